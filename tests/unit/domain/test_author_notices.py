"""Notices to the author: the steps letters make, and the places of the words."""

import pytest

from appeals_app.domain.author_notices import Step, filled, step_of_letter, unknown_places
from appeals_app.domain.dispatch import Way
from appeals_app.domain.lifecycle import LetterKind


@pytest.mark.parametrize(
	("kind", "step"),
	[
		(LetterKind.FORWARDING_NOTICE, Step.TRANSFERRED),
		(LetterKind.TERM_NOTICE, Step.EXTENDED),
		(LetterKind.ANSWER, Step.ANSWERED),
		(LetterKind.INTERIM_ANSWER, None),
	],
)
def test_letter_by_post_makes_its_step(kind: LetterKind, step: Step | None) -> None:
	assert step_of_letter(kind, Way.POST) is step


@pytest.mark.parametrize("way", [Way.E_MAIL, Way.IN_PERSON, Way.ORALLY])
def test_letter_that_is_there_at_once_needs_no_notice(way: Way) -> None:
	assert step_of_letter(LetterKind.ANSWER, way) is None


def test_places_are_filled_and_values_are_not_read_as_places() -> None:
	assert filled("№ {number}, {letter}", {"number": "{letter}", "letter": "7"}) == "№ {letter}, 7"


def test_place_without_a_value_stays_as_it_was_written() -> None:
	assert filled("{day}", {}) == "{day}"


def test_unknown_places_are_named() -> None:
	assert unknown_places("{number} {name} {код}") == ["name", "код"]
