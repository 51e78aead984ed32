"""Which days a set of rules leaves without a term."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from appeals_app.domain.errors import NoTermRuleError
from appeals_app.domain.rule_gaps import NEEDS, RuleGap, TermNeed, find_gaps
from appeals_app.domain.term_matching import DatedTermRule, match_term_rule
from appeals_app.domain.term_rules import TERM_RULES

TODAY = date(2026, 9, 1)
ONE_DAY = timedelta(days=1)
STUDIED = NEEDS[0]


def rule(begins: date = date(2000, 1, 1), ends: date | None = None, **conditions: str) -> DatedTermRule:
	asked = {name: frozenset({value}) for name, value in conditions.items()}
	return DatedTermRule(TERM_RULES["month"], begins, ends, asked)


def days_of(gaps: tuple[RuleGap, ...]) -> list[tuple[date, date | None]]:
	return [(gap.first_day, gap.last_day) for gap in gaps]


def test_open_rule_leaves_no_gap() -> None:
	assert find_gaps(STUDIED, [rule(study="Needed")], TODAY) == ()


def test_rule_without_conditions_serves_every_appeal() -> None:
	assert find_gaps(STUDIED, [rule()], TODAY) == ()


def test_rule_closed_without_a_follower_leaves_all_days_after_it() -> None:
	gaps = find_gaps(STUDIED, [rule(ends=date(2026, 10, 31), study="Needed")], TODAY)

	assert gaps == (RuleGap(STUDIED, date(2026, 11, 1), None),)


def test_follower_that_begins_the_next_day_fills_the_gap() -> None:
	rules = [rule(ends=date(2026, 10, 31)), rule(begins=date(2026, 11, 1))]

	assert find_gaps(STUDIED, rules, TODAY) == ()


def test_follower_that_begins_a_day_late_leaves_that_day() -> None:
	rules = [rule(ends=date(2026, 10, 31)), rule(begins=date(2026, 11, 2))]

	assert days_of(find_gaps(STUDIED, rules, TODAY)) == [(date(2026, 11, 1), date(2026, 11, 1))]


def test_no_rule_at_all_leaves_every_day_from_today() -> None:
	assert days_of(find_gaps(STUDIED, [], TODAY)) == [(TODAY, None)]


@pytest.mark.parametrize("conditions", [{"channel": "post"}, {"study": "Not Needed"}])
def test_rule_that_asks_for_more_is_no_answer(conditions: dict) -> None:
	assert days_of(find_gaps(STUDIED, [rule(**conditions)], TODAY)) == [(TODAY, None)]


def test_days_that_have_passed_are_not_asked_about() -> None:
	rules = [rule(ends=date(2026, 7, 31)), rule(begins=date(2026, 8, 15))]

	assert find_gaps(STUDIED, rules, TODAY) == ()


def test_gap_across_the_borders_of_narrower_rules_is_one() -> None:
	narrow = rule(begins=date(2026, 12, 1), ends=date(2026, 12, 31), channel="post")

	assert days_of(find_gaps(STUDIED, [rule(ends=date(2026, 10, 31)), narrow], TODAY)) == [
		(date(2026, 11, 1), None)
	]


def test_needs_are_both_kinds_of_consideration_and_each_short_term() -> None:
	assert [need.purpose for need in NEEDS] == [
		"Consideration",
		"Consideration",
		"Forwarding",
		"Return",
		"Formal Return",
	]
	assert {study for need in NEEDS[:2] for study in need.facts["study"]} == {"Needed", "Not Needed"}


DAYS = st.dates(TODAY - timedelta(days=10), TODAY + timedelta(days=30))
RULES = st.builds(
	lambda begins, length, conditions: rule(
		begins, None if length is None else begins + timedelta(days=length), **conditions
	),
	DAYS,
	st.none() | st.integers(0, 10),
	st.sampled_from([{}, {"study": "Needed"}, {"study": "Not Needed"}, {"channel": "post"}]),
)


@given(st.lists(RULES, max_size=5), st.sampled_from([STUDIED, TermNeed("Forwarding")]))
def test_gaps_are_just_the_days_on_which_no_rule_is_found(rules: list[DatedTermRule], need: TermNeed) -> None:
	gaps = find_gaps(need, rules, TODAY)

	for offset in range(60):
		day = TODAY + offset * ONE_DAY
		is_gap = any(gap.first_day <= day <= (gap.last_day or date.max) for gap in gaps)
		fits = [each for each in rules if each.fits(need.facts, day)]
		assert is_gap is not bool(fits)
		if is_gap:
			with pytest.raises(NoTermRuleError):
				match_term_rule(rules, need.facts, day)
