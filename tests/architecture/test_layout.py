"""Where things lie: folders of modules and DocTypes, names of files, their length, and metadata as exported."""

import ast
import json
from collections.abc import Iterable
from pathlib import Path, PurePosixPath

import pytest

from tests.architecture.source_tree import PACKAGE, ROOT, project_files, python_sources
from tests.config.doctypes import doctype_paths

VAGUE_NAMES = frozenset({"utils", "util", "helpers", "helper", "common", "misc", "shared"})

LONGEST_FILE = 300

LONGEST_TEST_FILE = 400
"""Tests of one subject stay together a little longer."""

ROOT_LINKS = ("hooks.py", "fixtures", "patches")

CODE_IN_DOCTYPE_FOLDER = (".py", ".js", ".html", ".css", ".md")


def metadata_paths() -> list[Path]:
	"""Records that `bench migrate` takes from modules: <module>/<kind>/<name>/<name>.json."""
	folders = [PACKAGE / scrub(title) for title in modules_listed()]
	return [path for folder in folders for path in sorted(folder.glob("*/*/*.json"))]


def modules_listed() -> list[str]:
	return (PACKAGE / "modules.txt").read_text().split("\n")[:-1]


def scrub(title: str) -> str:
	"""Folder of a module or DocType, as Frappe derives it from the title."""
	return title.replace(" ", "_").replace("-", "_").lower()


def test_root_links_lead_into_the_package_by_relative_paths() -> None:
	targets = {name: (ROOT / name).readlink() for name in ROOT_LINKS if (ROOT / name).is_symlink()}

	assert targets == {name: Path("appeals_app") / name for name in ROOT_LINKS}
	assert all((ROOT / name).exists() for name in ROOT_LINKS)


def test_every_module_has_its_folder_and_every_folder_its_module() -> None:
	folders = {path.parent.name for path in PACKAGE.glob("*/doctype")}

	assert "" not in modules_listed(), "an empty line in modules.txt is a module without a name"
	assert {scrub(title) for title in modules_listed()} >= folders
	assert all((PACKAGE / scrub(title) / "__init__.py").is_file() for title in modules_listed())


def test_records_of_metadata_name_the_module_of_their_folder() -> None:
	"""Frappe exports a record into the folder of its module; elsewhere it would become a second copy."""
	modules = {path: json.loads(path.read_text()).get("module") for path in metadata_paths()}

	assert not [
		path.stem for path, module in modules.items() if module and scrub(module) != path.parents[2].name
	]
	assert any(modules.values())


def test_metadata_lies_where_its_name_says() -> None:
	"""`bench migrate` looks for <module>/<kind>/<name>/<name>.json and never meets a file called otherwise."""
	wrong = []
	for path in metadata_paths():
		record = json.loads(path.read_text())
		expected = (scrub(record["doctype"]), scrub(record["name"]), scrub(record["name"]))
		if expected != (path.parents[1].name, path.parent.name, path.stem):
			wrong.append(f"{path.relative_to(ROOT)} holds {record['doctype']} {record['name']}")

	assert not wrong


@pytest.mark.parametrize("path", doctype_paths(), ids=lambda path: path.stem)
def test_doctype_folder_is_complete(path: Path) -> None:
	"""The description, an importable package and a controller whose class Frappe finds by the name."""
	name = json.loads(path.read_text())["name"]
	controller = path.with_suffix(".py")
	classes = {node.name for node in ast.parse(controller.read_text()).body if isinstance(node, ast.ClassDef)}

	assert path.stem == scrub(name)
	assert name.replace(" ", "").replace("-", "") in classes
	assert (path.parent / "__init__.py").read_text() == ""
	assert (path.parents[1] / "__init__.py").is_file()


def test_doctype_folders_hold_nothing_but_a_doctype() -> None:
	known = {path.parent for path in doctype_paths()}
	odd = [
		path.relative_to(ROOT).as_posix()
		for path in project_files()
		if path.match("appeals_app/*/doctype/*/*")
		and (path.parent not in known or not path.name.startswith(("__init__", "test_", path.parent.name)))
	]

	assert not odd


def is_canonical(text: str) -> bool:
	"""As Frappe exports: keys sorted, one space of indent, with letters as they are or escaped."""
	record = json.loads(text)
	forms = (json.dumps(record, indent=1, sort_keys=True, ensure_ascii=escaped) for escaped in (True, False))
	return text.rstrip("\n") in forms and text.endswith("\n") and not text.endswith("\n\n")


def test_metadata_and_fixtures_are_written_as_frappe_exports_them() -> None:
	"""So the next export from a form changes the lines that were changed and no others."""
	paths = [*metadata_paths(), *sorted((PACKAGE / "fixtures").rglob("*.json"))]

	assert not [path.relative_to(PACKAGE).as_posix() for path in paths if not is_canonical(path.read_text())]


@pytest.mark.parametrize(
	"text", ['{"b": 1, "a": 2}\n', '{\n "b": 1,\n "a": 2\n}\n', '{\n "a": 2\n}', '{\n  "a": 2\n}\n']
)
def test_other_writing_of_metadata_is_noticed(text: str) -> None:
	assert not is_canonical(text)


def vague_names(names: Iterable[str]) -> list[str]:
	"""Files and packages whose name does not say what they hold."""
	return [name for name in names if VAGUE_NAMES & set(PurePosixPath(name).with_suffix("").parts[1:])]


def test_files_are_named_for_what_they_hold() -> None:
	assert not vague_names(source.name for source in python_sources())


def test_vague_name_is_noticed() -> None:
	assert vague_names(["appeals_app/utils.py", "appeals_app/helpers/dates.py", "appeals_app/terms.py"]) == [
		"appeals_app/utils.py",
		"appeals_app/helpers/dates.py",
	]


def twins(names: Iterable[str]) -> list[str]:
	"""Modules beside a package of the same name: Python takes the package, the file is dead."""
	names = set(names)
	return sorted(name for name in names if f"{name.removesuffix('.py')}/__init__.py" in names)


def test_no_module_stands_beside_a_package_of_its_name() -> None:
	assert not twins(source.name for source in python_sources())
	assert twins(["a/notices.py", "a/notices/__init__.py", "a/terms.py"]) == ["a/notices.py"]


def longest(name: str) -> int:
	"""Lines a file may have."""
	return LONGEST_TEST_FILE if name.startswith("tests/") else LONGEST_FILE


def too_long(lengths: dict[str, int]) -> dict[str, int]:
	"""Files that are longer than files of their kind may be."""
	return {name: lines for name, lines in lengths.items() if lines > longest(name)}


def test_python_files_are_short_enough_to_be_read_at_once() -> None:
	assert not too_long({source.name: source.text.count("\n") for source in python_sources()})


def test_long_file_is_noticed() -> None:
	lengths = {"appeals_app/terms.py": 301, "tests/unit/test_terms.py": 301, "tests/site/test_terms.py": 401}

	assert set(too_long(lengths)) == {"appeals_app/terms.py", "tests/site/test_terms.py"}


def test_package_file_of_the_app_holds_only_the_version() -> None:
	tree = ast.parse((PACKAGE / "__init__.py").read_text())

	assert [node.targets[0].id for node in tree.body] == ["__version__"]


def test_root_of_the_project_is_clean() -> None:
	"""What a newcomer sees first has a reason to be there."""
	names = {path.relative_to(ROOT).parts[0] for path in project_files()}

	assert names <= ROOT_NAMES, f"new at the root: {names - ROOT_NAMES}; name it here with its reason"


ROOT_NAMES = frozenset(
	{"appeals_app", "tests", "benchmarks", "tools", "docs", ".ci"}
	| {"setup.py", "pyproject.toml", "Makefile", "LICENSE", ".gitignore", ".importlinter"}
	| {"README.md", "README.uk.md", "CHANGELOG.md", "CONTRIBUTING.md"}
	| {".pre-commit-config.yaml", ".editorconfig", ".gitattributes", ".git-blame-ignore-revs"}
)
