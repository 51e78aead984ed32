"""The administrator's rows as the `Law` by which the domain counts the term of a card."""

import hashlib
from datetime import date
from functools import cached_property

from appeals_app.domain.calendar import WorkingDays
from appeals_app.domain.card_term import Law
from appeals_app.domain.term_matching import DatedTermRule, Facts, match_term_rule
from appeals_app.domain.term_rules import TermRule
from appeals_app.domain.term_switches import Switches
from appeals_app.legal_reference.config import (
	consideration_rules,
	counting_of_rule,
	counting_switches,
	term_rule_named,
	working_calendar,
)
from appeals_app.legal_reference.law_turn import DOCTYPES_THAT_COUNT, state_of_rows


class LawInForce:
	"""Today's rows, read once a request."""

	def rule_for(self, facts: Facts, on_day: date) -> TermRule:
		"""The one rule of consideration that fits an appeal received on the day."""
		return match_term_rule(self._rules, facts, on_day)

	@cached_property
	def _rules(self) -> tuple[DatedTermRule, ...]:
		return consideration_rules()

	def rule_named(self, code: str) -> TermRule:
		"""The rule with this code, whatever its conditions and period."""
		return term_rule_named(code)

	def switches_for(self, rule: TermRule, on_day: date) -> Switches:
		"""The answers of the counting the rule names, else of the general one, in force on the day."""
		return counting_switches(on_day, counting_of_rule(rule.code))

	def calendar(self, code: str) -> WorkingDays:
		"""The working calendar with this code, all its versions."""
		return working_calendar(code)


def law_in_force() -> Law:
	"""The law as the rows have it now."""
	return LawInForce()


def law_fingerprint() -> str:
	"""A text that changes with every change of a row terms are counted by."""
	return hashlib.sha256(repr(state_of_rows(DOCTYPES_THAT_COUNT)).encode()).hexdigest()
