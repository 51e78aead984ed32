"""A copy of the test site, a newer version of the app beside this one, and the upgrade from the one to the other."""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import appeals_app

PACKAGE = Path(appeals_app.__file__).resolve().parent
REPOSITORY = PACKAGE.parent

UPGRADED = "upgraded.localhost"
SECONDS = 300

NEW_FIELD = "letter_weight"
NEW_TEMPLATE = "forwarded-by-newer-version"
PATCHED = "appeals_patched_by_newer_version"
NEWER_WORDS = " (нова версія)"

BENCH_COMMAND = ("-m", "frappe.utils.bench_helper", "frappe")


@dataclass(frozen=True, slots=True)
class SiteCopy:
	"""A site of its own with all that was committed in the test site."""

	name: str
	sites: Path

	def run(self, *command: str, code: Path = REPOSITORY) -> str:
		"""What the command said; the app is taken from the folder `code`."""
		done = subprocess.run(
			[sys.executable, *command],
			cwd=self.sites,
			env={**os.environ, "PYTHONPATH": f"{code}{os.pathsep}{REPOSITORY}"},
			stdin=subprocess.DEVNULL,
			capture_output=True,
			text=True,
			timeout=SECONDS,
		)
		assert done.returncode == 0, f"{command}:\n{done.stdout[-3000:]}\n{done.stderr[-6000:]}"
		return done.stdout

	def migrate(self, code: Path) -> str:
		"""`bench migrate` with the app of the folder."""
		return self.run(*BENCH_COMMAND, "--site", self.name, "migrate", code=code)


@contextmanager
def copied_site(site: str, sites: Path) -> Iterator[SiteCopy]:
	"""The copy has a database and a folder of its own; both are gone afterwards."""
	settings = json.loads((sites / site / "site_config.json").read_text())
	database, folder = f"upgraded{settings['db_name']}", sites / UPGRADED
	_forget(sites, database)
	try:
		_copy_database(sites, settings, database)
		for part in ("locks", "logs", "private/backups", "private/files", "public/files"):
			(folder / part).mkdir(parents=True)
		(folder / "site_config.json").write_text(json.dumps({**settings, "db_name": database}))
		yield SiteCopy(UPGRADED, sites)
	finally:
		_forget(sites, database)


def _copy_database(sites: Path, settings: dict, database: str) -> None:
	"""By a dump through a pipe; the framework logs in under the name of the database."""
	account = f"'{database}'@'%'"
	_as_root(
		sites,
		f"create database `{database}` character set utf8mb4 collate utf8mb4_unicode_ci;"
		f" create user {account} identified by '{settings['db_password']}';"
		f" grant all privileges on `{database}`.* to {account}",
	)
	dump = [*_program(sites, "mariadb-dump"), "--single-transaction", "--skip-triggers", settings["db_name"]]
	environment = _root_environment(sites)
	with subprocess.Popen(dump, env=environment, stdout=subprocess.PIPE) as dumping:
		load = [*_program(sites, "mariadb"), database]
		subprocess.run(load, env=environment, stdin=dumping.stdout, check=True, timeout=SECONDS)
	assert dumping.returncode == 0


def _forget(sites: Path, database: str) -> None:
	_as_root(sites, f"drop database if exists `{database}`; drop user if exists '{database}'@'%'")
	shutil.rmtree(sites / UPGRADED, ignore_errors=True)


def _as_root(sites: Path, statements: str) -> str:
	"""What the database answered, a row a line."""
	done = subprocess.run(
		[*_program(sites, "mariadb"), "--batch", "--skip-column-names", "--execute", statements],
		env=_root_environment(sites),
		check=True,
		stdout=subprocess.PIPE,
		text=True,
		timeout=SECONDS,
	)
	return done.stdout


def _program(sites: Path, name: str) -> list[str]:
	socket = json.loads((sites / "common_site_config.json").read_text())["mariadb_socket"]
	return [name, f"--socket={socket}", "--user=root"]


def _root_environment(sites: Path) -> dict[str, str]:
	passwords = json.loads((sites.parents[1] / "secrets.json").read_text())
	return {**os.environ, "MYSQL_PWD": passwords["database_root"]}


# what an older version had not yet ---------------------------------------------------------------------------

NEW_INDEXES = {"Appeal Event": "reference_name_act_index", "Applicant": "authority_email"}


def take_new_indexes_away(copy: SiteCopy) -> None:
	"""Leave the tables as before these indexes, and the forms as read from the older files."""
	database = _database(copy)
	for doctype, index in NEW_INDEXES.items():
		_as_root(
			copy.sites,
			f"alter table `{database}`.`tab{doctype}` drop index `{index}`;"
			f" update `{database}`.tabDocType set modified = '2026-01-01', migration_hash = null"
			f" where name = '{doctype}'",
		)


def indexes_of(copy: SiteCopy) -> set[tuple[str, str]]:
	"""DocTypes with the names of the indexes of their tables."""
	asked = f"select table_name, index_name from information_schema.statistics where table_schema = '{_database(copy)}'"
	rows = (line.split("\t") for line in _as_root(copy.sites, asked).splitlines())
	return {(table.removeprefix("tab"), index) for table, index in rows}


def _database(copy: SiteCopy) -> str:
	return json.loads((copy.sites / copy.name / "site_config.json").read_text())["db_name"]


# the newer version ------------------------------------------------------------------------------------------


def write_newer_version(folder: Path) -> Path:
	"""This app with changed defaults, a changed fixture, a new default, a new field and a patch; gives the folder."""
	package = folder / "appeals_app"
	shutil.copytree(PACKAGE, package, ignore=shutil.ignore_patterns("__pycache__", "node_modules", "dist"))
	defaults = package / "fixtures" / "defaults"
	_change(defaults / "20_appeal_channel.json", _with_newer_words("title"))
	_change(defaults / "60_notification.json", _with_newer_words("subject"))
	_change(defaults / "42_workflow.json", _with_another_condition)
	_change(defaults / "47_appeal_reply_template.json", _with_another_template)
	_change(package / "fixtures" / "custom_field.json", _with_newer_words("description"))
	_change(package / "appeal_registry" / "doctype" / "appeal" / "appeal.json", _with_another_field)
	_change(
		package / "appeal_registry" / "workspace" / "citizens_appeals" / "citizens_appeals.json", _touched
	)
	_add_patch(package)
	return folder


def _change(path: Path, change: Callable[[object], object]) -> None:
	path.write_text(json.dumps(change(json.loads(path.read_text())), ensure_ascii=False, indent=1))


def _with_newer_words(field: str) -> Callable[[list], list]:
	return lambda records: [{**one, field: f"{one.get(field) or ''}{NEWER_WORDS}"} for one in records]


def _with_another_condition(workflows: list[dict]) -> list[dict]:
	for workflow in workflows:
		workflow["transitions"][-1]["condition"] = "doc.name"
	return workflows


def _with_another_template(templates: list[dict]) -> list[dict]:
	changed = _with_newer_words("body")(templates)
	return [*changed, {**templates[0], "name": NEW_TEMPLATE, "template_title": "Шаблон нової версії"}]


def _with_another_field(doctype: dict) -> dict:
	doctype["field_order"].append(NEW_FIELD)
	doctype["fields"].append({"fieldname": NEW_FIELD, "fieldtype": "Int", "label": "Letter Weight"})
	return _touched(doctype)


def _touched(record: dict) -> dict:
	return {**record, "modified": "2099-01-01 00:00:00.000000"}


def _add_patch(package: Path) -> None:
	folder = package / "patches" / "v9_9"
	folder.mkdir()
	(folder / "__init__.py").touch()
	(folder / "mark.py").write_text(
		f"import frappe\n\n\ndef execute():\n\tfrappe.db.set_default({PATCHED!r}, 'done')\n"
	)
	lines = package / "patches.txt"
	lines.write_text(f"{lines.read_text().rstrip()}\nappeals_app.patches.v9_9.mark\n")
