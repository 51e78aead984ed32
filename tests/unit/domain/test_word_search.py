"""Choices found by a code or by beginnings of words."""

import pytest

from appeals_app.domain.word_search import BEGINNING_OF_CODE, WHOLE_CODE, WORDS, WORDS_OF_NOTE, rank, words_of

TITLE = "Об’єкти в під’їздах: ремонт ліфтів і дахів"


@pytest.mark.parametrize(
	"typed",
	["", "  ", "ремонт", "РЕМ", "ліф рем", "дах ліф", "об'єкт", "обєкти", "підʼїзд", "ремонт, ліфтів"],
)
def test_beginnings_of_words_in_any_order_fit(typed: str) -> None:
	assert rank(typed, title=TITLE, codes=("10.2", "")) == WORDS


@pytest.mark.parametrize("typed", ["монт", "ремонт вікон", "ліфтівв", "—", "%", "_"])
def test_what_no_word_begins_with_does_not_fit(typed: str) -> None:
	assert rank(typed, title=TITLE, codes=("10.2", "")) is None


@pytest.mark.parametrize(
	("typed", "how"), [("10.2", WHOLE_CODE), (" 10.2 ", WHOLE_CODE), ("10", BEGINNING_OF_CODE), ("0.2", None)]
)
def test_code_fits_from_its_beginning_and_the_whole_one_best(typed: str, how: int | None) -> None:
	assert rank(typed, title=TITLE, codes=("10.2", "")) == how


@pytest.mark.parametrize(
	("typed", "how"),
	[
		("покрів", WORDS_OF_NOTE),
		("ремонт покрів", WORDS_OF_NOTE),
		("дах", WORDS),
		("вікно", None),
		("—", None),
	],
)
def test_words_of_the_note_fit_after_those_of_its_title(typed: str, how: int | None) -> None:
	assert rank(typed, title=TITLE, codes=("10.2", ""), note="Покрівля, горище") == how


def test_words_lose_case_and_apostrophes() -> None:
	assert words_of("П'ЯТЬ Під’їздів") == ["пять", "підїздів"]
