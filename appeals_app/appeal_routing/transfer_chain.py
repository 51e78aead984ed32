"""The way of an appeal through the authorities as one picture, each part of it for those who may see that part."""

import frappe
from frappe.model.document import Document
from frappe.utils import formatdate, getdate

from appeals_app.appeal_routing.transfer_rows import TRANSFER
from appeals_app.domain.access import Scope
from appeals_app.domain.transfer import TransferStatus
from appeals_app.permissions.scope import get_scope, row_is_inside

CARD_FIELDS = (
	*("name", "authority", "registration_index", "workflow_state", "phase", "received_at", "answered_on"),
	"due_date",
)
HOP_FIELDS = (
	*("name", "appeal", "authority", "to_authority", "status", "sent_on", "answer_due_on", "decided_at"),
	*("return_reason", "received_appeal"),
)


def show_chain(appeal: Document, method: str | None = None) -> None:
	"""For the event `onload` of Appeal: the tree of its cards and transfers, where there is more than this card."""
	if appeal.is_new():
		return
	first = _first_card(appeal.name)
	if frappe.db.exists(TRANSFER, {"appeal": first}):
		appeal.set_onload("transfer_chain", _card(first, appeal.name, get_scope(frappe.session.user)))


def _first_card(appeal: str) -> str:
	while came_from := frappe.db.get_value(TRANSFER, {"received_appeal": appeal}, "appeal"):
		appeal = came_from
	return appeal


def _card(name: str, here: str, scope: Scope) -> dict:
	"""A card with its hops.  Of one out of sight nothing is told but that the matter is with another authority."""
	hops = frappe.get_all(TRANSFER, filters={"appeal": name}, fields=[*HOP_FIELDS], order_by="creation")
	told = {"is_seen": False, "hops": [_hop(hop, here, scope) for hop in hops]}
	if not row_is_inside("Appeal", name, scope):
		return told
	card = frappe.db.get_value("Appeal", name, [*CARD_FIELDS], as_dict=True)
	return {
		**told,
		"is_seen": True,
		"is_here": name == here,
		"name": name,
		"authority": _short(card.authority),
		"number": card.registration_index,
		"state": card.workflow_state,
		"received_on": formatdate(getdate(card.received_at)),
		"due_on": formatdate(card.due_date),
		"answered_on": formatdate(card.answered_on),
	}


def _hop(hop: frappe._dict, here: str, scope: Scope) -> dict:
	onward = _card(hop.received_appeal, here, scope) if hop.received_appeal else None
	if not row_is_inside(TRANSFER, hop.name, scope):
		is_there = hop.status in (TransferStatus.SENT, TransferStatus.ACCEPTED)
		return {"is_seen": False, "is_there": is_there, "card": onward}
	return {
		"is_seen": True,
		"name": hop.name,
		"sender": _short(hop.authority),
		"receiver": _short(hop.to_authority),
		"status": hop.status,
		"questions": frappe.db.count("Appeal Transfer Question", {"parent": hop.name}),
		"sent_on": formatdate(hop.sent_on),
		"answer_due_on": formatdate(hop.answer_due_on),
		"decided_on": formatdate(hop.decided_at and getdate(hop.decided_at)),
		"reason": hop.return_reason,
		"card": onward,
	}


def _short(authority: str) -> str:
	return frappe.get_cached_value("Authority", authority, "short_name")
