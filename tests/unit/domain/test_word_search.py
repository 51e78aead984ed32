"""Choices found by a code, by words begun or in any form, and by everyday words kept for them."""

import pytest

from appeals_app.domain.word_search import (
	BEGINNING_OF_CODE,
	PART_OF_CODE,
	SEARCH_WORDS,
	WHOLE_CODE,
	WORDS,
	WORDS_OF_NOTE,
	Choice,
	Fit,
	fit,
	words_of,
)

FORMS = {
	"доріг": {"дорога"},
	"дороги": {"дорога"},
	"води": {"вода", "водити"},
	"ліфта": {"ліфт"},
	"ліфтів": {"ліфт"},
}
LIFTS = Choice(
	"Об’єкти в під’їздах: ремонт ліфтів і дахів",
	("10.2", ""),
	search_words="дорога, вода, світло у дворі",
	note="Покрівля, горище",
)


def lemmas(word: str) -> frozenset[str]:
	return frozenset(FORMS.get(word, {word}))


def found(typed: str) -> Fit | None:
	return fit(typed, LIFTS, lemmas)


@pytest.mark.parametrize(
	"typed",
	[
		"",
		"  ",
		"ремонт",
		"РЕМ",
		"ліф рем",
		"дах ліф",
		"об'єкт",
		"обєкти",
		"підʼїзд",
		"ремонт, ліфтів",
		"ліфта",
	],
)
def test_words_begun_or_in_any_form_in_any_order_fit(typed: str) -> None:
	assert found(typed) == Fit(WORDS)


@pytest.mark.parametrize("typed", ["монт", "ремонт вікон", "ліфтівв", "—", "%", "_"])
def test_what_no_word_begins_with_does_not_fit(typed: str) -> None:
	assert found(typed) is None


@pytest.mark.parametrize(
	("typed", "how"),
	[
		("10.2", WHOLE_CODE),
		(" 10.2? ", WHOLE_CODE),
		("10", BEGINNING_OF_CODE),
		("0.2", PART_OF_CODE),
		("2", PART_OF_CODE),
	],
)
def test_code_fits_by_a_part_of_it_and_the_whole_one_best(typed: str, how: int) -> None:
	assert found(typed) == Fit(how)


@pytest.mark.parametrize("typed", ["3", "150", "10.2.1"])
def test_other_codes_do_not_fit(typed: str) -> None:
	assert found(typed) is None


@pytest.mark.parametrize(
	("typed", "words"),
	[
		("доріг", ("дорога",)),
		("дорог", ("дорога",)),
		("води ремонт", ("вода",)),
		("двор світло", ("дворі", "світло")),
	],
)
def test_everyday_words_fit_after_the_title_and_are_told(typed: str, words: tuple[str, ...]) -> None:
	assert found(typed) == Fit(SEARCH_WORDS, words)


@pytest.mark.parametrize(
	("typed", "words"), [("покрів", ("покрівля",)), ("ремонт покрів дорога", ("покрівля", "дорога"))]
)
def test_words_of_the_note_fit_last(typed: str, words: tuple[str, ...]) -> None:
	assert found(typed) == Fit(WORDS_OF_NOTE, words)


def test_words_lose_case_and_keep_one_apostrophe() -> None:
	assert words_of("П'ЯТЬ Під’їздів, санаторно-курортних") == [
		"п'ять",
		"під'їздів",
		"санаторно",
		"курортних",
	]
