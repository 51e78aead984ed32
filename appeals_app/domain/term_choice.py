"""Which term rule a person may choose, and what a corrected card never undoes (Law 393, Art. 20).

Rules find the term of an appeal.  Where they cannot, or where purposes have several rules side by side, a person
chooses one.  Art. 20(1) leaves a longer term to the head or a deputy, who extends it before it ends and tells the
author: no correction of a card does that in their stead.  Who may choose when is a rule of ours.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from appeals_app.domain.calendar import covers
from appeals_app.domain.errors import DomainError
from appeals_app.domain.term_matching import DatedTermRule


class TermChoiceError(DomainError):
	"""The rule cannot be chosen, or the card cannot be changed so."""

	code = "term_choice"


@dataclass(frozen=True, slots=True)
class OfferedRule:
	"""A rule as it stands among the others: whether it is in use, and whether appeals are considered by it."""

	dated: DatedTermRule
	is_enabled: bool
	is_for_consideration: bool


@dataclass(frozen=True, slots=True)
class TermBefore:
	"""What a card said of its term before it was changed; `breach_after` None where it has none."""

	is_registered: bool
	needs_person: bool
	is_by_hand: bool
	breach_after: date | None


def check_rule(rule: OfferedRule, received_on: date) -> None:
	"""Refuses a rule that is out of use, of another purpose, or not in force on the day of receipt."""
	title = rule.dated.rule.title
	if not rule.is_enabled:
		raise TermChoiceError("The term rule “{0}” is out of use. Choose a rule that is in use.", title)
	if not rule.is_for_consideration:
		raise TermChoiceError(
			"The term rule “{0}” is not a term of considering an appeal. Choose one that is.", title
		)
	if not covers(rule.dated, received_on):
		raise TermChoiceError(
			"The term rule “{0}” was not in force on {1}, when the appeal was received. Choose another rule.",
			title,
			received_on,
		)


def check_reason(reason: str) -> None:
	"""Refuses a choice that does not say why the rules were set aside: the proof of the term has to tell it."""
	if not reason:
		raise TermChoiceError(
			"The term rule is chosen by hand, and it is not said why. Fill in “Why This Rule”: the reason stands in the"
			" proof of the term."
		)


def check_reason_stands(before: TermBefore) -> None:
	"""Refuses another reason for a choice that stands: who chose, when and why are told together."""
	if before.is_registered:
		raise TermChoiceError(
			"The reason was given with the choice of the rule and stands in the proof of the term. Leave it as it was;"
			" add what is new as a comment."
		)


def is_offered(rule: OfferedRule, received_on: date) -> bool:
	"""Whether the rule may be chosen for an appeal received on the day."""
	try:
		check_rule(rule, received_on)
	except TermChoiceError:
		return False
	return True


def check_choice(before: TermBefore, breach_after: date | None) -> None:
	"""Refuses to choose, change or clear the rule of a registered card, unless its term needs a person.

	A choice made before may be corrected where the term ends no later by it. `breach_after` is that of the term
	the choice would give, None where it gives none.
	"""
	if not before.is_registered or before.needs_person:
		return
	if not before.is_by_hand:
		raise TermChoiceError(
			"The appeal is registered and has the term its rule gives, so no other rule is chosen by hand. If a"
			" month is not enough, the head or a deputy extends the term (Art. 20)."
		)
	if breach_after is None or (before.breach_after and breach_after > before.breach_after):
		raise TermChoiceError(
			"The rule chosen by hand is corrected only to one by which the term ends no later than {0}. A longer"
			" term is set by the head or a deputy, who extends it (Art. 20).",
			before.breach_after,
		)


def check_breach_stands(before: TermBefore, breach_after: date | None, *, today: date) -> None:
	"""Refuses a change of the card by which a term that has run out would end later (Art. 20; Civil Code Art. 254)."""
	if not before.breach_after or before.breach_after >= today or not breach_after:
		return
	if breach_after > before.breach_after:
		raise TermChoiceError(
			"The term ran out on {0} and could be extended only before that day. This change would make it end on"
			" {1}, as if nothing were late. Leave these fields as they were: the answer is given late.",
			before.breach_after,
			breach_after,
		)
