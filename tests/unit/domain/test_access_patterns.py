"""Signs of unusual access, each at its limit and past it."""

from datetime import datetime, time, timedelta

import pytest

from appeals_app.domain.access_patterns import Finding, Look, Sign, WatchRule, find_unusual, is_night

NOON = datetime(2026, 3, 2, 12)


def look(minute: int = 0, act: str = "Opened", subject: str = "", **given: object) -> Look:
	moment = NOON + timedelta(minutes=minute)
	return Look(f"event-{minute}", "clerk", moment, act, subject or f"card-{minute}", **given)


def found(looks: list[Look], sign: Sign, **limits: object) -> list[Finding]:
	return find_unusual(looks, [WatchRule("правило", sign, **limits)])


HOUR = {"most": 3, "within": timedelta(hours=1)}


def test_many_cards_are_found_past_the_limit_only() -> None:
	assert not found([look(minute) for minute in range(3)], Sign.MANY_CARDS, **HOUR)

	[finding] = found([look(minute) for minute in range(4)], Sign.MANY_CARDS, **HOUR)
	assert (finding.count, finding.user, finding.first_event) == (4, "clerk", "event-0")


def test_many_cards_counts_cards_and_not_openings() -> None:
	assert not found([look(minute, subject="one") for minute in range(9)], Sign.MANY_CARDS, **HOUR)


def test_many_cards_are_counted_within_the_stretch_of_time() -> None:
	assert not found([look(minute * 30) for minute in range(8)], Sign.MANY_CARDS, **HOUR)


def test_same_person_searched_again_and_again_is_found() -> None:
	looks = [look(minute, "Searched", searched="digest") for minute in range(4)]
	others = [look(minute, "Searched", searched=f"digest-{minute}") for minute in range(4)]

	assert len(found(looks, Sign.SAME_PERSON, **HOUR)) == 1
	assert not found(others, Sign.SAME_PERSON, **HOUR)


@pytest.mark.parametrize(
	("moment", "night"), [(time(21, 59), False), (time(22), True), (time(3), True), (time(6), False)]
)
def test_night_goes_past_midnight(moment: time, night: bool) -> None:
	assert is_night(moment, time(22), time(6)) is night


def test_looks_of_a_night_are_one_finding_of_a_day() -> None:
	looks = [look(minute=11 * 60), look(minute=11 * 60 + 5), look()]

	[finding] = found(looks, Sign.AT_NIGHT)
	assert finding.count == 2


def test_own_people_big_exports_and_cards_without_assignment_are_found() -> None:
	assert found([look(has_same_surname=True)], Sign.SAME_SURNAME)
	assert found([look(act="Exported", rows=101)], Sign.BIG_EXPORT, most=100)
	assert not found([look(act="Exported", rows=100)], Sign.BIG_EXPORT, most=100)
	assert found([look(needs_assignment=True)], Sign.NOT_ASSIGNED)
	assert not found([look(needs_assignment=True, was_assigned=True)], Sign.NOT_ASSIGNED)


def test_users_are_not_counted_together() -> None:
	looks = [look(minute) for minute in range(3)]
	others = [Look("x", "another", NOON, "Opened", "card-x")]

	assert not found([*looks, *others], Sign.MANY_CARDS, **HOUR)
