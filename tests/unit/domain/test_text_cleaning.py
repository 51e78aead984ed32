import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from appeals_app.domain.errors import InvalidInputError
from appeals_app.domain.text_cleaning import (
	LONGEST_REASON,
	clean_line,
	clean_text,
	is_blank,
	read_reason,
	show_tags,
)

ANY_TEXT = st.text(alphabet=st.characters(exclude_categories=()), max_size=60)
FAMILY = "\U0001f468\u200d\U0001f469\u200d\U0001f467"


def test_control_characters_are_removed():
	for code in (*range(9), *range(14, 28), 31, *range(127, 133), *range(134, 160)):
		assert clean_text(f"пе{chr(code)}нсія") == "пенсія", code


def test_marks_that_turn_or_break_text_are_removed():
	for mark in "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\ufeff\ufffe\uffff":
		assert clean_text(f"пе{mark}нсія") == "пенсія", hex(ord(mark))


@pytest.mark.parametrize(
	"line_end", ["\r\n", "\r", "\n", "\x0b", "\x0c", "\x1c", "\x1d", "\x1e", "\x85", "\u2028", "\u2029"]
)
def test_every_line_end_becomes_one(line_end):
	assert clean_text(f"рядок{line_end}рядок") == "рядок\nрядок"
	assert clean_line(f"рядок{line_end}рядок") == "рядок рядок"


def test_empty_lines_stay():
	assert clean_text("а\r\n\r\nб\n\rв") == "а\n\nб\n\nв"


@pytest.mark.parametrize(
	"text",
	[
		"м'ята м’ята мʼята м`ята",
		"\t- пункт\n  - підпункт  ",
		f"Дякую! \U0001f64f\U0001f3fd {FAMILY} \u2764\ufe0f",
		"Ґанок, їжак, єнот, ійти",
		"\u202fтонкий\u00a0пробіл",
	],
)
def test_what_a_person_typed_is_kept(text):
	assert clean_text(text) == text


def test_composed_and_decomposed_letters_become_the_same():
	assert clean_text("І\u0308жак и\u0306") == "Їжак й"


def test_halves_of_a_pair_become_their_character_and_lone_ones_a_mark():
	assert clean_text("\ud83d\ude4f") == "\U0001f64f"
	assert clean_text("а\ud83dб") == "а\ufffdб"
	assert clean_text("а\ude4f\ud83d") == "а\ufffd\ufffd"


@pytest.mark.parametrize("empty", [None, ""])
def test_nothing_is_an_empty_text(empty):
	assert clean_text(empty) == "" and clean_line(empty) == ""


@pytest.mark.parametrize(
	"character",
	"\u00a0\u00ad\u034f\u115f\u1160\u17b4\u180e\u200b\u200c\u200d\u200e\u2060\u2061\u2065\u2800\u3000\u3164\ufe0f\uffa0"
	"\ufff0\u0301\U00013441\U0001d159\U0001d173\U000e0001\U000e0041\U000e0100\U000e0fff",
)
def test_text_of_which_nothing_is_seen_is_empty(character):
	for text in (character, f" {character}\n{character}\t"):
		assert is_blank(text)
		assert clean_text(text) == clean_line(text) == read_reason(text) == ""


@pytest.mark.parametrize(
	"text", ["а", "1", "-", "…", "Т\u200bак", "\u06a9\u200c\u06af", FAMILY, "\u2764\ufe0f", "і\u0301"]
)
def test_text_with_a_character_to_be_seen_keeps_what_joins_it(text):
	assert not is_blank(text)
	assert clean_text(text) == text


def test_a_line_has_single_spaces_and_no_ends():
	assert clean_line("  Шевченко \u00a0\t Тарас\r\n Григорович\x00 ") == "Шевченко Тарас Григорович"


@given(ANY_TEXT)
def test_any_text_can_be_stored_and_cleaning_again_changes_nothing(text):
	for clean in (clean_text, clean_line):
		cleaned = clean(text)
		cleaned.encode("utf-8")
		assert unicodedata.is_normalized("NFC", cleaned)
		assert not any(
			unicodedata.category(character) == "Cc" and character not in "\n\t" for character in cleaned
		)
		assert clean(cleaned) == cleaned
	assert "\n" not in clean_line(text) and "  " not in clean_line(text)


def test_a_reason_is_cleaned_and_kept_whole():
	assert read_reason(" Хво\x00роба\u202e\r\nавтора ") == "Хвороба\nавтора"
	assert len(read_reason("я" * LONGEST_REASON)) == LONGEST_REASON
	assert read_reason(None) == ""


def test_a_reason_too_long_for_its_records_is_refused():
	with pytest.raises(InvalidInputError, match="has 10001 characters, no more than 10000 fit"):
		read_reason("я" * (LONGEST_REASON + 1))


def test_tags_become_characters_and_signs_stay() -> None:
	shown = show_tags("5 < 7, <b>так</b> <!--x--> <?y> a<3 Іван <ivan@ukr.net>")

	assert shown == "5 < 7, <\u200cb>так<\u200c/b> <\u200c!--x--> <\u200c?y> a<3 Іван <\u200civan@ukr.net>"


def test_shown_tags_stay_as_they_are_however_often_the_text_is_saved() -> None:
	shown = show_tags("Від: Іван <ivan@ukr.net>")

	assert show_tags(clean_text(shown)) == clean_line(shown) == shown


def test_ordinary_text_is_cleaned_as_any_other() -> None:
	characters = [chr(code) for code in range(0x2200) if not 0xD800 <= code < 0xE000]
	samples = [*characters, *(f" {one}\n" for one in characters), *(f"и{one}" for one in characters)]

	mark = "\ufeff"  # is removed, and no ordinary text has one
	assert not [text for text in samples if clean_text(text) != clean_text(mark + text)]
