from datetime import date, timedelta

import pytest

from appeals_app.domain.calendar import DayKind
from appeals_app.domain.calendar_ukraine import (
	built_in_calendar,
	martial_law,
	orthodox_easter,
	ukraine_calendar,
	weekends_calendar,
)
from appeals_app.domain.errors import CalendarNotCoveringError, InvalidInputError


@pytest.fixture(autouse=True)
def _new_calendars():
	"""The calendars are made in the test that asks for them, not once for all."""
	ukraine_calendar.cache_clear()
	weekends_calendar.cache_clear()


@pytest.mark.parametrize(
	("year", "easter"),
	[
		(2000, date(2000, 4, 30)),
		(2019, date(2019, 4, 28)),
		(2021, date(2021, 5, 2)),
		(2024, date(2024, 5, 5)),
		(2025, date(2025, 4, 20)),
		(2026, date(2026, 4, 12)),
		(2027, date(2027, 5, 2)),
		(2028, date(2028, 4, 16)),
		(2038, date(2038, 4, 25)),
	],
)
def test_easter_falls_on_the_known_sundays(year, easter):
	assert orthodox_easter(year) == easter


def days_off_on_weekdays(calendar, year: int) -> str:
	first = date(year, 1, 1)
	days = (first + timedelta(days=number) for number in range(365))
	return " ".join(f"{day:%d.%m}" for day in days if calendar.why(day).kind is DayKind.HOLIDAY)


def test_days_off_of_2021_are_those_of_the_official_calendar():
	"""Holidays on a weekend gave the days off after them (Labour Code, Art. 67(3))."""
	expected = "01.01 07.01 08.03 03.05 04.05 10.05 21.06 28.06 24.08 14.10 27.12"
	assert days_off_on_weekdays(ukraine_calendar(), 2021) == expected


def test_days_off_of_other_years_follow_the_changes_of_the_law():
	"""The second of May until 2017, the Christmas of December from 2017 on."""
	expected = {
		2016: "01.01 07.01 08.03 02.05 03.05 09.05 20.06 28.06 24.08 14.10",
		2017: "02.01 09.01 08.03 17.04 01.05 02.05 09.05 05.06 28.06 24.08 16.10 25.12",
		2018: "01.01 08.01 08.03 09.04 01.05 09.05 28.05 28.06 24.08 15.10 25.12",
	}
	assert {year: days_off_on_weekdays(ukraine_calendar(), year) for year in expected} == expected


def test_days_off_of_2027_if_martial_law_ended_with_2026():
	expected = "01.01 08.03 03.05 04.05 10.05 21.06 28.06 15.07 24.08 01.10 27.12"
	assert days_off_on_weekdays(ukraine_calendar(date(2026, 12, 31)), 2027) == expected


def test_the_last_year_of_the_calendar_is_complete():
	"""Easter of 2099 is Sunday 12.04, Trinity Sunday 31.05: the days after them are off."""
	expected = "01.01 09.03 13.04 01.05 08.05 01.06 29.06 15.07 24.08 01.10 25.12"
	assert days_off_on_weekdays(ukraine_calendar(date(2026, 12, 31)), 2099) == expected


def test_easter_and_trinity_are_told_by_name():
	peace = ukraine_calendar(date(2026, 12, 31))
	assert peace.why(date(2027, 5, 4)).name == "Великдень"
	assert peace.why(date(2027, 6, 21)).name == "Трійця"


def test_under_martial_law_no_holiday_is_off():
	assert days_off_on_weekdays(ukraine_calendar(), 2026) == ""


def test_martial_law_begins_on_24_february_2022_and_is_open():
	regime = martial_law()
	assert (regime.valid_from, regime.valid_to) == (date(2022, 2, 24), None)
	assert (regime.code, regime.name) == ("martial_law", "воєнний стан")
	assert regime.source == "ч. 6 ст. 6 Закону України № 2136-IX"
	assert regime.holidays_are_working


def test_the_first_holiday_after_martial_law_is_off_again():
	ended = ukraine_calendar(martial_law_until=date(2027, 8, 23))
	assert ended.why(date(2027, 6, 28)).kind is DayKind.HOLIDAY_UNDER_REGIME
	assert ended.why(date(2027, 8, 24)).kind is DayKind.HOLIDAY
	assert ended.why(date(2027, 8, 24)).name == "День Незалежності України"


@pytest.mark.parametrize(("code", "make"), [("ukraine", ukraine_calendar), ("weekends", weekends_calendar)])
def test_built_in_calendars_are_found_by_code(code, make):
	assert built_in_calendar(code) == make()
	assert make().code == code


def test_another_calendar_is_refused_with_the_names_of_the_built_in_ones():
	with pytest.raises(InvalidInputError, match=r"“mars”. The built-in ones are: ukraine, weekends"):
		built_in_calendar("mars")


@pytest.mark.parametrize("make", [ukraine_calendar, weekends_calendar])
def test_built_in_calendars_cover_this_century(make):
	calendar = make()
	assert calendar.is_working(date(2099, 12, 31))
	assert not calendar.is_working(date(2000, 1, 1))  # a Saturday
	for day in (date(1999, 12, 31), date(2100, 1, 1)):
		with pytest.raises(CalendarNotCoveringError):
			calendar.why(day)


def test_the_weekends_calendar_knows_no_holidays():
	assert weekends_calendar().is_working(date(2021, 8, 24))
