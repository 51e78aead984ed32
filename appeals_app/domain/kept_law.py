"""The law a card was counted by, as the card keeps it.

An extension or a shortening moves the term that the card has. Rows of the law changed meanwhile must not slip in
with it: they move cards only by a recalculation that a person applies.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from appeals_app.domain.calendar import WorkingDays
from appeals_app.domain.card_term import Law
from appeals_app.domain.term_matching import Facts
from appeals_app.domain.term_rules import TermRule, TermUnit
from appeals_app.domain.term_switches import Switches


@dataclass(frozen=True, slots=True)
class KeptLaw:
	"""One rule and one set of answers for every question; only the calendar is that of `law`."""

	rule: TermRule
	switches: Switches
	law: Law

	def rule_for(self, facts: Facts, on_day: date) -> TermRule:
		"""The rule the card was counted by."""
		return self.rule

	def rule_named(self, code: str) -> TermRule:
		"""The rule the card was counted by, whatever a row of this code says now."""
		return self.rule

	def switches_for(self, rule: TermRule, on_day: date) -> Switches:
		"""The answers the card was counted by."""
		return self.switches

	def calendar(self, code: str) -> WorkingDays:
		"""The working calendar with this code."""
		return self.law.calendar(code)


def law_kept_in(basis: Mapping[str, Any], law: Law) -> Law:
	"""The law of `CardTerm.basis`; `law` itself for a card that keeps none."""
	if not basis:
		return law
	return KeptLaw(rule_kept_in(basis), Switches.from_dict(basis["switches"]), law)


def rule_kept_in(basis: Mapping[str, Any]) -> TermRule:
	"""The rule of `CardTerm.basis`."""
	kept = basis["rule"]
	since = date.fromisoformat(kept["since"]) if kept.get("since") else None
	return TermRule(**{**kept, "unit": TermUnit(kept["unit"]), "since": since})
