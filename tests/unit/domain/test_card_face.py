"""The face of the card: short values share a line, and a long text gives its beginning."""

import pytest

from appeals_app.domain.card_face import SHORT, beginning, height, side_by_side

WIDTH = 90


def test_two_short_values_share_a_line_and_a_long_one_has_its_own() -> None:
	short, other, last = ("Вид", "заява"), ("Тип", "лист"), ("Стан", "нове")
	long = ("Короткий зміст", "я" * (SHORT + 1))

	assert side_by_side([short, other, long, last]) == [(short, other), (long,), (last,)]
	assert side_by_side([short, long, other, last]) == [(short,), (long,), (other, last)]


def test_text_that_fits_stands_as_it_was_written_without_empty_lines() -> None:
	found = beginning("Прошу відремонтувати дорогу.\n\nДякую.", lines=2, width=WIDTH)

	assert found == "Прошу відремонтувати дорогу.\nДякую."


@pytest.mark.parametrize(
	"text", ["слово " * 2_000, "я" * 5_000, "Рядок листа.\n" * 300], ids=["words", "one word", "lines"]
)
def test_long_text_gives_its_beginning_within_the_lines(text: str) -> None:
	found = beginning(text, lines=7, width=WIDTH)

	assert found.endswith("…")
	assert "".join(text.split()).startswith("".join(found[:-1].split()))
	assert 6 <= height(found, WIDTH) <= 7


def test_text_gets_no_line_where_there_is_room_for_none() -> None:
	assert beginning("Прошу.", lines=0, width=WIDTH) == "…"


def test_lines_of_paragraphs_are_counted_apart() -> None:
	assert height("коротко\n\n" + "я" * (WIDTH + 1), WIDTH) == 4
