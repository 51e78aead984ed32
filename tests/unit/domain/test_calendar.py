from datetime import date

import pytest

from appeals_app.domain.calendar import (
	CalendarVersions,
	DayException,
	DayKind,
	DayReason,
	Regime,
	WorkingCalendar,
	WorkingDays,
	check_period_order,
)
from appeals_app.domain.errors import (
	CalendarError,
	CalendarGapError,
	CalendarNotCoveringError,
	CalendarOverlapError,
	PeriodOrderError,
)

MARTIAL_LAW = Regime("martial_law", date(2022, 2, 24), date(2026, 6, 30), True, "воєнний стан", "2136-IX")
CONSTITUTION_DAY = date(2027, 6, 28)  # a Monday


def calendar(**parameters) -> WorkingCalendar:
	return WorkingCalendar(**{"code": "ua", "valid_from": date(2020, 1, 1), **parameters})


def test_weekdays_are_working_and_the_weekend_is_off():
	week = [calendar().why(date(2026, 2, day)).kind for day in range(2, 9)]
	assert week == [DayKind.WORKDAY] * 5 + [DayKind.WEEKEND] * 2


def test_another_weekend_may_be_set():
	friday_off = calendar(weekend=frozenset({4}))
	assert [friday_off.is_working(date(2026, 2, day)) for day in (5, 6, 7)] == [True, False, True]


@pytest.mark.parametrize("weekend", [frozenset(range(7)), frozenset({7}), frozenset({-1})])
def test_a_weekend_without_a_working_day_or_with_an_unknown_one_is_refused(weekend):
	with pytest.raises(CalendarError, match=r"“ua” needs at least one working day"):
		calendar(weekend=weekend)


def test_a_holiday_is_off_and_says_its_name():
	judgement = calendar(holidays={CONSTITUTION_DAY: "День Конституції"}).why(CONSTITUTION_DAY)
	assert judgement == DayReason(DayKind.HOLIDAY, "День Конституції")
	assert not judgement.is_working


@pytest.mark.parametrize(
	("day", "kind"),
	[
		(date(2022, 2, 23), DayKind.HOLIDAY),
		(date(2022, 2, 24), DayKind.HOLIDAY_UNDER_REGIME),
		(date(2026, 6, 30), DayKind.HOLIDAY_UNDER_REGIME),
		(date(2026, 7, 1), DayKind.HOLIDAY),
	],
)
def test_the_day_decides_whether_the_regime_makes_a_holiday_working(day, kind):
	under_regime = calendar(holidays={day: "Свято"}, regimes=(MARTIAL_LAW,))
	judgement = under_regime.why(day)
	assert judgement.kind is kind
	assert judgement.name == "Свято"
	assert judgement.is_working is (kind is DayKind.HOLIDAY_UNDER_REGIME)
	assert judgement.regime == (MARTIAL_LAW if judgement.is_working else None)


def test_a_regime_that_says_nothing_of_holidays_leaves_them_off():
	quarantine = Regime("quarantine", date(2020, 3, 12), None, holidays_are_working=False)
	both = calendar(holidays={date(2026, 5, 1): "День праці"}, regimes=(quarantine, MARTIAL_LAW))
	assert not calendar(holidays={date(2026, 5, 1): "День праці"}, regimes=(quarantine,)).is_working(
		date(2026, 5, 1)
	)
	assert both.is_working(date(2026, 5, 1))


def test_a_regime_does_not_make_the_weekend_working():
	saturday = date(2026, 2, 7)
	assert not calendar(holidays={saturday: "Свято"}, regimes=(MARTIAL_LAW,)).is_working(saturday)


@pytest.mark.parametrize(
	("exception", "kind", "is_working"),
	[
		(DayException(date(2026, 2, 7), True, "відпрацювання"), DayKind.MOVED_TO_WORKING, True),
		(DayException(date(2026, 2, 9), False, "наказ № 5"), DayKind.MOVED_TO_DAY_OFF, False),
	],
)
def test_a_moved_day_prevails_and_says_why(exception, kind, is_working):
	judgement = calendar(exceptions=(exception,)).why(exception.day)
	assert judgement == DayReason(kind, exception.reason)
	assert judgement.is_working is is_working


def test_a_moved_day_prevails_over_a_regime():
	holiday = date(2026, 5, 1)
	moved = calendar(
		holidays={holiday: "День праці"},
		regimes=(MARTIAL_LAW,),
		exceptions=(DayException(holiday, False, "наказ"),),
	)
	assert not moved.is_working(holiday)


def test_a_day_moved_twice_is_refused():
	twice = (
		DayException(date(2026, 2, 8), True, "інше"),
		DayException(date(2026, 2, 7), True, "наказ"),
		DayException(date(2026, 2, 7), False, "інший наказ"),
	)
	with pytest.raises(CalendarOverlapError, match=r"07.02.2026 is moved twice"):
		calendar(exceptions=twice)


@pytest.mark.parametrize("day", [date(2019, 12, 31), date(2027, 1, 1)])
def test_a_day_outside_the_version_is_refused(day):
	with pytest.raises(CalendarNotCoveringError, match=f"“ua” does not cover {day:%d.%m.%Y}"):
		calendar(valid_to=date(2026, 12, 31)).is_working(day)


def test_the_first_and_the_last_day_of_the_version_are_covered():
	version = calendar(valid_from=date(2026, 1, 1), valid_to=date(2026, 12, 31))
	assert version.is_working(date(2026, 1, 1)) and version.is_working(date(2026, 12, 31))


@pytest.mark.parametrize("make", [calendar, lambda **period: Regime("martial_law", **period)])
def test_a_period_that_ends_before_it_begins_is_refused(make):
	with pytest.raises(PeriodOrderError, match=r"ends on 01.01.2026, before it begins on 02.01.2026"):
		make(valid_from=date(2026, 1, 2), valid_to=date(2026, 1, 1))
	assert make(valid_from=date(2026, 1, 2), valid_to=date(2026, 1, 2))


def test_two_periods_of_one_regime_may_not_share_a_day():
	again = Regime("martial_law", date(2026, 6, 30))
	with pytest.raises(
		CalendarOverlapError, match=r"“martial_law”: the period from 30.06.2026 begins before"
	):
		calendar(regimes=(again, MARTIAL_LAW))


def test_two_periods_of_one_regime_may_follow_each_other():
	again = Regime("martial_law", date(2026, 7, 1))
	holiday = date(2026, 8, 24)
	assert calendar(holidays={holiday: "Свято"}, regimes=(again, MARTIAL_LAW)).is_working(holiday)


def test_an_open_regime_may_not_be_followed_by_another_period_of_it():
	with pytest.raises(
		CalendarOverlapError, match=r"from 01.01.2030 begins before the period from 24.02.2022"
	):
		calendar(regimes=(Regime("x", date(2022, 2, 24)), Regime("x", date(2030, 1, 1))))


# --- holidays on a weekend --------------------------------------------------------------------------


def test_a_holiday_on_a_weekend_moves_the_day_off_to_the_next_working_day():
	sunday = date(2027, 8, 15)
	moving = calendar(holidays={sunday: "Свято"}, moves_weekend_holidays=True)
	assert moving.why(date(2027, 8, 16)) == DayReason(DayKind.HOLIDAY, "Свято")
	assert moving.is_working(date(2027, 8, 17))


def test_two_holidays_on_a_weekend_move_to_two_days_past_another_holiday():
	holidays = {date(2027, 5, 1): "Сб", date(2027, 5, 2): "Нд", date(2027, 5, 4): "Вт"}
	moving = calendar(holidays=holidays, moves_weekend_holidays=True)
	week = [moving.why(date(2027, 5, day)).name for day in range(3, 7)]
	assert week == ["Сб", "Вт", "Нд", ""]


def test_a_holiday_on_a_weekend_moves_nothing_unless_the_calendar_says_so():
	assert calendar(holidays={date(2027, 8, 15): "Свято"}).is_working(date(2027, 8, 16))


def test_a_holiday_that_a_regime_makes_working_moves_nothing():
	sunday = date(2026, 5, 10)
	moving = calendar(holidays={sunday: "Свято"}, regimes=(MARTIAL_LAW,), moves_weekend_holidays=True)
	assert moving.why(date(2026, 5, 11)) == DayReason(DayKind.WORKDAY)


def test_a_day_off_moved_into_a_regime_is_a_working_day():
	begins_monday = Regime("martial_law", date(2027, 8, 16))
	moving = calendar(
		holidays={date(2027, 8, 15): "Свято"}, regimes=(begins_monday,), moves_weekend_holidays=True
	)
	assert moving.why(date(2027, 8, 16)).kind is DayKind.HOLIDAY_UNDER_REGIME


# --- walks ---------------------------------------------------------------------------------------------


def test_walks_stay_on_a_working_day_and_leave_a_day_off():
	friday, saturday, monday = date(2026, 2, 6), date(2026, 2, 7), date(2026, 2, 9)
	assert calendar().next_working_day(friday) == friday
	assert calendar().previous_working_day(friday) == friday
	assert calendar().next_working_day(saturday) == monday
	assert calendar().previous_working_day(date(2026, 2, 8)) == friday


def test_working_days_are_listed_from_the_day_on():
	days = calendar().working_days_from(date(2026, 2, 6))
	assert [next(days).day for _ in range(3)] == [6, 9, 10]
	assert next(calendar().working_days_from(date(2026, 2, 7))) == date(2026, 2, 9)


def test_who_knows_no_reason_is_no_calendar():
	with pytest.raises(NotImplementedError):
		WorkingDays().is_working(date(2026, 2, 6))


# --- versions --------------------------------------------------------------------------------------------


def version(first: date, last: date | None, **parameters) -> WorkingCalendar:
	return calendar(valid_from=first, valid_to=last, **parameters)


OLD = version(date(2020, 1, 1), date(2026, 12, 31))
NEW = version(date(2027, 1, 1), None, holidays={date(2027, 1, 1): "Новий рік"})


def test_the_version_in_force_on_the_day_judges_it():
	versions = CalendarVersions((NEW, OLD))
	assert versions.versions == (OLD, NEW)
	assert versions.is_working(date(2026, 12, 31))
	assert versions.why(date(2027, 1, 1)).name == "Новий рік"
	assert versions.next_working_day(date(2027, 1, 1)) == date(2027, 1, 4)


def test_no_version_covers_a_day_before_the_first():
	with pytest.raises(CalendarNotCoveringError, match=r"“ua” does not cover 31.12.2019"):
		CalendarVersions((OLD, NEW)).why(date(2019, 12, 31))


def test_a_gap_between_versions_is_refused_with_its_days():
	late = version(date(2027, 1, 3), None)
	with pytest.raises(CalendarGapError, match=r"“ua” has no version from 01.01.2027 to 02.01.2027"):
		CalendarVersions((OLD, late))


def test_versions_that_share_a_day_are_refused():
	early = version(date(2026, 12, 31), None)
	with pytest.raises(CalendarOverlapError, match=r"“ua”: the period from 31.12.2026"):
		CalendarVersions((early, OLD))


def test_a_calendar_without_versions_is_refused():
	with pytest.raises(CalendarError, match=r"has no version"):
		CalendarVersions(())


def test_an_open_period_ends_before_no_day():
	assert check_period_order(Regime("martial-law", date.max)) is None
