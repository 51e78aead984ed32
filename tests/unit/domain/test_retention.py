"""How long data are kept: the day a period ends, and the last beginning that is over."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from appeals_app.domain.personal_inventory import Subject
from appeals_app.domain.retention import (
	RetentionRule,
	RetentionRuleError,
	check_rule,
	check_rules_apart,
	kept_until,
	last_due_start,
	rules_of_subject,
)


def rule(**changes: object) -> RetentionRule:
	return RetentionRule(
		**{"code": "r", "subject": Subject.APPEAL, "starts_from": "Closed On", "years": 5, **changes}
	)


def test_years_run_from_the_day() -> None:
	assert kept_until(date(2021, 3, 10), rule()) == date(2026, 3, 10)


def test_years_of_files_run_from_january_of_the_next_year() -> None:
	assert kept_until(date(2021, 3, 10), rule(from_next_year=True)) == date(2027, 1, 1)


def test_leap_day_ends_on_the_last_day_of_february() -> None:
	assert kept_until(date(2024, 2, 29), rule()) == date(2029, 2, 28)


days = st.dates(date(1995, 1, 1), date(2060, 12, 31))


@given(days, st.integers(1, 30), st.booleans())
def test_last_due_start_is_due_and_the_day_after_it_is_not(today: date, years: int, next_year: bool) -> None:
	period = rule(years=years, from_next_year=next_year)

	last = last_due_start(today, period)

	assert kept_until(last, period) <= today
	assert kept_until(last + timedelta(days=1), period) > today


@pytest.mark.parametrize("years", [0, -1, 151])
def test_period_that_makes_no_sense_is_refused(years: int) -> None:
	with pytest.raises(RetentionRuleError, match="from 1 to 150"):
		check_rule(rule(years=years))


def test_keeping_for_ever_needs_no_years() -> None:
	assert check_rule(rule(years=0, for_ever=True)) is None


def test_kind_is_only_for_appeals() -> None:
	with pytest.raises(RetentionRuleError, match="Only appeals"):
		check_rule(rule(subject=Subject.INCIDENT, appeal_kind="kind.proposal"))


def test_two_rules_of_the_same_records_are_refused() -> None:
	with pytest.raises(RetentionRuleError, match="same records"):
		check_rules_apart([rule(code="a"), rule(code="b")])
	assert check_rules_apart([rule(code="a"), rule(code="b", appeal_kind="kind.proposal")]) is None


def test_rule_of_a_kind_stands_before_the_common_one() -> None:
	common, special = rule(code="a"), rule(code="b", appeal_kind="kind.proposal")

	assert rules_of_subject([common, special], Subject.APPEAL) == [special, common]
	assert rules_of_subject([common], Subject.INCIDENT) == []
