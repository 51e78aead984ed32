"""Queues of control: which days each of them takes, so that what is due stands in one of them and in no other."""

from __future__ import annotations

from datetime import date, timedelta
from enum import Enum

Condition = tuple[str, object]
"""An operator and a value, as lists filter by them."""

EARLIEST = date(2000, 1, 1)
"""No date of control is earlier; a range leaves out what has none, which «earlier than» takes in lists."""


class Due(str, Enum):
	"""The three queues of what is under control."""

	OVERDUE = "overdue"
	TODAY = "today"
	SOON = "soon"


def days_of(due: Due, *, today: date, days_ahead: int) -> Condition:
	"""The days of the queue: before today, today, or the days ahead from tomorrow on."""
	if due is Due.TODAY:
		return ("=", str(today))
	if due is Due.OVERDUE:
		first, last = EARLIEST, today - timedelta(days=1)
	else:
		first, last = today + timedelta(days=1), today + timedelta(days=days_ahead)
	return ("Between", [str(first), str(last)])
