"""What becomes of a letter on its way: the ways of sending, the statuses, and when an e-mail is tried again."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import Enum

from appeals_app.domain.errors import DomainError


class DispatchError(DomainError):
	"""What is recorded cannot have become of the letter."""

	code = "dispatch"


class Way(Enum):
	"""How a letter goes; a letter says it."""

	POST = "Post"
	E_MAIL = "E-mail"
	IN_PERSON = "In Person"
	ORALLY = "Orally"


class DispatchStatus(Enum):
	"""What is known of a letter that has been sent."""

	WAITING = "Waiting"
	SENT = "Sent"
	DELIVERED = "Delivered"
	NOT_DELIVERED = "Not Delivered"
	RETURNED = "Returned"
	WITHDRAWN = "Withdrawn"
	"""A notice the author no longer agreed to when its turn came."""


NOT_ARRIVED = frozenset({DispatchStatus.NOT_DELIVERED, DispatchStatus.RETURNED})
"""The author has not got the letter: it has to go another way."""

_FOLLOWING = {
	DispatchStatus.WAITING: {DispatchStatus.NOT_DELIVERED},
	DispatchStatus.SENT: {DispatchStatus.DELIVERED, *NOT_ARRIVED},
}
"""What a person may record, by the status before."""


def first_status(way: Way, *, sent_on: date, today: date) -> DispatchStatus:
	"""The status a letter begins with: an e-mail of today is still to go, and what was told has arrived."""
	if way is Way.ORALLY:
		return DispatchStatus.DELIVERED
	if way is Way.E_MAIL and sent_on == today:
		return DispatchStatus.WAITING
	return DispatchStatus.SENT


def check_outcome(before: DispatchStatus, after: DispatchStatus) -> None:
	"""Refuses an outcome that cannot follow."""
	if after not in _FOLLOWING.get(before, ()):
		raise DispatchError(
			"The letter is «{0}»: «{1}» cannot be recorded now. Reload it.", before.value, after.value
		)


def check_outcome_day(day: date, *, sent_on: date, today: date) -> None:
	"""Refuses a day that has not come, and one before the letter went."""
	if day > today:
		raise DispatchError("{0} has not come yet. Enter the day it became known.", day)
	if day < sent_on:
		raise DispatchError("The letter went on {0}. Enter that day or a later one.", sent_on)


@dataclass(frozen=True, slots=True)
class Pauses:
	"""How patiently an e-mail is tried."""

	first: timedelta
	longest: timedelta
	give_up_after: timedelta


def pause_before_next(tries: int, pauses: Pauses) -> timedelta:
	"""The pause after so many tries: each twice the one before, up to the longest."""
	doublings = min(max(tries, 1) - 1, 20)
	return min(pauses.first * 2**doublings, max(pauses.longest, pauses.first))


def is_given_up(*, answer: int, waiting_since: datetime, now: datetime, pauses: Pauses) -> bool:
	"""A server's «no» for ever (5xx) ends the tries at once, anything else once it has lasted too long."""
	return 500 <= answer < 600 or now - waiting_since >= pauses.give_up_after
