from datetime import date

import pytest

from appeals_app.domain.errors import (
	AmbiguousTermRuleError,
	NoTermRuleError,
	PeriodOrderError,
	TermRuleError,
)
from appeals_app.domain.term_matching import DatedTermRule, match_term_rule
from appeals_app.domain.term_rules import term_rule

TODAY = date(2026, 2, 2)
ANY = {"kind": frozenset({"3.2"}), "channel": frozenset({"web"})}


def dated(
	code: str, conditions=None, valid_from=date(2020, 1, 1), valid_to=None, priority=0
) -> DatedTermRule:
	conditions = {name: frozenset(values) for name, values in (conditions or {}).items()}
	return DatedTermRule(term_rule(code), valid_from, valid_to, conditions, priority)


def matched(*rules: DatedTermRule, facts=ANY, on_day=TODAY) -> str:
	return match_term_rule(rules, facts, on_day).code


def test_a_rule_without_conditions_fits_every_appeal():
	assert matched(dated("month"), facts={}) == "month"


def test_the_rule_with_more_conditions_prevails():
	narrow = dated("15d", {"kind": ["3.2", "3.3"]})
	narrower = dated("hotline-15d", {"kind": ["3.2"], "channel": ["web"]})
	assert matched(dated("month"), narrow) == "15d"
	assert matched(narrower, narrow, dated("month")) == "hotline-15d"


def test_a_higher_priority_prevails_over_more_conditions():
	assert matched(dated("month", priority=1), dated("15d", {"kind": ["3.2"]})) == "month"


@pytest.mark.parametrize(
	"conditions", [{"kind": ["3.1"]}, {"sign": ["2.2"]}, {"kind": ["3.2"], "channel": ["post"]}]
)
def test_a_rule_fits_only_when_every_condition_holds(conditions):
	assert matched(dated("15d", conditions), dated("month")) == "month"


def test_one_of_several_values_is_enough():
	facts = {"author_category": frozenset({"7.4", "7.6"})}
	assert matched(dated("15d", {"author_category": ["7.4"]}), dated("month"), facts=facts) == "15d"


def test_the_rule_in_force_on_the_day_of_receipt_holds():
	old = dated("month", valid_to=date(2026, 6, 30))
	new = dated("15d", valid_from=date(2026, 7, 1))
	assert matched(old, new, on_day=date(2026, 6, 30)) == "month"
	assert matched(old, new, on_day=date(2026, 7, 1)) == "15d"


def test_no_fitting_rule_is_refused_with_the_day():
	with pytest.raises(NoTermRuleError, match=r"No term rule in force on 02.02.2026 fits the appeal"):
		matched(dated("month", valid_from=date(2026, 2, 3)))


def test_two_rules_of_equal_rank_are_refused_with_their_codes():
	with pytest.raises(AmbiguousTermRuleError, match=r"“15d” and “month” fit the appeal equally well"):
		matched(dated("5d", priority=-1), dated("15d"), dated("month"))


def test_a_rule_that_asks_about_an_unknown_fact_is_refused():
	with pytest.raises(
		TermRuleError, match=r"“month” asks about “colour”.*author_category, channel, kind, sign, study"
	):
		dated("month", {"zeal": ["1"], "colour": ["red"]})


def test_a_rule_that_ends_before_it_begins_is_refused():
	with pytest.raises(PeriodOrderError):
		dated("month", valid_to=date(2019, 12, 31))
