"""By when co-executors give their parts: counted back from the day of the responsible executor."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from enum import Enum

from appeals_app.domain.calendar import ONE_DAY, WorkingDays


class DayCount(str, Enum):
	"""Which days are counted."""

	WORKING = "Working Days"
	CALENDAR = "Calendar Days"


@dataclass(frozen=True, slots=True)
class CoExecutorRule:
	"""How long before the responsible executor the others are ready."""

	days_before: int
	counted_in: DayCount


def co_executors_due(
	responsible_due: date, rule: CoExecutorRule, *, given_on: date, calendar: WorkingDays
) -> date:
	"""So many days before the day of the responsible executor, never before the resolution itself, nor after that day."""
	return max(_counted_back(responsible_due, rule, calendar), min(given_on, responsible_due))


def _counted_back(day: date, rule: CoExecutorRule, calendar: WorkingDays) -> date:
	if rule.counted_in is DayCount.CALENDAR:
		return day - timedelta(days=rule.days_before)
	for _counted in range(rule.days_before):
		day = calendar.previous_working_day(day - ONE_DAY)
	return day
