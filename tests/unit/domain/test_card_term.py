"""The term of a card follows from the law of the day it came, or says what is missing."""

from dataclasses import dataclass, field, replace
from datetime import date, datetime

import pytest

from appeals_app.domain.calendar import WorkingDays
from appeals_app.domain.calendar_ukraine import built_in_calendar
from appeals_app.domain.card_term import TermInputs, count_card_term
from appeals_app.domain.deadlines import DEFAULT_SWITCHES, Switches, compute_deadline, term_rule
from appeals_app.domain.errors import CalendarNotCoveringError, NoTermRuleError
from appeals_app.domain.kept_law import rule_kept_in
from appeals_app.domain.proof_text import render_proof
from appeals_app.domain.term_changes import DecisionMaker, Extension
from appeals_app.domain.term_matching import DatedTermRule, Facts, match_term_rule
from appeals_app.domain.term_rules import TermRule
from appeals_app.domain.term_switches import MonthMode

RECEIVED = datetime(2026, 1, 31, 11)
WITH_STUDY = {"study": frozenset({"Needed"})}


@dataclass
class Rows:
	"""A law of two rules."""

	switches: Switches = DEFAULT_SWITCHES
	rules: list[DatedTermRule] = field(
		default_factory=lambda: [
			DatedTermRule(term_rule("month"), date(2000, 1, 1), conditions=WITH_STUDY),
			DatedTermRule(
				term_rule("15d"), date(2000, 1, 1), conditions={"study": frozenset({"Not Needed"})}
			),
		]
	)

	def rule_for(self, facts: Facts, on_day: date) -> TermRule:
		return match_term_rule(self.rules, facts, on_day)

	def rule_named(self, code: str) -> TermRule:
		return term_rule(code)

	def switches_for(self, rule: TermRule, on_day: date) -> Switches:
		return self.switches

	def calendar(self, code: str) -> WorkingDays:
		return built_in_calendar(code)


def test_the_dates_are_those_of_the_engine_for_the_rule_that_fits() -> None:
	term = count_card_term(TermInputs(RECEIVED, WITH_STUDY), Rows())

	assert term.rule.code == "month"
	assert term.deadline == compute_deadline(received_at=RECEIVED, term="month")


def test_a_rule_chosen_by_hand_holds_instead() -> None:
	term = count_card_term(TermInputs(RECEIVED, WITH_STUDY, rule_by_hand="10d"), Rows())

	assert term.deadline == compute_deadline(received_at=RECEIVED, term="10d")


def test_without_a_fitting_rule_the_count_says_so() -> None:
	with pytest.raises(NoTermRuleError):
		count_card_term(TermInputs(RECEIVED, {}), Rows())
	with pytest.raises(NoTermRuleError):
		count_card_term(TermInputs(datetime(1999, 12, 31, 23, 59), WITH_STUDY), Rows())


def test_switches_and_changes_of_the_term_are_heeded() -> None:
	extension = Extension(date(2026, 2, 20), DecisionMaker.HEAD, date(2026, 2, 20), date(2026, 3, 10))
	law = Rows(replace(DEFAULT_SWITCHES, month_mode=MonthMode.THIRTY_DAYS))

	assert count_card_term(TermInputs(RECEIVED, WITH_STUDY), law).deadline.due_date == date(2026, 3, 2)
	extended = count_card_term(TermInputs(RECEIVED, WITH_STUDY, extension=extension), law)
	assert extended.deadline.due_date == date(2026, 3, 10)


def test_the_basis_is_plain_and_names_rule_and_answers() -> None:
	basis = count_card_term(TermInputs(RECEIVED, WITH_STUDY), Rows()).basis()

	assert basis["rule"]["code"] == "month"
	assert basis["rule"]["unit"] == "months"
	assert Switches.from_dict(basis["switches"]) == DEFAULT_SWITCHES
	assert {type(value) for value in basis["rule"].values()} <= {str, int, bool, type(None)}


def test_the_version_of_the_rule_is_told_and_kept() -> None:
	since = date(2026, 1, 12)
	version = replace(term_rule("month"), since=since)
	term = count_card_term(TermInputs(RECEIVED, {}), Rows(rules=[DatedTermRule(version, since)]))

	assert rule_kept_in(term.basis()) == version
	assert "; версія правила, чинна в довіднику з 12.01.2026." in render_proof(term.deadline)[1]


def test_a_calendar_too_short_for_the_rule_is_told_with_the_rule() -> None:
	endless = DatedTermRule(replace(term_rule("month"), amount=3660, limit=None), date(2000, 1, 1))

	with pytest.raises(CalendarNotCoveringError) as refused:
		count_card_term(TermInputs(RECEIVED), Rows(rules=[endless]))

	assert str(refused.value) == (
		"The term by the rule “загальний строк розгляду” cannot be counted: the working calendar “ukraine” does not"
		" cover 31.01.2331. Fill in the holidays of that year or begin a version for it; if the rule is too long,"
		" correct the rule."
	)
