"""What an administrator can enter wrong in a working calendar and the calendar itself would not notice."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from appeals_app.domain.calendar import WorkingCalendar, covers
from appeals_app.domain.errors import CalendarError, CalendarOverlapError


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


def _first_repeated(days: Iterable[date]) -> date | None:
	seen: set[date] = set()
	for day in days:
		if day in seen:
			return day
		seen.add(day)
	return None
