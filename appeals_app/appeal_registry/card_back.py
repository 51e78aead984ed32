"""The back of the registration-control card: how the matter went, and where its papers lie (hook `jinja`)."""

import frappe
from frappe import _
from frappe.model.document import Document
from frappe.utils import cstr, format_datetime, formatdate

from appeals_app.appeal_registry.timeline import appeal_timeline
from appeals_app.domain.lifecycle import LETTERS_THAT_END_NOTHING

LONGEST_CHAIN = 20
"""Previous appeals a card names; a longer chain is read in the register."""

OWN_FIELDS = ("closed_by", "case_number", "case_volume", "case_sheets")
ARCHIVE_FIELDS = ("archive_fond", "archive_inventory", "archive_case")


def appeal_card_progress(doc: Document) -> list[tuple[str, str]]:
	"""Moment and words of each act on the appeal, as its timeline tells them."""
	lines = appeal_timeline("Appeal", doc.name)
	return [(format_datetime(line["creation"], "dd.MM.yyyy HH:mm"), line["content"]) for line in lines]


def appeal_card_back(doc: Document) -> list[tuple[str, str]]:
	"""Label and value of each line of the back; a line that is not filled stays to be filled by hand."""
	label = {field.fieldname: _(field.label) for field in doc.meta.fields if field.label}
	officer = doc.checked_on_site_by
	checked = [formatdate(doc.checked_on_site_on), officer and _officer(officer)]
	letter = _last_answer(doc.name)
	return [
		(_("Previous Appeals"), ", ".join(_previous(doc))),
		(label["previous_answer"], doc.previous_answer),
		(label["checked_on_site_on"], ", ".join(filter(None, checked))),
		(_("Date And Index Of The Answer"), _numbered(letter)),
		(_("Sent To"), letter.get("addressee")),
		(label["days_taken"], cstr(doc.days_taken) if doc.answered_on else ""),
		*((label[field], cstr(doc.get(field) or "")) for field in OWN_FIELDS),
		*((label[field], cstr(doc.get(field) or "")) for field in ARCHIVE_FIELDS),
	]


def _numbered(letter: Document | dict) -> str:
	return f"{formatdate(letter.signed_at)} № {letter.reply_number}" if letter else ""


def _last_answer(appeal: str) -> Document | dict:
	"""The last signed letter that ends the consideration, as its reader may see it."""
	names = frappe.get_all(
		"Appeal Reply",
		filters={
			"appeal": appeal,
			"status": ("in", ("Signed", "Sent")),
			"letter_kind": ("not in", [kind.value for kind in LETTERS_THAT_END_NOTHING]),
		},
		pluck="name",
		order_by="signed_at desc",
		limit=1,
	)
	if not names:
		return {}
	letter = frappe.get_doc("Appeal Reply", names[0])
	letter.hide_values()
	return letter


def _previous(doc: Document) -> list[str]:
	"""Index and day of the appeals this one repeats, the nearest first."""
	found, name = [], doc.previous_appeal
	while (
		name
		and frappe.has_permission("Appeal", "read", name)
		and len(found) < LONGEST_CHAIN
		and name not in {row.name for row in found}
	):
		row = frappe.db.get_value(
			"Appeal", name, ["name", "registration_index", "received_at", "previous_appeal"], as_dict=True
		)
		if not row:
			break
		found.append(row)
		name = row.previous_appeal
	return [f"{row.registration_index or '–'} ({formatdate(row.received_at)})" for row in found]


def _officer(name: str) -> str:
	return frappe.get_cached_value("Authority Officer", name, "officer_name") or ""
