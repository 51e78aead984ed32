"""What an administrator can enter wrong in a calendar."""

from datetime import date

import pytest

from appeals_app.domain.calendar import DayException, WorkingCalendar
from appeals_app.domain.entered_days import (
	FIRST_DAY,
	LAST_DAY,
	OLDEST_ACT,
	OLDEST_LETTER,
	check_calendar,
	check_day,
	check_day_of_letter,
)
from appeals_app.domain.errors import CalendarError, CalendarOverlapError, InvalidInputError

NEW_YEAR = date(2026, 1, 1)


def calendar(**overrides: object) -> WorkingCalendar:
	values = {"code": "own", "valid_from": NEW_YEAR, "valid_to": date(2026, 12, 31)}
	return WorkingCalendar(**{**values, **overrides})


def test_calendar_with_a_weekend_and_days_within_it_passes() -> None:
	moved = (DayException(NEW_YEAR, False, "наказ"), DayException(date(2026, 12, 31), True, "наказ"))

	assert check_calendar(calendar(exceptions=moved), [NEW_YEAR, date(2026, 3, 8)]) is None


def test_week_without_a_day_off_is_refused() -> None:
	with pytest.raises(CalendarError) as refused:
		check_calendar(calendar(weekend=frozenset()), [])

	assert str(refused.value) == (
		"The working calendar “own” has no day off in a week. Mark the days off, usually Saturday and Sunday."
	)


def test_holiday_entered_twice_is_refused() -> None:
	with pytest.raises(CalendarOverlapError) as refused:
		check_calendar(calendar(), [NEW_YEAR, date(2026, 3, 8), NEW_YEAR])

	assert str(refused.value) == "01.01.2026 stands twice among the holidays. Keep one of the rows."


@pytest.mark.parametrize("day", [date(2025, 12, 31), date(2027, 1, 1)])
def test_moved_day_outside_the_version_is_refused(day: date) -> None:
	with pytest.raises(CalendarError) as refused:
		check_calendar(calendar(exceptions=(DayException(day, True, "наказ"),)), [])

	assert str(refused.value) == (
		f"The moved day {day:%d.%m.%Y} lies outside the version of the calendar. Enter it in the version in"
		" force on that day."
	)


@pytest.mark.parametrize("day", [FIRST_DAY, NEW_YEAR, LAST_DAY])
def test_day_of_our_time_passes(day: date) -> None:
	assert check_day(day) is None


@pytest.mark.parametrize("day", [date.min, date(1990, 12, 31), date(2200, 1, 1), date.max])
def test_day_nobody_can_mean_is_refused(day: date) -> None:
	with pytest.raises(InvalidInputError) as refused:
		check_day(day)

	assert str(refused.value) == (
		f"The day {day.day:02}.{day.month:02}.{day.year:04} cannot be right. Enter a day from 01.01.1991 to 31.12.2199."
	)


def test_act_may_be_older_than_independence() -> None:
	assert check_day(date(1971, 12, 10), since=OLDEST_ACT) is None


@pytest.mark.parametrize("day", [OLDEST_LETTER, date(1957, 3, 1), NEW_YEAR])
def test_letter_may_be_as_old_as_its_writer(day: date) -> None:
	assert check_day_of_letter("Written On", day) is None


@pytest.mark.parametrize("day", [date.min, date(1000, 1, 1), date(1899, 12, 31), date(2200, 1, 1)])
def test_letter_of_a_day_nobody_can_mean_is_refused_by_the_field(day: date) -> None:
	with pytest.raises(InvalidInputError) as refused:
		check_day_of_letter("Written On", day)

	assert str(refused.value) == (
		f"«Written On» cannot be {day.day:02}.{day.month:02}.{day.year:04}. Enter a day from 01.01.1900 to 31.12.2199."
	)
