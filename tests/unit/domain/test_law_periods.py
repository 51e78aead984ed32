"""Versions of a line of law: one after another, the last one open; what a calendar has to cover."""

from datetime import date, timedelta

import pytest

from appeals_app.domain.calendar import ONE_DAY
from appeals_app.domain.errors import (
	CalendarOverlapError,
	CoverageError,
	PeriodOrderError,
	VersionGapError,
	VersionSplitError,
)
from appeals_app.domain.law_periods import (
	OptionalPeriod,
	check_act_end,
	check_covers,
	check_split,
	check_versions,
	optional_period,
)

YEAR_2020, YEAR_2026 = date(2020, 1, 1), date(2026, 1, 1)


def period(valid_from: date, valid_to: date | None = None) -> OptionalPeriod:
	return OptionalPeriod(valid_from, valid_to)


OLD = period(YEAR_2020, YEAR_2026 - ONE_DAY)
OPEN = period(YEAR_2026)


def test_versions_that_follow_each_other_and_stay_open_pass() -> None:
	assert check_versions([OPEN, OLD], "Загальний") is None


@pytest.mark.parametrize(("days", "last_missing"), [(1, "01.01.2026"), (2, "02.01.2026")])
def test_gap_between_versions_is_refused_with_its_days(days: int, last_missing: str) -> None:
	with pytest.raises(VersionGapError) as refused:
		check_versions([OLD, period(YEAR_2026 + days * ONE_DAY)], "Загальний")

	assert str(refused.value) == (
		f"“Загальний” says nothing from 01.01.2026 to {last_missing}. Fill the gap."
	)


def test_overlap_of_versions_is_refused() -> None:
	with pytest.raises(CalendarOverlapError, match=r"the period from 31\.12\.2025 begins before"):
		check_versions([OLD, period(YEAR_2026 - ONE_DAY)], "Загальний")


def test_line_without_an_open_end_is_refused() -> None:
	with pytest.raises(VersionGapError) as refused:
		check_versions([OLD], "Загальний")

	assert str(refused.value) == (
		"“Загальний” would end on 31.12.2025 with nothing after it. Leave “Valid To” empty, and begin a new"
		" version when the law changes."
	)


def test_version_that_ends_before_it_begins_is_refused() -> None:
	with pytest.raises(PeriodOrderError):
		check_versions([period(YEAR_2026, YEAR_2020)], "Загальний")


@pytest.mark.parametrize("day", [YEAR_2020 + ONE_DAY, OLD.valid_to])
def test_version_may_be_split_within_its_period(day: date) -> None:
	assert check_split(OLD, day) is None


@pytest.mark.parametrize("day", [YEAR_2020, YEAR_2020 - ONE_DAY, YEAR_2026])
def test_version_is_not_split_on_its_first_day_or_outside(day: date) -> None:
	with pytest.raises(VersionSplitError) as refused:
		check_split(OLD, day)

	assert str(refused.value) == (
		f"A new version cannot begin on {day:%d.%m.%Y}: the version it follows holds from 01.01.2020. Choose a"
		" later day within its period."
	)


@pytest.mark.parametrize("user", [OPEN, OLD, period(YEAR_2020), period(YEAR_2026, date(2030, 1, 1))])
def test_calendar_covers_what_lies_within_its_versions(user: OptionalPeriod) -> None:
	assert check_covers([OPEN, OLD], "ukraine", user) is None


@pytest.mark.parametrize(
	("versions", "user"),
	[
		([OLD], OPEN),
		([OLD], period(YEAR_2020)),
		([OPEN], period(YEAR_2026 - ONE_DAY)),
		([OLD], period(YEAR_2020, OLD.valid_to + timedelta(days=1))),
		([], OPEN),
	],
	ids=["closed", "open end", "begins later", "a day short", "no such calendar"],
)
def test_calendar_too_short_for_a_counting_is_refused(
	versions: list[OptionalPeriod], user: OptionalPeriod
) -> None:
	with pytest.raises(CoverageError) as refused:
		check_covers(versions, "ukraine", user)

	assert str(refused.value) == (
		"The working calendar “ukraine” does not cover the whole period of the counting of terms in force from"
		f" {user.valid_from:%d.%m.%Y}. Let its last version stay open, or begin a new version of it instead of"
		" closing it."
	)


def test_period_without_a_beginning_holds_since_ever() -> None:
	assert optional_period(None, None) == OptionalPeriod(date.min, None)
	assert optional_period(YEAR_2020, YEAR_2026) == OptionalPeriod(YEAR_2020, YEAR_2026)


def test_act_that_ended_before_it_was_adopted_is_refused() -> None:
	with pytest.raises(
		PeriodOrderError, match=r"adopted on 01.01.2026 and cannot have lost its force on 31.12.2025"
	):
		check_act_end(YEAR_2026, YEAR_2026 - ONE_DAY)


@pytest.mark.parametrize(
	("adopted_on", "valid_to"), [(YEAR_2026, YEAR_2026), (None, YEAR_2020), (YEAR_2026, None), (None, None)]
)
def test_act_that_ended_later_or_not_at_all_passes(adopted_on: date | None, valid_to: date | None) -> None:
	assert check_act_end(adopted_on, valid_to) is None
