"""Days a person can enter wrong: in any document of the law, and in a working calendar that would not notice it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date

from appeals_app.domain.calendar import WorkingCalendar, covers
from appeals_app.domain.errors import CalendarError, CalendarOverlapError, InvalidInputError

FIRST_DAY, LAST_DAY = date(1991, 1, 1), date(2199, 12, 31)
"""Between these lie all the days our rules, cards and promises can speak of."""

OLDEST_ACT = date(1900, 1, 1)
"""Acts older than independence are still in force: the Labour Code is of 1971."""

OLDEST_LETTER = date(1900, 1, 1)
"""A letter, and a decision it complains of, may be older than independence; not than whoever wrote it."""


def can_be_meant(day: date, *, since: date = FIRST_DAY) -> bool:
	"""Not a year of one digit, nor one no calendar will reach."""
	return since <= day <= LAST_DAY


def check_day(day: date, *, since: date = FIRST_DAY) -> None:
	"""Refuses a day nobody can mean."""
	if not can_be_meant(day, since=since):
		raise InvalidInputError(
			"The day {0} cannot be right. Enter a day from {1} to {2}.", day, since, LAST_DAY
		)


def check_day_of_letter(field: str, day: date) -> None:
	"""Refuses such a day in a field that a letter or a card of one is dated by."""
	if not can_be_meant(day, since=OLDEST_LETTER):
		raise InvalidInputError(
			"«{0}» cannot be {1}. Enter a day from {2} to {3}.", field, day, OLDEST_LETTER, LAST_DAY
		)


def check_calendar(calendar: WorkingCalendar, holidays: Sequence[date]) -> None:
	"""Refuses a week without a day off, a holiday entered twice, and a moved day outside the version."""
	if not calendar.weekend:
		raise CalendarError(
			"The working calendar “{0}” has no day off in a week. Mark the days off, usually Saturday and"
			" Sunday.",
			calendar.code,
		)
	twice = _first_repeated(holidays)
	if twice:
		raise CalendarOverlapError("{0} stands twice among the holidays. Keep one of the rows.", twice)
	for exception in calendar.exceptions:
		if not covers(calendar, exception.day):
			raise CalendarError(
				"The moved day {0} lies outside the version of the calendar. Enter it in the version in force"
				" on that day.",
				exception.day,
			)


def moves_without_effect(calendar: WorkingCalendar) -> tuple[date, ...]:
	"""Moved days that are already what they are to become: a Saturday made a day off."""
	unmoved = replace(calendar, exceptions=())
	return tuple(
		exception.day
		for exception in calendar.exceptions
		if unmoved.is_working(exception.day) is exception.is_working
	)


def _first_repeated(days: Iterable[date]) -> date | None:
	seen: set[date] = set()
	for day in days:
		if day in seen:
			return day
		seen.add(day)
	return None
