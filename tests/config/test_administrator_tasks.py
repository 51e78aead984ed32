"""Pages of the administrator's tasks: each is in the index, says its clicks, has its pictures, and a test that walks it."""

import ast
import re
from pathlib import Path

import pytest

REPOSITORY = Path(__file__).resolve().parents[2]
DOCS = REPOSITORY / "docs" / "administrator"
PAGES = sorted((DOCS / "tasks").glob("*.md"))
LARGEST = 60 * 1024
PICTURE = re.compile(r"!\[[^\]]+\]\(([^)]+)\)")

each_page = pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)


def test_index_leads_to_every_page_in_order() -> None:
	index = (DOCS / "tasks.md").read_text(encoding="utf-8")

	assert re.findall(r"\(tasks/([^)]+)\)", index) == [page.name for page in PAGES]
	assert [int(page.name[:2]) for page in PAGES] == sorted({int(page.name[:2]) for page in PAGES})


@each_page
def test_page_is_called_as_in_the_index_and_says_its_clicks(page: Path) -> None:
	text, index = page.read_text(encoding="utf-8"), (DOCS / "tasks.md").read_text(encoding="utf-8")
	number, title = re.match(r"# (\d+)\. (.+)", text).groups()

	assert f"| {number} | [{title}](tasks/{page.name}) |" in index
	assert re.search(r"Клацань: \*\*[1-9]\d*\*\*", text)


@each_page
def test_pictures_of_a_page_are_there_and_small(page: Path) -> None:
	pictures = [(page.parent / path).resolve() for path in PICTURE.findall(page.read_text(encoding="utf-8"))]

	assert pictures
	assert [path.name for path in pictures if path.stat().st_size > LARGEST] == []


def test_no_picture_is_left_over() -> None:
	shown = {
		path.split("/")[-1] for page in PAGES for path in PICTURE.findall(page.read_text(encoding="utf-8"))
	}

	assert {path.name for path in (REPOSITORY / "docs/images/administrator").iterdir()} == shown


@each_page
def test_page_has_a_test_that_walks_it(page: Path) -> None:
	tests = (REPOSITORY / "tests" / "browser" / "administrator").glob("test_*.py")

	assert any(f"def test_task_{page.name[:2]}_" in test.read_text(encoding="utf-8") for test in tests)


def test_types_of_new_fields_that_are_offered_are_taken() -> None:
	"""The form of a new field offers none that the server refuses."""
	tree = ast.parse((REPOSITORY / "appeals_app/permissions/scripts_in_rows.py").read_text())
	assigned = next(
		node for node in tree.body if isinstance(node, ast.Assign) and node.targets[0].id == "FILLED_IN"
	)
	taken = {node.value for node in ast.walk(assigned.value) if isinstance(node, ast.Constant)}
	offered = re.findall(
		r'\["([^"]+)", __\(', (REPOSITORY / "appeals_app/public/js/new_field_form.js").read_text()
	)

	assert len(offered) > 10
	assert set(offered) <= taken
