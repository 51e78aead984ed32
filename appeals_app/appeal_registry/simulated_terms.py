"""What term past appeals would have: for a trial of changed law."""

import frappe
from frappe import _

from appeals_app.appeal_registry.recalculation import CARD_FIELDS, terms_of
from appeals_app.domain.card_term import CardTerm
from appeals_app.domain.simulation import Simulated
from appeals_app.legal_reference.config import forget_law
from appeals_app.legal_reference.law import law_in_force
from appeals_app.legal_reference.law_turn import DOCTYPES_THAT_COUNT


def simulate(appeals: list[str]) -> Simulated:
	"""The term of each appeal by the rows as they stand, counted from the same facts of its card."""
	forget_law()
	cards = frappe.get_all("Appeal", filters={"name": ("in", appeals or [""])}, fields=list(CARD_FIELDS))
	terms = terms_of(cards, law_in_force())
	forget_law()
	return Simulated(
		title=_("Which terms would differ"),
		looks_at=frozenset(DOCTYPES_THAT_COUNT),
		outcomes=terms,
		difference=_difference,
	)


def _difference(was: CardTerm | str, will: CardTerm | str) -> list[str]:
	if isinstance(will, str):
		return [] if was == will else [_("no term: {0}").format(will)]
	if isinstance(was, str):
		return [_("a term where there was none")]
	days = (will.deadline.due_date - was.deadline.due_date).days
	if days:
		return [_("the term ends later") if days > 0 else _("the term ends earlier")]
	if was.rule.code != will.rule.code:
		return [_("another rule, the same day")]
	return []
