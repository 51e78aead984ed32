"""Visas are given in order, to one text."""

import pytest

from appeals_app.domain.visas import (
	Visa,
	VisaError,
	VisaStatus,
	after_change_of_text,
	asked_now,
	check_all_given,
	check_list,
	place_to_speak,
)

GIVEN, WAITING, RETURNED, CANCELLED = (
	VisaStatus.GIVEN,
	VisaStatus.WAITING,
	VisaStatus.RETURNED,
	VisaStatus.CANCELLED,
)


def visas(*statuses: VisaStatus) -> list[Visa]:
	return [Visa(f"post {place}", f"Посада {place}", status) for place, status in enumerate(statuses)]


@pytest.mark.parametrize(
	("statuses", "place"),
	[
		((), None),
		((WAITING, WAITING), 0),
		((GIVEN, WAITING), 1),
		((GIVEN, RETURNED, WAITING), 1),
		((CANCELLED, WAITING), 0),
		((GIVEN, GIVEN), None),
	],
)
def test_first_who_has_not_agreed_is_asked(statuses: tuple[VisaStatus, ...], place: int | None) -> None:
	assert asked_now(visas(*statuses)) == place


def test_visa_is_given_in_its_turn_and_by_a_deputy() -> None:
	assert place_to_speak(visas(GIVEN, WAITING), {"post 1", "own post of the deputy"}) == 1


@pytest.mark.parametrize(
	("posts", "words"),
	[
		({"post 2"}, "Посада 1"),
		({"post 0"}, "already"),
		({"post 9"}, "not asked for"),
		(set(), "not asked for"),
	],
)
def test_visa_out_of_turn_is_refused_with_the_reason(posts: set[str], words: str) -> None:
	with pytest.raises(VisaError, match=words):
		place_to_speak(visas(GIVEN, WAITING, WAITING), posts)


def test_letter_with_all_visas_or_without_a_list_lacks_none() -> None:
	assert check_all_given(visas(GIVEN, GIVEN)) is None
	assert check_all_given([]) is None
	assert check_all_given(visas(GIVEN, WAITING), {"post 1"}) is None


@pytest.mark.parametrize("statuses", [(WAITING,), (GIVEN, RETURNED), (CANCELLED, CANCELLED)])
def test_letter_that_lacks_a_visa_is_refused_and_says_whose(statuses: tuple[VisaStatus, ...]) -> None:
	with pytest.raises(VisaError, match=f"Посада {len(statuses) - 1}"):
		check_all_given(visas(*statuses))


def test_own_visa_does_not_stand_in_for_one_more_that_lacks() -> None:
	with pytest.raises(VisaError, match="Посада 0, Посада 1"):
		check_all_given(visas(WAITING, WAITING), {"post 1"})


def test_who_has_spoken_is_not_taken_out_of_the_list() -> None:
	before = visas(GIVEN, WAITING)

	check_list(before, before[:1])
	with pytest.raises(VisaError, match="Посада 0 has spoken"):
		check_list(before, before[1:])


def test_nobody_stands_in_the_list_twice() -> None:
	with pytest.raises(VisaError, match="twice"):
		check_list([], [*visas(WAITING), *visas(WAITING)])


@pytest.mark.parametrize(
	("before", "after"),
	[(WAITING, WAITING), (GIVEN, CANCELLED), (RETURNED, CANCELLED), (CANCELLED, CANCELLED)],
)
def test_change_of_the_text_cancels_what_was_said_of_it(before: VisaStatus, after: VisaStatus) -> None:
	assert after_change_of_text(before) is after
