"""An extension or a shortening that today's term does not bear is told as what it is, not as a missing rule."""

from dataclasses import replace
from datetime import date, datetime

import pytest

from appeals_app.domain.calendar import WorkingDays
from appeals_app.domain.calendar_ukraine import built_in_calendar
from appeals_app.domain.card_term import TermInputs
from appeals_app.domain.deadlines import DEFAULT_SWITCHES, DecisionMaker, Extension, Shortening, term_rule
from appeals_app.domain.errors import NoTermRuleError
from appeals_app.domain.term_rules import TermRule
from appeals_app.domain.unfit_decision import unfit_decision

RECEIVED = datetime(2026, 2, 2, 10)
DECIDED = date(2026, 2, 10)
EXTENSION = Extension(DECIDED, DecisionMaker.HEAD, DECIDED, date(2026, 3, 10))
SHORTENING = Shortening(DECIDED, date(2026, 2, 20), DECIDED, True, "хвороба")


class OneRule:
	"""A law of one rule, or of none."""

	def __init__(self, rule: TermRule | None) -> None:
		self.rule = rule

	def rule_for(self, facts: object, on_day: date) -> TermRule:
		if not self.rule:
			raise NoTermRuleError("Nothing fits.")
		return self.rule

	def rule_named(self, code: str) -> TermRule:
		return term_rule(code)

	def switches_for(self, rule: TermRule, on_day: date) -> object:
		return DEFAULT_SWITCHES

	def calendar(self, code: str) -> WorkingDays:
		return built_in_calendar(code)


FIFTEEN = OneRule(term_rule("15d"))
MONTH = OneRule(term_rule("month"))


def test_shortening_to_a_day_behind_the_new_term_is_named_with_its_days() -> None:
	said = str(unfit_decision(TermInputs(RECEIVED, shortening=SHORTENING), FIFTEEN))

	assert said.startswith(
		"By today's rules the term ends on 17.02.2026, and the shortening to 20.02.2026 decided on 10.02.2026"
	)
	assert "The head or a deputy has to decide" in said


def test_extension_of_a_term_that_bears_none_is_named() -> None:
	said = str(unfit_decision(TermInputs(RECEIVED, extension=EXTENSION), FIFTEEN))

	assert said.startswith(
		"By today's rules the term ends on 17.02.2026, and the extension decided on 10.02.2026 does not fit it."
	)


def test_of_two_decisions_the_one_in_the_way_is_named() -> None:
	inputs = TermInputs(RECEIVED, extension=EXTENSION, shortening=SHORTENING)
	late = replace(SHORTENING, new_due=date(2026, 3, 12))

	assert "the extension decided" in str(unfit_decision(inputs, FIFTEEN))
	assert "the shortening to 12.03.2026" in str(unfit_decision(replace(inputs, shortening=late), MONTH))


@pytest.mark.parametrize("changes", [{}, {"extension": EXTENSION}, {"shortening": SHORTENING}])
def test_where_the_rules_give_no_term_no_decision_is_to_blame(changes: dict) -> None:
	assert unfit_decision(TermInputs(RECEIVED, **changes), OneRule(None)) is None
