"""A registered complaint that turns out to be none: the change is explained, and is an event of its own."""

import frappe
from frappe import _
from frappe.model.document import Document

from appeals_app.appeal_registry.event_log import record_event
from appeals_app.appeal_registry.intake_checks import COMPLAINT
from appeals_app.domain.lifecycle import Phase
from appeals_app.domain.stop_grounds import ARTICLE_7_4
from appeals_app.refusal import given_reason


def check_kind(appeal: Document) -> None:
	"""Refuse to make a registered complaint of another kind without the reason; it is kept until the card is a complaint again."""
	stored = appeal.get_doc_before_save()
	if not _ceases(appeal, stored):
		kept = stored.kind_change_reason if appeal.kind != COMPLAINT else None
		appeal.kind_change_reason = kept
		return
	appeal.kind_change_reason = given_reason(
		given_kind_reason(appeal),
		if_missing=_(
			"The appeal was registered as a complaint. Say in «{0}» why it is none: the change is kept as an event."
		).format(_(appeal.meta.get_label("kind_change_reason"), context=appeal.doctype)),
	)


def given_kind_reason(appeal: Document) -> str:
	"""Why the complaint is none, as it is said in this save; empty where nothing is said of it."""
	return (appeal.has_value_changed("kind_change_reason") and appeal.kind_change_reason) or ""


def record_kind(appeal: Document) -> None:
	"""Event of the change with its reason (Art. 7(4): a complaint is kept from those complained of)."""
	if _ceases(appeal, appeal.get_doc_before_save()):
		record_event(
			appeal=appeal.name,
			authority=appeal.authority,
			act="complaint_kind_changed",
			article=ARTICLE_7_4,
			ground=appeal.kind_change_reason,
		)


def _ceases(appeal: Document, stored: frappe._dict) -> bool:
	was_complaint = stored.kind == COMPLAINT and Phase(stored.phase) is not Phase.RECEIVED
	return was_complaint and appeal.kind != COMPLAINT
