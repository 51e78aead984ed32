"""Steps that make the engine: Frappe's tree, the bench, the database server."""

import shutil
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from tools.engine import restore
from tools.engine.digests import overlay_digest
from tools.engine.interpreters import Python
from tools.engine.passwords import Passwords
from tools.engine.paths import Layout, make_private_folder
from tools.engine.records import write_record
from tools.engine.services import current_user, program
from tools.engine.source import Source
from tools.engine.steps import Log, Step

COMMIT_DATE = "2023-08-05T00:00:00+0000"


@dataclass(frozen=True, slots=True)
class EngineSteps:
	"""The steps, each bound to one layout, one source and one environment."""

	layout: Layout
	source: Source
	python: Python
	passwords: Passwords
	environment: Mapping[str, str]

	def all(self) -> list[Step]:
		tree = self.restored_tree() if self.source.kind == "registry" else self.cloned_tree()
		return [tree, self.bench(), self.framework_assets(), self.database()]

	def cloned_tree(self) -> Step:
		return Step(
			name="tree",
			title="Frappe cloned",
			inputs=lambda: f"{self.source}",
			run=self._clone_tree,
			holds=(self.layout.frappe_tree / ".git").exists,
			advice="It needs the Git server. Check the network, FRAPPE_URL and FRAPPE_BRANCH, and run again.",
		)

	def _clone_tree(self, log: Log) -> None:
		"""A clone of our own: bench takes neither a bare repository nor an address it cannot read a name from."""
		target = self.layout.frappe_tree
		shutil.rmtree(target, ignore_errors=True)
		options = ("--quiet", "--depth", "1", "--branch", self.branch)
		log.run("git", "clone", *options, self.source.url, target, env=self.environment)
		log.run("git", "-C", target, "remote", "remove", "origin", env=self.environment)

	def restored_tree(self) -> Step:
		return Step(
			name="tree",
			title="Frappe restored from the registry",
			inputs=lambda: (
				f"{restore.WHEEL_SHA256} {restore.TREE_SHA256} {overlay_digest(self.layout.repository)}"
			),
			run=self._restore_tree,
			holds=(self.layout.frappe_tree / ".git").exists,
			advice="It needs PyPI. A wrong sum means another file than this project was written for: see the log.",
		)

	def _restore_tree(self, log: Log) -> None:
		layout = self.layout
		wheel = self._download_wheel(log)
		count = restore.restore(wheel, layout.frappe_tree)
		log.write(f"{count} files restored, digest {restore.TREE_SHA256}")
		dated = {**self.environment, "GIT_AUTHOR_DATE": COMMIT_DATE, "GIT_COMMITTER_DATE": COMMIT_DATE}
		for words in (
			("init", "--quiet", "--initial-branch", self.branch),
			("add", "--all"),
			("commit", "--quiet", "--message", "Frappe 15.0.0-dev restored from the package registry"),
		):
			log.run("git", "-C", layout.frappe_tree, *words, env=dated)

	def _download_wheel(self, log: Log) -> Path:
		downloads = self.layout.downloads
		downloads.mkdir(parents=True, exist_ok=True)
		wanted = downloads / "requirements.txt"
		wanted.write_text(f"{restore.WHEEL} --hash=sha256:{restore.WHEEL_SHA256}\n")
		options = ("--quiet", "--no-deps", "--require-hashes", "--dest", downloads, "--requirement", wanted)
		log.run(self.layout.cli / "bin" / "pip", "download", *options, env=self.environment)
		wheel = next(downloads.glob("criscostack-*.whl"))
		restore.check_wheel(wheel)
		return wheel

	@property
	def branch(self) -> str:
		return self.source.branch or "version-15"

	def bench(self) -> Step:
		return Step(
			name="bench",
			title="bench with Frappe's Python and npm packages",
			# an environment's scripts hold its path: a moved folder calls for a new one
			inputs=lambda: f"{self.layout.home} {self.python.path}",
			after=("tree",),
			run=self._make_bench,
			holds=lambda: self.layout.env_python.exists() and self._frappe.exists(),
			advice="It needs PyPI and the npm registry. Check the network and run again.",
		)

	@property
	def _frappe(self) -> Path:
		return self.layout.bench / "apps" / "frappe"

	def _make_bench(self, log: Log) -> None:
		"""Made anew each time; the sites of the bench before are kept (their data lies in MariaDB)."""
		layout = self.layout
		put_sites_aside(layout)
		shutil.rmtree(layout.bench, ignore_errors=True)
		start = layout.home / "start"
		# bench refuses to work as root unless the current folder's configuration names root
		write_record(start / "sites" / "common_site_config.json", {"frappe_user": current_user()})
		frappe = ("--frappe-path", layout.frappe_tree, "--frappe-branch", self.branch)
		less = ("--no-backups", "--no-procfile", "--skip-redis-config-generation", "--skip-assets")
		made = ("bench", "init", *frappe, "--python", self.python.path, *less, layout.bench)
		log.run(*made, cwd=start, env=self.environment)
		if self.source.kind == "git":
			remote = ("remote", "set-url", "upstream", self.source.url)
			log.run("git", "-C", self._frappe, *remote, env=self.environment)
		put_sites_back(layout)

	def framework_assets(self) -> Step:
		return Step(
			name="framework-assets",
			title="framework's assets built",
			after=("bench",),
			run=lambda log: log.run(
				*("bench", "build", "--production", "--app", "frappe"),
				cwd=self.layout.bench,
				env=self.environment,
			),
			holds=lambda: (self.layout.sites / "assets" / "assets.json").exists(),
		)

	def database(self) -> Step:
		return Step(
			name="database",
			title="MariaDB's data folder",
			run=self._make_database,
			holds=lambda: (self.layout.database / "mysql").is_dir(),
		)

	def _make_database(self, log: Log) -> None:
		data = self.layout.database
		shutil.rmtree(data, ignore_errors=True)
		make_private_folder(data)
		make_private_folder(self.layout.sockets)
		log.run(
			*(program("mariadb-install-db"), "--no-defaults", f"--datadir={data}", "--skip-test-db"),
			*("--auth-root-authentication-method=normal", f"--user={current_user()}"),
			env=self.environment,
		)
		config = self.layout.config / "mariadb.cnf"
		log.run(
			*(program("mariadbd"), f"--defaults-file={config}", "--bootstrap"),
			stdin=root_account(self.passwords.database_root),
			env=self.environment,
		)


def put_sites_aside(layout: Layout) -> None:
	"""Move the folders of sites out of a bench that is about to be made anew."""
	layout.kept_sites.mkdir(parents=True, exist_ok=True)
	for config in layout.sites.glob("*/site_config.json"):
		shutil.move(config.parent, layout.kept_sites / config.parent.name)


def put_sites_back(layout: Layout) -> None:
	for folder in layout.kept_sites.iterdir():
		shutil.move(folder, layout.sites / folder.name)


def root_account(password: str) -> str:
	"""SQL that leaves one account: root with this password, from the socket and from the loopback address."""
	quoted = password.replace("\\", "\\\\").replace("'", "\\'")
	return (
		"FLUSH PRIVILEGES;\n"
		"DELETE FROM mysql.global_priv WHERE User = '' OR Host NOT IN ('localhost') ;\n"
		"FLUSH PRIVILEGES;\n"
		f"ALTER USER root@localhost IDENTIFIED BY '{quoted}';\n"
		f"CREATE USER root@'127.0.0.1' IDENTIFIED BY '{quoted}';\n"
		"GRANT ALL ON *.* TO root@'127.0.0.1' WITH GRANT OPTION;\n"
		"FLUSH PRIVILEGES;\n"
	)
