"""Patches that `bench migrate` can run, and one version told everywhere."""

import ast
import re
from pathlib import Path

import pytest

from tests.config.doctypes import PACKAGE, ROOT

SECTIONS = ("[pre_model_sync]", "[post_model_sync]")


def patch_lines(text: str) -> list[str]:
	"""Lines Frappe would run: neither sections nor comments."""
	return [line for line in text.splitlines() if line and not line.startswith(("[", "#"))]


def faults_of_patch(line: str, package: Path = PACKAGE) -> list[str]:
	"""What keeps a line of patches.txt from running, or from being understood later."""
	if line.startswith("execute:"):
		return _syntax_faults(line.removeprefix("execute:"))
	if "#" in line:
		return ["is changed to run again: a corrected patch is a new patch"]
	path = package.parent / Path(*line.split(".")).with_suffix(".py")
	if not path.is_file():
		return ["is not there"]
	if not re.match(r"appeals_app\.patches\.v\d+_\d+\.\w+$", line):
		return ["does not lie in the folder of a version"]
	tree = ast.parse(path.read_text())
	faults = [] if ast.get_docstring(tree) else ["has no docstring saying why, what, and how to verify"]
	runs = [node for node in tree.body if isinstance(node, ast.FunctionDef) and node.name == "execute"]
	return faults if runs else [*faults, "has no execute()"]


def _syntax_faults(code: str) -> list[str]:
	try:
		ast.parse(code.strip())
	except SyntaxError:
		return ["is not Python"]
	return []


def test_patches_have_both_sections_in_order() -> None:
	lines = (PACKAGE / "patches.txt").read_text().splitlines()

	assert tuple(line for line in lines if line.startswith("[")) == SECTIONS


def test_every_patch_can_run_and_says_why() -> None:
	lines = patch_lines((PACKAGE / "patches.txt").read_text())

	assert not {line: faults for line in lines if (faults := faults_of_patch(line))}
	assert len(set(lines)) == len(lines)


def test_every_patch_in_the_folder_is_listed() -> None:
	lines = patch_lines((PACKAGE / "patches.txt").read_text())
	files = (
		path for path in (PACKAGE / "patches").glob("v*/*.py") if not path.name.startswith(("__", "test_"))
	)
	written = {".".join(path.relative_to(ROOT).with_suffix("").parts) for path in files}

	assert written == {line for line in lines if not line.startswith("execute:")}


@pytest.mark.parametrize(
	("line", "fault"),
	[
		("appeals_app.patches.v0_1.no_such_patch", "is not there"),
		("appeals_app.setup.seed", "does not lie in the folder of a version"),
		(
			"appeals_app.patches.v0_1.move_names #2",
			"is changed to run again: a corrected patch is a new patch",
		),
		("execute:frappe.reload_doc(", "is not Python"),
	],
)
def test_patch_that_cannot_run_is_noticed(line: str, fault: str) -> None:
	assert faults_of_patch(line) == [fault]


def test_patch_without_its_reason_or_function_is_noticed(tmp_path: Path) -> None:
	folder = tmp_path / "appeals_app" / "patches" / "v0_2"
	folder.mkdir(parents=True)
	(folder / "move_names.py").write_text("import frappe\n")

	faults = faults_of_patch("appeals_app.patches.v0_2.move_names", tmp_path / "appeals_app")

	assert faults == ["has no docstring saying why, what, and how to verify", "has no execute()"]


def app_version() -> str:
	tree = ast.parse((PACKAGE / "__init__.py").read_text())
	return ast.literal_eval(tree.body[0].value)


def test_version_is_the_newest_entry_of_the_changelog() -> None:
	entries = re.findall(r"^## \[?v?(\d+\.\d+\.\d+)\]?", (ROOT / "CHANGELOG.md").read_text(), re.MULTILINE)

	assert entries
	assert entries[0] == app_version()


def test_entries_of_the_changelog_go_from_newest_to_oldest() -> None:
	entries = re.findall(
		r"^## \[?v?(\d+)\.(\d+)\.(\d+)\]?", (ROOT / "CHANGELOG.md").read_text(), re.MULTILINE
	)
	numbers = [tuple(map(int, entry)) for entry in entries]

	assert numbers == sorted(set(numbers), reverse=True)
