"""A route rule tried on past appeals: cards for who reads them, for who writes the rules of an authority their index, day and route."""

import frappe
from frappe import _
from frappe.model.document import Document
from frappe.utils import cstr

from appeals_app.appeal_administration.tried_cards import newest_readable
from appeals_app.appeal_registry.intake_checks import is_guarded
from appeals_app.appeal_routing.route_facts import routed_appeals
from appeals_app.appeal_routing.route_rules import rule_value
from appeals_app.appeal_routing.route_words import reason_of
from appeals_app.appeal_routing.routes import route_of
from appeals_app.authority_directory.queries import authorities_of
from appeals_app.domain.routing import failed_conditions, forms_in, is_said
from appeals_app.refusal import AppealRuleError
from appeals_app.word_forms import lemmas

MOST_TRIED = 50
"""Newest appeals a rule is tried on."""

FEWEST_TOLD = 3
"""A smaller number could tell of one person."""

CLOSED_CONDITIONS = ("author_category", "complained_about")
"""Of an appeal by its index they would tell who wrote it and of whom; words are not asked of closed cards at all."""

LONGEST_TEXT = 4000


def try_rule(*, rule: str) -> dict:
	"""The newest appeals that the rule would hold for today, of how many looked at.

	Who reads appeals is shown those in sight whose text is open.  Who writes the rules of the authority and sees no appeal
	is shown index, day and route of each, and of a rule that asks for the author or the person complained of a number
	alone, none below FEWEST_TOLD, nor that there are none: beside the silence of one it would tell of the one.
	Of a rule of words such a person is told nothing: it would tell what stands in closed cards; `try_words` tries those.
	"""
	document = frappe.get_doc("Appeal Route Rule", rule)
	document.check_permission("read")
	told = {"looked_at": 0, "held": 0, "appeals": [], "reason": reason_of(document)}
	if frappe.has_permission("Appeal", "read"):
		cards = _newest_in_sight(document)
		held = _held_for(document, cards)
		return {**told, "looked_at": len(cards), "held": len(held), "appeals": held}
	if not document.has_permission("write") or _asks_words(document):
		return told
	cards = _newest(document)
	held = _held_for(document, cards)
	if _is_open(document):
		routes = [_without_matter(card, document.name) for card in held]
		return {**told, "looked_at": len(cards), "held": len(held), "appeals": routes}
	return {**told, "looked_at": len(cards), "held": len(held) if len(held) >= FEWEST_TOLD else None}


def try_words(*, rule: str, text: str) -> bool:
	"""Whether the words of the rule stand in a text of one's own, in any form."""
	document = frappe.get_doc("Appeal Route Rule", rule)
	document.check_permission("read")
	if not _asks_words(document):
		frappe.throw(_("The rule asks for no words. Try it on past appeals."), AppealRuleError)
	return is_said(rule_value(document).phrases, forms_in(text[:LONGEST_TEXT], lemmas))


def _asks_words(rule: Document | frappe._dict) -> bool:
	return bool(cstr(rule.words).strip())


def _is_open(rule: Document | frappe._dict) -> bool:
	"""The conditions are those of the desk alone, of an authority whose rules the user writes."""
	asked = any(rule.get(field) for field in CLOSED_CONDITIONS)
	return bool(rule.authority) and not asked and not _asks_words(rule)


def _without_matter(card: frappe._dict, tried: str) -> dict[str, object]:
	"""Index and day of the card, the rule that decides and where it leads; of another that asks what is closed neither.

	Nor of a complaint: where the rule leads to who is complained of, its silence would tell that.
	"""
	appeal = frappe.get_doc("Appeal", card.name)
	decides, leads_to = _decision_told(appeal, tried)
	return {
		"registration_index": card.registration_index,
		"received_at": card.received_at,
		"decides": decides,
		"leads_to": leads_to,
	}


def _decision_told(appeal: Document, tried: str) -> tuple[str, str]:
	if is_guarded(appeal):
		return _("Not shown of a complaint"), ""
	route = route_of(appeal)
	if not route.rule:
		return _("No rule"), ""
	row = frappe.db.get_value(
		"Appeal Route Rule", route.rule, ["title", "authority", "words", *CLOSED_CONDITIONS], as_dict=True
	)
	if route.rule != tried and not _is_open(row):
		return _("Another rule"), ""
	return row.title, route.destination.in_words


def _held_for(document: Document, cards: list[frappe._dict]) -> list[frappe._dict]:
	value = rule_value(document)
	facts = routed_appeals([card.name for card in cards]) if cards else {}
	return [card for card in cards if not failed_conditions(value, facts[card.name])]


def _newest_in_sight(document: Document) -> list[frappe._dict]:
	authorities = [document.authority] if document.authority else authorities_of(frappe.session.user)
	return newest_readable({"authority": ("in", authorities or [""])}, MOST_TRIED)


def _newest(document: Document) -> list[frappe._dict]:
	"""The newest ones: those of the rule's authority, or of all for a rule of all."""
	of_authority = {"authority": document.authority} if document.authority else {}
	fields = ["name", "registration_index", "received_at"]
	return frappe.get_all(
		"Appeal", filters=of_authority, fields=fields, order_by="received_at desc", limit=MOST_TRIED
	)
