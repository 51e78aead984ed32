"""`translations/uk.csv` says every word of ours in Ukrainian, and nothing that nobody asks for.

The file has two parts, each in the order of its sources: first our own strings, then strings of the framework
that a clerk meets and that the framework says badly or not at all.  The last app wins, so both are heard.
"""

import csv
import re
from collections import Counter
from itertools import pairwise

import pytest

from appeals_app.domain.error_text import UKRAINIAN
from tests.config.translatable_strings import APP, app_strings, js_strings, metadata_strings, python_strings

FILE = APP / "translations" / "uk.csv"

PLACES = re.compile(r"\{\w*\}")
MARKUP = re.compile(r"<[^>]+>")

# Latin in Ukrainian too: formats, keys of a keyboard, and what is typed as it stands.
LATIN_ALLOWED = re.compile(
	r"\{\w*\}|<[^>]+>|&\w+;|https?://|(?<=\d)T(?=\d)|(?<=ДД)T(?=ГГ)|"
	r"\b(PDF|CSV|XLSX|UTF|JSON|QR|IP)\b|"
	r"\b(tzdata|head|deputy|other)\b"
)

MIXED = re.compile("[А-ЯҐЄІЇа-яґєії][A-Za-z]|[A-Za-z][А-ЯҐЄІЇа-яґєії]")


def rows() -> list[list[str]]:
	with FILE.open(encoding="utf-8", newline="") as file:
		return list(csv.reader(file))


def parts() -> tuple[list[list[str]], list[list[str]]]:
	"""Our part and the framework's: the second begins where the order falls back."""
	all_rows = rows()
	falls = [index + 1 for index, (one, next_one) in enumerate(pairwise(all_rows)) if next_one[0] < one[0]]
	assert len(falls) == 1, f"the order falls back {len(falls)} times, after rows {falls}"
	return all_rows[: falls[0]], all_rows[falls[0] :]


OURS, FRAMEWORK = parts()
OF_FRAMEWORK = {row[0]: row[1] for row in FRAMEWORK}


def shown(strings: object) -> str:
	return "\n" + "\n".join(sorted(strings))


def test_every_string_of_ours_is_translated() -> None:
	missing = app_strings().keys() - {row[0] for row in OURS}

	assert not missing, shown(f"{text}  ({', '.join(app_strings()[text])})" for text in missing)


def test_translation_with_a_context_serves_nothing_else() -> None:
	"""A word that several documents say needs a plain entry: with the context of one of them the others stay English."""
	plain, contexts = (
		{row[0] for row in OURS if len(row) == 2},
		{row[0]: row[2] for row in OURS if len(row) == 3},
	)
	alone = {text: context for text, context in contexts.items() if text not in plain}

	elsewhere = {
		text: places
		for text, context in alone.items()
		if (
			places := [
				place for place in app_strings()[text] if context.lower().replace(" ", "_") not in place
			]
		)
	}

	assert not elsewhere, shown(f"{text}: {places}" for text, places in elsewhere.items())


def test_no_string_of_ours_is_translated_in_vain() -> None:
	orphaned = {row[0] for row in OURS} - app_strings().keys()

	assert not orphaned, shown(orphaned)


def test_the_part_of_the_framework_holds_no_string_of_ours() -> None:
	"""Entries with a context may stand there: the framework asks for them before the plain one."""
	doubled = {row[0] for row in FRAMEWORK if len(row) == 2} & app_strings().keys()

	assert not doubled, shown(doubled)


def test_rows_have_a_source_a_translation_and_perhaps_a_context() -> None:
	assert {len(row) for row in rows()} <= {2, 3}
	assert [row for row in rows() if not all(field.strip() for field in row)] == []


def test_no_entry_stands_twice() -> None:
	counted = Counter((row[0], *row[2:]) for row in rows())

	assert [entry for entry, times in counted.items() if times > 1] == []


@pytest.mark.parametrize("part", [OURS, FRAMEWORK], ids=["ours", "framework"])
def test_no_place_is_lost_and_none_invented(part: list[list[str]]) -> None:
	changed = [row[0] for row in part if set(PLACES.findall(row[0])) != set(PLACES.findall(row[1]))]

	assert not changed, shown(changed)


@pytest.mark.parametrize("part", [OURS, FRAMEWORK], ids=["ours", "framework"])
def test_markup_of_a_source_stays_in_its_translation(part: list[list[str]]) -> None:
	changed = [row[0] for row in part if sorted(MARKUP.findall(row[0])) != sorted(MARKUP.findall(row[1]))]

	assert not changed, shown(changed)


def test_apostrophe_is_the_typographic_one_and_nothing_is_escaped() -> None:
	"""A plain ' is escaped by the Desk, sometimes twice; ’ never is."""
	spoilt = [row[1] for row in rows() if "'" in row[1] or re.search(r"&(#\d+|quot|apos);", row[1])]

	assert not spoilt, shown(spoilt)


def test_translations_have_no_english_words_left() -> None:
	latin = [row[1] for row in OURS if re.search("[A-Za-z]", LATIN_ALLOWED.sub("", row[1]))]

	assert not latin, shown(latin)


def test_translations_have_no_latin_letter_among_cyrillic_ones() -> None:
	"""`Cтан` with a Latin C is found by no search."""
	mixed = [row[1] for row in rows() if re.search(MIXED, LATIN_ALLOWED.sub("", row[1]))]

	assert not mixed, shown(mixed)


def test_sentences_keep_their_end() -> None:
	lost = [row[0] for row in OURS if row[0].endswith(".") and not row[1].endswith(".")]

	assert not lost, shown(lost)


def test_desk_and_command_line_refuse_in_the_same_words() -> None:
	ours = {row[0]: row[1] for row in OURS}
	differing = [source for source, text in UKRAINIAN.items() if ours.get(source, text) != text]

	assert not differing, shown(differing)


@pytest.mark.parametrize(
	("source", "translation"),
	[
		*[("States", "Стани"), ("Logs", "Журнали"), ("Share", "Надати доступ"), ("Save", "Зберегти")],
		*[("{0} logged in", "{0}: вхід у систему"), ("{0} {1} not found", "Не знайдено: {0} «{1}»")],
	],
)
def test_wrong_words_of_the_framework_are_put_right(source: str, translation: str) -> None:
	assert OF_FRAMEWORK[source] == translation


def test_python_strings_are_found() -> None:
	source = 'raise LifecycleError("No {0}. Do.", 1)\n_("Said").format(2)\nT = {"a": "Table"}\n_(name)\nf("other")\n'

	assert set(python_strings(source, {"T"})) == {"No {0}. Do.", "Said", "Table"}


def test_javascript_strings_are_found() -> None:
	source = """__("One {0}", [x]); __( 'It\\'s two' ); __(variable); not__("three"); __("four", null, "context")"""

	assert set(js_strings(source)) == {"One {0}", "It's two", "four"}


def test_metadata_strings_are_found() -> None:
	record = {
		"doctype": "DocType",
		"name": "Appeal Thing",
		"fields": [{"fieldtype": "Select", "label": "Kind", "options": "One\nTwo", "description": "Says."}],
		"permissions": [{"role": "Appeals Head"}],
	}

	assert set(metadata_strings(record)) == {"Appeal Thing", "Kind", "One", "Two", "Says.", "Appeals Head"}
