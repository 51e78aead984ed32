"""The text of a long letter is parted between the front of the card and its annex, and none of it is lost."""

import pytest

from appeals_app.domain.card_annex import LINES_OF_FRONT, LINES_OF_SHEET, lay_out


def test_short_text_stands_on_the_front_as_it_was_written() -> None:
	found = lay_out("Прошу відремонтувати дорогу.\n\nДякую.")

	assert (found.front, found.annex) == ("Прошу відремонтувати дорогу.\n\nДякую.", ())


@pytest.mark.parametrize("lines", [LINES_OF_FRONT, LINES_OF_FRONT + 1, 69, 300])
def test_long_text_goes_on_in_the_annex(lines: int) -> None:
	text = "\n".join(f"Рядок {number}" for number in range(lines))

	found = lay_out(text)

	assert "\n".join((found.front, *found.annex)) == text
	assert len(found.annex) == -(-(lines - LINES_OF_FRONT) // LINES_OF_SHEET)


def test_paragraph_without_line_breaks_is_parted_between_words() -> None:
	words = [f"слово{number}" for number in range(2_000)]

	found = lay_out(" ".join(words))

	assert " ".join((found.front, *found.annex)).split() == words
	assert len(found.annex) > 2


def test_word_longer_than_a_line_is_parted_too() -> None:
	found = lay_out("я" * 5_000)

	assert "".join("".join((found.front, *found.annex)).split()) == "я" * 5_000
	assert found.annex
