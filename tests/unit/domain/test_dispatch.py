"""A letter on its way: where it begins, what may become of it, and how patiently an e-mail is tried."""

from datetime import date, datetime, timedelta

import pytest

from appeals_app.domain.dispatch import (
	DispatchError,
	DispatchStatus,
	Pauses,
	Way,
	check_outcome,
	check_outcome_day,
	first_status,
	is_given_up,
	pause_before_next,
)

TODAY = date(2026, 3, 12)
YESTERDAY = TODAY - timedelta(days=1)
PAUSES = Pauses(timedelta(minutes=5), timedelta(minutes=60), timedelta(hours=72))
SINCE = datetime(2026, 3, 12, 9)


@pytest.mark.parametrize(
	("way", "day", "status"),
	[
		(Way.E_MAIL, TODAY, DispatchStatus.WAITING),
		(Way.E_MAIL, YESTERDAY, DispatchStatus.SENT),
		(Way.POST, TODAY, DispatchStatus.SENT),
		(Way.IN_PERSON, TODAY, DispatchStatus.SENT),
		(Way.ORALLY, TODAY, DispatchStatus.DELIVERED),
	],
)
def test_only_an_email_of_today_waits_for_the_system(way: Way, day: date, status: DispatchStatus) -> None:
	assert first_status(way, sent_on=day, today=TODAY) is status


@pytest.mark.parametrize(
	"after", [DispatchStatus.DELIVERED, DispatchStatus.NOT_DELIVERED, DispatchStatus.RETURNED]
)
def test_a_letter_that_went_arrives_or_does_not(after: DispatchStatus) -> None:
	assert check_outcome(DispatchStatus.SENT, after) is None


@pytest.mark.parametrize(
	("before", "after"),
	[
		(DispatchStatus.DELIVERED, DispatchStatus.RETURNED),
		(DispatchStatus.NOT_DELIVERED, DispatchStatus.DELIVERED),
		(DispatchStatus.WAITING, DispatchStatus.DELIVERED),
		(DispatchStatus.SENT, DispatchStatus.WAITING),
	],
)
def test_what_cannot_follow_is_refused(before: DispatchStatus, after: DispatchStatus) -> None:
	with pytest.raises(DispatchError):
		check_outcome(before, after)


def test_outcome_is_known_neither_before_the_letter_went_nor_in_the_future() -> None:
	check_outcome_day(TODAY, sent_on=YESTERDAY, today=TODAY)

	for day in (YESTERDAY - timedelta(days=1), TODAY + timedelta(days=1)):
		with pytest.raises(DispatchError):
			check_outcome_day(day, sent_on=YESTERDAY, today=TODAY)


def test_pauses_grow_twofold_up_to_the_longest() -> None:
	minutes = [pause_before_next(tries, PAUSES) // timedelta(minutes=1) for tries in (1, 2, 3, 4, 5, 6, 500)]

	assert minutes == [5, 10, 20, 40, 60, 60, 60]


@pytest.mark.parametrize(
	("answer", "hours", "given_up"),
	[(550, 0, True), (451, 0, False), (0, 71, False), (0, 72, True), (451, 73, True)],
)
def test_a_refusal_for_ever_or_a_long_silence_ends_the_tries(answer: int, hours: int, given_up: bool) -> None:
	now = SINCE + timedelta(hours=hours)

	assert is_given_up(answer=answer, waiting_since=SINCE, now=now, pauses=PAUSES) is given_up
