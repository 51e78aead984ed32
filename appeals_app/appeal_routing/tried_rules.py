"""A route rule tried on past appeals: cards for who reads them, figures for who sets rules up."""

import frappe
from frappe.model.document import Document
from frappe.utils import cstr

from appeals_app.appeal_administration.tried_cards import newest_readable
from appeals_app.appeal_routing.route_facts import routed_appeals
from appeals_app.appeal_routing.route_rules import rule_value
from appeals_app.appeal_routing.route_words import reason_of
from appeals_app.authority_directory.queries import authorities_of
from appeals_app.domain.routing import failed_conditions

MOST_TRIED = 50
"""Newest appeals a rule is tried on."""

FEWEST_TOLD = 3
"""A smaller number could tell of one person."""


def try_rule(*, rule: str) -> dict:
	"""The newest appeals that the rule would hold for today, of how many looked at.

	Who reads appeals is shown those in sight whose text is open.  Who may change the rule and sees no appeal is told a
	number alone, and none below FEWEST_TOLD, nor that there are none: beside the silence of one it would tell of the one.
	Of a rule of words such a person is told nothing: it would tell what stands in closed cards.
	"""
	document = frappe.get_doc("Appeal Route Rule", rule)
	document.check_permission("read")
	reason = reason_of(document)
	if frappe.has_permission("Appeal", "read"):
		cards = _newest_in_sight(document)
		held = _held_for(document, cards)
		return {"looked_at": len(cards), "held": len(held), "appeals": held, "reason": reason}
	if document.has_permission("write") and not cstr(document.words).strip():
		cards = _newest(document)
		told = len(_held_for(document, cards))
		return {
			"looked_at": len(cards),
			"held": told if told >= FEWEST_TOLD else None,
			"appeals": [],
			"reason": reason,
		}
	return {"looked_at": 0, "held": 0, "appeals": [], "reason": reason}


def _held_for(document: Document, cards: list[frappe._dict]) -> list[frappe._dict]:
	value = rule_value(document)
	facts = routed_appeals([card.name for card in cards]) if cards else {}
	return [card for card in cards if not failed_conditions(value, facts[card.name])]


def _newest_in_sight(document: Document) -> list[frappe._dict]:
	authorities = [document.authority] if document.authority else authorities_of(frappe.session.user)
	return newest_readable({"authority": ("in", authorities or [""])}, MOST_TRIED)


def _newest(document: Document) -> list[frappe._dict]:
	"""Keys alone, for counting: those of the rule's authority, or of all for a rule of all."""
	of_authority = {"authority": document.authority} if document.authority else {}
	return frappe.get_all(
		"Appeal", filters=of_authority, fields=["name"], order_by="received_at desc", limit=MOST_TRIED
	)
