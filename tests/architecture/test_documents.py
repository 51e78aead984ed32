"""What the documents name exists: READMEs of modules, decisions, CONTRIBUTING, links from one page to another."""

import re
from pathlib import Path

import pytest

from appeals_app.domain.lifecycle import PHASE_OF_LETTER, LetterKind, Phase
from tests.architecture import code_index
from tests.architecture.source_tree import PACKAGE, ROOT, package_sources, text_files
from tests.architecture.test_endpoints import endpoints
from tests.architecture.test_hooks import hook_values
from tests.config.doctypes import doctypes

HEADINGS = ("## Owns", "## Public functions", "## What an administrator may change")

DOCUMENTED = sorted(
	{
		(PACKAGE / title.lower().replace(" ", "_"))
		for title in (PACKAGE / "modules.txt").read_text().splitlines()
	}
	| {PACKAGE / "permissions", PACKAGE / "setup"}
)

each_module = pytest.mark.parametrize("folder", DOCUMENTED, ids=lambda folder: folder.name)


def readme_of(folder: Path) -> str:
	return (folder / "README.md").read_text()


def section(text: str, heading: str) -> str:
	"""Text under a heading up to the next one of its rank or higher."""
	rank = heading.split(" ")[0]
	after = text.partition(f"{heading}\n")[2]
	return re.split(rf"^#{{2,{len(rank)}}} ", after, flags=re.MULTILINE)[0]


def first_cells(text: str) -> list[str]:
	"""First column of the tables in a text, without their heads: the row before the line of dashes."""
	rows = re.findall(r"^\| *([^|\n]+?) *\|", text, re.MULTILINE)
	heads = {place for place, cell in enumerate(rows) if set("".join(rows[place + 1 : place + 2])) == {"-"}}
	return [cell for place, cell in enumerate(rows) if place not in heads and set(cell) != {"-"}]


@each_module
def test_module_has_a_readme_with_its_three_parts(folder: Path) -> None:
	text = readme_of(folder)

	assert text.startswith(f"# {folder.name.replace('_', ' ').title()}\n")
	assert [line for line in text.splitlines() if line in HEADINGS] == list(HEADINGS)
	assert all(section(text, heading).strip() for heading in HEADINGS)


@each_module
def test_readme_names_every_doctype_of_the_module_and_no_other(folder: Path) -> None:
	owned = {
		doctype.name
		for doctype in doctypes().values()
		if doctype.path.is_relative_to(folder) and not doctype.is_child
	}
	named = {cell for cell in first_cells(section(readme_of(folder), "## Owns")) if cell in doctypes()}

	assert named == owned


@each_module
def test_functions_named_in_a_readme_exist(folder: Path) -> None:
	named = re.findall(
		r"^\| `([a-z_]+\.[a-z_]+)` \|", section(readme_of(folder), "## Public functions"), re.MULTILINE
	)
	missing = [name for name in named if f"appeals_app.{folder.name}.{name}" not in code_index.definitions()]

	assert not missing


@each_module
def test_readme_names_every_door_for_http(folder: Path) -> None:
	doors = {
		f"{source.module.split('.')[-1]}.{function.name}"
		for source in package_sources()
		for function, _ in endpoints(source)
		if source.module.startswith(f"appeals_app.{folder.name}.") and "doctype" not in source.module
	}

	assert not {door for door in doors if f"`{door}`" not in readme_of(folder)}


@each_module
def test_statuses_in_a_readme_are_those_of_the_doctype(folder: Path) -> None:
	text = readme_of(folder)
	with_status = [
		doctype
		for doctype in doctypes().values()
		if doctype.path.is_relative_to(folder) and "status" in doctype.fields
	]

	for doctype in with_status:
		table = section(text, f"### Status of {doctype.name}")
		assert [cell.strip("`") for cell in first_cells(table)] == doctype.options_of("status")


def test_phases_in_the_readme_of_the_registry_are_those_of_the_law() -> None:
	cells = first_cells(section(readme_of(PACKAGE / "appeal_registry"), "## Phases"))

	assert [cell.strip("`") for cell in cells] == [phase.value for phase in Phase]


def test_letters_in_the_readme_of_the_replies_lead_to_the_phases_of_the_law() -> None:
	text = readme_of(PACKAGE / "appeal_replies")

	for kind in LetterKind:
		phase = PHASE_OF_LETTER.get(kind)
		assert f"| {kind.value} | {f'`{phase.value}`' if phase else 'none'} |" in text


CALLING_HOOKS = ("appeal_registry", "appeal_files", "appeal_administration", "permissions")


def test_hooks_in_the_readmes_of_those_who_call_them_are_those_modules_join() -> None:
	joined = {name for name in hook_values() if name.startswith("appeal_")}
	callers = "\n".join(readme_of(PACKAGE / name) for name in CALLING_HOOKS)
	named = set(re.findall(r"^\| `(appeal_\w+)` \|", callers, re.MULTILINE))

	assert named == joined


def pages() -> dict[str, str]:
	"""Pages people read, by path."""
	return {
		name: text for name, text in text_files().items() if name.endswith(".md") and "/overlay/" not in name
	}


@pytest.mark.parametrize("name", pages())
def test_links_of_a_page_lead_to_files(name: str) -> None:
	links = re.findall(r"\]\((?!https?://|mailto:|#)([^)#\s]+)", pages()[name])

	assert not [link for link in links if not ((ROOT / name).parent / link).exists()]


@pytest.mark.parametrize("name", pages())
def test_files_of_the_project_named_on_a_page_exist(name: str) -> None:
	"""A path in backquotes that begins with a folder of the root: `tests/…`, `docs/…`, `appeals_app/…`."""
	named = re.findall(r"`((?:tests|docs|tools|appeals_app|benchmarks)/[\w./-]+)`", pages()[name])
	examples = {"tests/site/test_x.py"}

	assert not [path for path in named if path not in examples and not (ROOT / path).exists()]


def test_every_architecture_and_config_test_is_named_in_contributing() -> None:
	"""A rule nobody is told of is met only when it breaks."""
	text = (ROOT / "CONTRIBUTING.md").read_text()
	files = [
		*(ROOT / "tests" / "architecture").glob("test_*.py"),
		*(ROOT / "tests" / "config").glob("test_*.py"),
	]

	assert not [path.name for path in files if path.relative_to(ROOT).as_posix() not in text]


def decision_paths() -> list[Path]:
	return sorted((ROOT / "docs" / "decisions").glob("*.md"))


def test_decisions_are_numbered_without_gaps() -> None:
	numbers = [int(path.name[:4]) for path in decision_paths()]

	assert numbers == list(range(1, len(numbers) + 1))
	assert len(numbers) >= 8


@pytest.mark.parametrize("path", decision_paths(), ids=lambda path: path.stem)
def test_decision_says_context_choice_and_what_was_not_chosen(path: Path) -> None:
	text = path.read_text()
	parts = [text.find(f"**{part}.**") for part in ("Context", "Decision", "Alternatives")]

	assert text.startswith(f"# {path.name[:4]}. ")
	assert -1 not in parts
	assert parts == sorted(parts)
	assert len(text.split()) < 300, "a decision is a page, not a chapter"
