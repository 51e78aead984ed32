"""A registered card that comes to say otherwise whom it is about: explained, and an event that keeps who was named before."""

import frappe
from frappe import _
from frappe.model.document import Document

from appeals_app.appeal_registry.event_log import record_event
from appeals_app.appeal_registry.intake_checks import COMPLAINED_OF
from appeals_app.appeal_registry.kind_changes import given_kind_reason
from appeals_app.domain.lifecycle import Phase
from appeals_app.domain.stop_grounds import ARTICLE_7_4
from appeals_app.field_values import is_same
from appeals_app.refusal import given_reason

NAMED_OTHERWISE = "complained_changed"
PUT_RIGHT = "complained_put_right"
"""Acts of the event: the author did complain of those taken out, or they were chosen wrongly."""

WHO_IS_KEPT = {"complained_officer": "Authority Officer", "complained_unit": "Authority Unit"}
"""Of whom the event tells that they were named."""


def check_complained(appeal: Document) -> None:
	"""Refuse to say otherwise whom a registered card is about without the reason; the event alone keeps it, and the mark.

	The reason why a complaint is none is one of this too: both are one decision.
	"""
	said, is_mistake = appeal.complained_change_reason, bool(appeal.named_by_mistake)
	appeal.complained_change_reason, appeal.named_by_mistake = None, 0
	appeal.flags.named_otherwise = None
	if _is_said_otherwise(appeal, appeal.get_doc_before_save()):
		reason = given_reason(
			said or given_kind_reason(appeal),
			if_missing=_(
				"The card says already whom it is about. Say in «{0}» why that changes: the change is kept as an event."
			).format(_(appeal.meta.get_label("complained_change_reason"), context=appeal.doctype)),
		)
		appeal.flags.named_otherwise = (PUT_RIGHT if is_mistake else NAMED_OTHERWISE, reason)


def record_complained(appeal: Document) -> None:
	"""Event of the change with its reason, of each who was named and is no more."""
	if not (change := appeal.flags.pop("named_otherwise", None)):
		return
	act, reason = change
	stored = appeal.get_doc_before_save()
	taken_out = [
		(doctype, stored.get(field))
		for field, doctype in WHO_IS_KEPT.items()
		if stored.get(field) and stored.get(field) != appeal.get(field)
	]
	for doctype, name in taken_out or [("", "")]:
		record_event(
			appeal=appeal.name,
			authority=appeal.authority,
			act=act,
			article=ARTICLE_7_4,
			ground=reason,
			reference_doctype=doctype,
			reference_name=name,
		)


def cards_that_named(references: list[str]) -> frozenset[str]:
	"""Cards that named these officers or units and say otherwise now, but for those where that was put right as a mistake."""
	rows = frappe.get_all(
		"Appeal Event",
		filters={"reference_name": ("in", references), "act": ("in", (NAMED_OTHERWISE, PUT_RIGHT))},
		fields=["appeal", "reference_name", "act"],
		order_by="sequence",
	)
	last = {(row.appeal, row.reference_name): row.act for row in rows}
	return frozenset(appeal for (appeal, _reference), act in last.items() if act == NAMED_OTHERWISE)


def _is_said_otherwise(appeal: Document, stored: Document) -> bool:
	"""What is said for the first time takes nobody out."""
	if Phase(stored.phase) is Phase.RECEIVED or not any(stored.get(field) for field in COMPLAINED_OF):
		return False
	types = {field: appeal.meta.get_field(field).fieldtype for field in COMPLAINED_OF}
	return not all(is_same(kind, stored.get(field), appeal.get(field)) for field, kind in types.items())
