"""`bench get-app` takes the repository: the checks of bench 5.31, and of Frappe on install, asked here."""

import re
from pathlib import Path

import pytest

from tests.architecture.source_tree import PACKAGE, ROOT, package_sources
from tests.architecture.test_hooks import hook_values

try:
	import tomllib
except ImportError:  # Python 3.10, where pytest brings the same under its older name
	import tomli as tomllib

FILES_BENCH_LOOKS_FOR = ("hooks.py", "modules.txt", "patches.txt")


def is_app_for_bench(folder: Path) -> bool:
	"""bench's own question: each of the three files lies exactly one folder below the repository's root.

	It globs `<root>/**/hooks.py` without recursion, where `**` means one folder.
	"""
	return all(any(folder.glob(f"*/{name}")) for name in FILES_BENCH_LOOKS_FOR)


def app_name_for_bench(folder: Path) -> str | None:
	"""Name bench installs the app under: pyproject.toml first, older benches by the text of setup.py."""
	pyproject = tomllib.loads((folder / "pyproject.toml").read_text())
	if name := pyproject.get("project", {}).get("name"):
		return name
	found = re.search(r"^name\s*=\s*[\'\"](.*)[\'\"]", (folder / "setup.py").read_text(), re.MULTILINE)
	return found and found[1]


def test_bench_takes_the_repository_for_an_app() -> None:
	assert is_app_for_bench(ROOT)


def test_bench_refuses_files_that_lie_deeper_or_higher(tmp_path: Path) -> None:
	for name in FILES_BENCH_LOOKS_FOR:
		(tmp_path / name).touch()
		(tmp_path / "src" / "appeals_app").mkdir(parents=True, exist_ok=True)
		(tmp_path / "src" / "appeals_app" / name).touch()

	assert not is_app_for_bench(tmp_path)


def test_bench_names_the_app_as_its_package_and_its_hooks_do() -> None:
	assert app_name_for_bench(ROOT) == PACKAGE.name == hook_values()["app_name"]


def test_older_bench_reads_the_name_from_setup(tmp_path: Path) -> None:
	(tmp_path / "setup.py").write_text((ROOT / "setup.py").read_text())
	(tmp_path / "pyproject.toml").write_text("[build-system]\n")

	assert app_name_for_bench(tmp_path) == "appeals_app"


def test_declared_frappe_versions_cover_both_engines() -> None:
	"""bench compares this range with the installed frappe: 15.0.0-dev from the registry, 15.x from upstream."""
	pyproject = tomllib.loads((ROOT / "pyproject.toml").read_text())

	assert pyproject["tool"]["bench"]["frappe-dependencies"]["frappe"] == ">=15.0.0-dev,<16.0.0"


def test_frappe_itself_is_not_a_requirement_pip_would_look_for() -> None:
	"""The name on the package index is an empty placeholder: pip would install that over the real one."""
	pyproject = tomllib.loads((ROOT / "pyproject.toml").read_text())
	required = [*pyproject["project"]["dependencies"], *pyproject["build-system"]["requires"]]

	assert not [name for name in required if re.match(r"frappe\b", name)]


def test_everything_in_the_package_is_shipped_with_it() -> None:
	pyproject = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["setuptools"]

	assert pyproject["packages"]["find"]["include"] == ["appeals_app*"]
	assert pyproject["package-data"] == {"appeals_app": ["**/*"]}


@pytest.mark.parametrize("name", ["modules.txt", "patches.txt"])
def test_lists_frappe_reads_end_with_a_newline_and_hold_no_spaces(name: str) -> None:
	text = (PACKAGE / name).read_text()

	assert text.endswith("\n")
	assert all(line == line.strip() for line in text.splitlines())


def test_every_folder_with_python_is_a_package() -> None:
	"""setuptools finds packages by their __init__.py; a folder without one would be left out of a wheel."""
	folders = {ROOT / parent for source in package_sources() for parent in Path(source.name).parents} - {ROOT}

	assert PACKAGE / "appeal_registry" / "doctype" in folders
	assert not [folder for folder in folders if not (folder / "__init__.py").is_file()]
