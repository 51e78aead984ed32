"""A position begins a line with a capital and stands in a sentence with a small letter."""

import pytest

from appeals_app.domain.position_text import at_line_start, in_sentence


@pytest.mark.parametrize("position", ["голова ради", "Голова ради"])
def test_position_begins_a_line_with_a_capital(position: str) -> None:
	assert at_line_start(position) == "Голова ради"


@pytest.mark.parametrize("position", ["голова ради", "Голова ради"])
def test_position_inside_a_sentence_is_written_small(position: str) -> None:
	assert in_sentence(position) == "голова ради"


def test_abbreviation_and_empty_position_stay_as_they_are() -> None:
	assert in_sentence("ІТ-фахівець") == "ІТ-фахівець"
	assert in_sentence("") == at_line_start("") == ""
