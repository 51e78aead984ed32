"""The term of one appeal by the law in force when it came: which rule, which answers to the questions of counting, which dates.

The law is given as a value, so the same function counts a card that is being saved and a hundred thousand
cards that an administrator wants recounted.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from datetime import date, datetime
from enum import Enum
from functools import lru_cache
from typing import Any, Protocol

from appeals_app.domain.calendar import WorkingDays
from appeals_app.domain.deadline_proof import Deadline
from appeals_app.domain.deadlines import compute_deadline
from appeals_app.domain.errors import CalendarNotCoveringError
from appeals_app.domain.term_changes import Extension, Shortening
from appeals_app.domain.term_matching import Facts
from appeals_app.domain.term_rules import TermRule
from appeals_app.domain.term_switches import Switches


class Law(Protocol):
	"""What the administrator's rows say on a day; each method raises a DomainError where they say nothing."""

	def rule_for(self, facts: Facts, on_day: date) -> TermRule:
		"""The one rule of consideration that fits an appeal received on the day."""

	def rule_named(self, code: str) -> TermRule:
		"""The rule with this code, whatever its conditions and period."""

	def switches_for(self, rule: TermRule, on_day: date) -> Switches:
		"""The answers by which terms of this rule are counted for appeals received on the day."""

	def calendar(self, code: str) -> WorkingDays:
		"""The working calendar with this code, all its versions."""


@dataclass(frozen=True, slots=True)
class TermInputs:
	"""What the term of an appeal follows from. `rule_by_hand` holds instead of the rule that would fit."""

	received_at: datetime
	facts: Facts = field(default_factory=dict)
	registered_at: datetime | None = None
	rule_by_hand: str | None = None
	extension: Extension | None = None
	shortening: Shortening | None = None


@dataclass(frozen=True, slots=True)
class CardTerm:
	"""The dates with their proof, and the rule and the answers they were counted by."""

	rule: TermRule
	switches: Switches
	deadline: Deadline

	def basis(self) -> dict[str, Any]:
		"""The rule and the answers as plain values: the card keeps them, whatever becomes of the rows."""
		return json.loads(self.basis_json())

	def basis_json(self) -> str:
		"""The basis as the text the card keeps; one text for all cards of one rule and one way of counting."""
		return _basis_json(self.rule, self.switches)


def count_card_term(inputs: TermInputs, law: Law) -> CardTerm:
	"""The term of an appeal; raises a DomainError that says what is missing where the law gives none."""
	received_on = inputs.received_at.date()
	if inputs.rule_by_hand:
		rule = law.rule_named(inputs.rule_by_hand)
	else:
		rule = law.rule_for(inputs.facts, received_on)
	switches = law.switches_for(rule, received_on)
	try:
		deadline = _count(inputs, rule, switches, law)
	except CalendarNotCoveringError as error:
		raise CalendarNotCoveringError(
			"The term by the rule “{0}” cannot be counted: the working calendar “{1}” does not cover {2}. Fill in the"
			" holidays of that year or begin a version for it; if the rule is too long, correct the rule.",
			rule.title,
			*error.params,
		) from error
	return CardTerm(rule, switches, deadline)


def _count(inputs: TermInputs, rule: TermRule, switches: Switches, law: Law) -> Deadline:
	return compute_deadline(
		received_at=inputs.received_at,
		registered_at=inputs.registered_at,
		term=rule,
		switches=switches,
		calendar=law.calendar(switches.holiday_calendar),
		extension=inputs.extension,
		shortening=inputs.shortening,
	)


@lru_cache(maxsize=256)
def _basis_json(rule: TermRule, switches: Switches) -> str:
	basis = {"rule": _plain(asdict(rule)), "switches": switches.to_dict()}
	return json.dumps(basis, ensure_ascii=False)


def _plain(values: Mapping[str, Any]) -> dict[str, Any]:
	return {name: _plain_value(value) for name, value in values.items()}


def _plain_value(value: Any) -> Any:
	if isinstance(value, Enum):
		return value.value
	return value.isoformat() if isinstance(value, date) else value
