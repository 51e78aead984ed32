"""One apostrophe in all words the app shows: U+2019. What people type themselves is kept as they typed it."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.config.doctypes import PACKAGE

TYPED = re.compile(r"(?<=[а-яіїєґ])['ʼ`](?=[а-яіїєґ])", re.IGNORECASE)

NOT_SHOWN = ("setup/demo/", "patches/", "testing/", "public/dist/")
"""People of the demo type as people type; a patch names what was; factories are for tests."""


def shown_texts(path: Path) -> Iterator[str]:
	"""Texts of a file that may reach a screen or paper: not its comments."""
	text = path.read_text()
	if path.suffix == ".py":
		nodes = ast.walk(ast.parse(text))
		yield from (
			node.value for node in nodes if isinstance(node, ast.Constant) and isinstance(node.value, str)
		)
	elif path.suffix == ".js":
		yield from (line.partition("//")[0] for line in text.splitlines())
	else:
		yield text


def words_with_another_apostrophe(path: Path) -> list[str]:
	"""Words written with the mark of the keyboard or with a letter that only looks like an apostrophe."""
	return [
		text[max(0, match.start() - 20) : match.end() + 20]
		for text in shown_texts(path)
		for match in TYPED.finditer(text)
	]


def shown_files() -> list[Path]:
	return [
		path
		for path in sorted(PACKAGE.rglob("*"))
		if path.suffix in (".py", ".js", ".json", ".html", ".csv")
		and not path.relative_to(PACKAGE).as_posix().startswith(NOT_SHOWN)
	]


def test_words_of_the_app_have_one_apostrophe() -> None:
	files = shown_files()

	assert {".py", ".js", ".json", ".html", ".csv"} == {path.suffix for path in files}
	assert not {path.name: found for path in files if (found := words_with_another_apostrophe(path))}


@pytest.mark.parametrize(
	("name", "text", "is_noticed"),
	[
		("a.py", 'X = "роз\'яснення"', True),
		("a.py", "# роз'яснення", False),
		("a.js", "say('x'); // роз'яснення", False),
		("a.js", 'say("розʼяснення");', True),
		("a.json", '{"title": "Об\'єднано"}', True),
		("a.json", '{"title": "Об’єднано"}', False),
	],
)
def test_another_apostrophe_is_noticed(tmp_path: Path, name: str, text: str, is_noticed: bool) -> None:
	(tmp_path / name).write_text(text)

	assert bool(words_with_another_apostrophe(tmp_path / name)) is is_noticed
