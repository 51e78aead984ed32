from datetime import date, datetime

import pytest

from appeals_app.domain.deadlines import TERM_PROFILES, TERM_RULES, compute_deadline, term_rule
from appeals_app.domain.errors import TermRuleError, UnknownTermError
from appeals_app.domain.term_rules import TermRule, TermUnit, limit_rule, petition_collection_rule

# Code: last day for a receipt on Monday 02.02.2026, and whether the rule is verified.
LAST_DAYS = {
	"15d": ("2026-02-17", True),
	"month": ("2026-03-02", True),
	"45d": ("2026-03-19", True),
	"5d": ("2026-02-07", True),
	"10d": ("2026-02-12", True),
	"petition-check-2wd": ("2026-02-04", True),
	"petition-collect-3m": ("2026-05-02", True),
	"petition-consider-10wd": ("2026-02-16", True),
	"info-5wd": ("2026-02-09", True),
	"info-48h": ("2026-02-04", True),
	"info-20wd": ("2026-03-02", True),
	"personal-data-30d": ("2026-03-04", True),
	"personal-data-demand-10d": ("2026-02-12", False),
	"hotline-5d": ("2026-02-07", False),
	"hotline-15d": ("2026-02-17", False),
	"hotline-30d": ("2026-03-04", False),
}


def test_every_built_in_rule_has_its_last_day_and_its_mark():
	computed = {
		code: (
			compute_deadline(received_at=datetime(2026, 2, 2), term=code).due_date.isoformat(),
			rule.is_verified,
		)
		for code, rule in TERM_RULES.items()
	}
	assert computed == LAST_DAYS


def test_every_built_in_rule_names_its_act():
	articles = {rule.article for rule in TERM_RULES.values()}
	assert articles == {
		"ч. 1 ст. 20 Закону України «Про звернення громадян»",
		"ч. 3 ст. 7 Закону України «Про звернення громадян»",
		"ст. 5 Закону України «Про звернення громадян»",
		"ст. 23-1 Закону України «Про звернення громадян»",
		"ст. 20 Закону України «Про доступ до публічної інформації»",
		"ст. 8 Закону України «Про захист персональних даних»",
		"типовий порядок, затверджений наказом Уповноваженого № 1/02-14",
		"порядок роботи урядової «гарячої лінії», затверджений постановою КМУ № 898 (нечинний)",
	}


def test_a_rule_is_found_by_its_code():
	assert term_rule("15d").amount == 15


def test_an_unknown_code_is_refused_with_the_known_ones():
	with pytest.raises(UnknownTermError, match=r"no term “7d”. The terms are: 15d, month, 45d"):
		term_rule("7d")


def test_a_rule_without_an_article_is_refused():
	with pytest.raises(TermRuleError, match=r"“x” names no article"):
		TermRule("x", 5, TermUnit.DAYS, " ", "строк")


@pytest.mark.parametrize(("amount", "limit"), [(0, None), (3661, None), (5, 0), (5, 3661)])
def test_a_rule_with_an_impossible_amount_is_refused(amount, limit):
	with pytest.raises(TermRuleError, match=r"“x” is (0|3661) long. Set a whole number from 1 to 3660"):
		TermRule("x", amount, TermUnit.DAYS, "ст. 1", "строк", limit=limit)


@pytest.mark.parametrize("amount", [1, 3660])
def test_the_shortest_and_the_longest_rule_are_allowed(amount):
	assert TermRule("x", amount, TermUnit.DAYS, "ст. 1", "строк", limit=amount).amount == amount


@pytest.mark.parametrize("unit", [TermUnit.MONTHS, TermUnit.WORKING_DAYS, TermUnit.DAYS])
def test_the_limit_is_counted_in_calendar_days_whatever_the_unit(unit):
	limit = limit_rule(TermRule("x", 1, unit, "ст. 1", "строк", limit=45))
	assert (limit.amount, limit.unit, limit.limit) == (45, TermUnit.CALENDAR_DAYS, None)


def test_a_rule_without_a_limit_has_no_limit_rule():
	with pytest.raises(TermRuleError, match=r"“15d” has no limit"):
		limit_rule(term_rule("15d"))


def test_profiles_name_the_term_without_study_with_it_and_at_most():
	amounts = {
		name: [profile.without_study.amount, profile.with_study.amount, profile.at_most.amount]
		for name, profile in TERM_PROFILES.items()
	}
	assert amounts == {"law_393": [15, 1, 45], "hotline_legacy": [5, 15, 30]}


def test_the_statute_sets_the_local_term_of_gathering_signatures():
	rule = petition_collection_rule(60, "п. 14 статуту громади")
	assert (rule.article, rule.code) == ("п. 14 статуту громади", "petition-collect-local")
	assert rule.title == "збирання підписів у громаді"
	assert compute_deadline(received_at=datetime(2026, 2, 2), term=rule).due_date == date(2026, 4, 3)


def test_a_local_term_without_a_statute_is_refused():
	with pytest.raises(TermRuleError, match=r"names no article"):
		petition_collection_rule(60, "")
