"""The card an authority enters for what was transferred to it: the author's words and circumstances, and no more."""

import frappe
from frappe.model.document import Document
from frappe.utils import getdate

from appeals_app import clock
from appeals_app.appeal_registry.intake_checks import is_guarded
from appeals_app.appeal_routing.transfer_rows import TRANSFER, keys_of
from appeals_app.appeal_routing.transfers import SETTINGS
from appeals_app.legal_reference.classifier import items_above, items_not_offered

CARRIED = (
	*("subject", "citizens_count", "keep_author_secret", "brief", "content", "kind", "appeal_type"),
	*("pages_count", "enclosures", "matter_locality", "content_language", "needs_translation", "written_on"),
	*("complained_authority", "complained_unit", "complained_officer", "complained_note"),
	*("complained_decision_on", "learnt_on", "document_kind"),
)
"""What the author wrote, and what follows from it; decisions and results of the sender stay with the sender."""

PERSON = (
	*("last_name", "first_name", "middle_name", "settlement", "locality", "address", "phone", "email"),
	*("sex", "social_state", "is_confidential", "notices_by_email"),
)
"""What a register knows of a person; notes of the sender's clerks are not passed on."""

TRAITS = ("sex", "social_state")

USUAL_CHANNEL = "authority"
"""Key of the shipped channel of what other authorities pass on, where the administrator has chosen none."""


def enter_received_card(source: Document, transfer: Document) -> Document:
	"""Insert the card and its authors into the register of the receiver, as the current user."""
	sender = frappe.db.get_value("Authority", transfer.authority, "authority_name")
	appeal = frappe.get_doc(
		{
			"doctype": "Appeal",
			**{field: source.get(field) for field in CARRIED},
			"authority": transfer.to_authority,
			"channel": frappe.get_single(SETTINGS).channel or USUAL_CHANNEL,
			"received_at": transfer.handed_over_at,
			# the day the author turned to the first authority counts for a complaint, not the day it was passed on
			"posted_on": (source.posted_on or getdate(source.received_at)) if is_guarded(source) else None,
			"applicant": source.applicant and _person_here(source.applicant, transfer),
			"co_applicants": [
				{"applicant": _person_here(row.applicant, transfer), "is_addressee": row.is_addressee}
				for row in source.co_applicants
			],
			"author_categories": _categories(source, transfer),
			"questions": _questions(source, transfer),
			"sender_name": sender,
			"sender_number": source.registration_index,
			"sender_date": transfer.sent_on,
		}
	).insert()
	appeal.db_set("tracking_code", source.tracking_code, update_modified=False)
	return appeal


def _questions(source: Document, transfer: Document) -> list[dict]:
	rows = {row.name: row for row in source.questions}
	return [
		{
			"question": rows[key].question,
			"theme": _offered(rows[key].theme, transfer),
			"is_additional": rows[key].is_additional,
		}
		for key in keys_of(transfer)
	]


def _categories(source: Document, transfer: Document) -> list[dict]:
	offered = (_offered(row.category, transfer) for row in source.author_categories)
	return [{"category": category} for category in dict.fromkeys(offered) if category]


def _offered(item: str | None, transfer: Document) -> str | None:
	"""The item, or the nearest one above it that the receiver knows: an authority may have items of its own."""
	if not item:
		return None
	above = items_above(item)
	received_on = getdate(transfer.handed_over_at)
	strange = items_not_offered(above, on=received_on, authority=transfer.to_authority)
	return next((name for name in above if name not in strange), None)


def _person_here(person: str, transfer: Document) -> str:
	"""The receiver's record of the person: made for an earlier transfer of the appeal here, or a copy."""
	return _known_here(person, transfer) or _copied(person, transfer)


def _known_here(person: str, transfer: Document) -> str | None:
	"""Only the first author is looked for: of the others nothing says which record is whose."""
	earlier = {
		"appeal": transfer.appeal,
		"to_authority": transfer.to_authority,
		"received_appeal": ("is", "set"),
	}
	if person != frappe.db.get_value("Appeal", transfer.appeal, "applicant"):
		return None
	received = frappe.db.get_value(TRANSFER, earlier, "received_appeal", order_by="creation desc")
	return received and frappe.db.get_value("Appeal", received, "applicant")


def _copied(person: str, transfer: Document) -> str:
	known = frappe.db.get_value("Applicant", person, PERSON, as_dict=True)
	strange = items_not_offered(
		[known[field] for field in TRAITS if known[field]], on=clock.today(), authority=transfer.to_authority
	)
	for field in TRAITS:
		known[field] = None if known[field] in strange else known[field]
	return frappe.get_doc({"doctype": "Applicant", "authority": transfer.to_authority, **known}).insert().name
