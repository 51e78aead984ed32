"""Dates of co-executors, counted back from that of the responsible one."""

from datetime import date

import pytest

from appeals_app.domain.calendar import WorkingCalendar
from appeals_app.domain.resolution_dates import CoExecutorRule, DayCount, co_executors_due

HOLIDAY = date(2026, 3, 10)
CALENDAR = WorkingCalendar(code="test", valid_from=date(2026, 1, 1), holidays={HOLIDAY: "Свято"})
THURSDAY = date(2026, 3, 12)
LONG_AGO = date(2026, 2, 1)


def due(days: int, counted_in: DayCount, given_on: date = LONG_AGO) -> date:
	rule = CoExecutorRule(days, counted_in)
	return co_executors_due(THURSDAY, rule, given_on=given_on, calendar=CALENDAR)


@pytest.mark.parametrize(
	("days", "counted_in", "expected"),
	[
		(0, DayCount.WORKING, THURSDAY),
		(1, DayCount.WORKING, date(2026, 3, 11)),
		(2, DayCount.WORKING, date(2026, 3, 9)),
		(3, DayCount.WORKING, date(2026, 3, 6)),
		(0, DayCount.CALENDAR, THURSDAY),
		(3, DayCount.CALENDAR, date(2026, 3, 9)),
	],
)
def test_days_are_counted_back_over_weekends_and_holidays_as_the_rule_says(
	days: int, counted_in: DayCount, expected: date
) -> None:
	assert due(days, counted_in) == expected


def test_date_is_never_before_the_resolution_itself() -> None:
	given_on = date(2026, 3, 11)

	assert due(5, DayCount.WORKING, given_on) == given_on


def test_date_of_an_overdue_task_is_not_after_that_of_the_responsible_executor() -> None:
	assert due(3, DayCount.WORKING, given_on=date(2026, 3, 20)) == THURSDAY
