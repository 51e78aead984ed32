"""What the print of an incident says, on the letterhead of its authority.  The template calls it by name (hook `jinja`)."""

import frappe
from frappe import _
from frappe.model.document import Document

from appeals_app.personal_data.data_holder import holder_of

TOLD_OF_INCIDENT = (
	*("title", "happened_at", "noticed_at", "description", "data_kinds", "persons_count", "consequences"),
	*("measures", "notice_due_on", "not_told_reason", "closed_on"),
)
"""Fields of the paper in the order it has them; an empty one is left out."""

NOT_LEFT_OUT = ("consequences", "measures")
"""What an unfinished paper says to be lacking: left out, it would look like a finished one."""

ESTIMATE = "is_count_estimated"


def incident_paper(doc: Document) -> dict:
	"""Whose the incident is, what is known of it, and who was told; values as the form shows them."""
	lines = [
		(_label(doc, field), doc.get_formatted(field) if doc.get(field) else _("Not entered"))
		for field in TOLD_OF_INCIDENT
		if doc.get(field) or field in NOT_LEFT_OUT
	]
	if doc.get(ESTIMATE):
		lines.append((_label(doc, ESTIMATE), _("Yes")))
	columns = _columns_of_notices()
	return {
		"holder": holder_of(doc.authority),
		"lines": lines,
		"told_labels": [label for _field, label in columns],
		"told": [[_shown(row, field) for field, _label in columns] for row in doc.notices],
	}


def _label(doc: Document, field: str) -> str:
	return _(doc.meta.get_label(field), context=doc.doctype)


def _columns_of_notices() -> list[tuple[str, str]]:
	meta = frappe.get_meta("Personal Data Incident Notice")
	return [
		(field.fieldname, _(field.label, context=meta.name)) for field in meta.fields if field.in_list_view
	]


def _shown(row: Document, field: str) -> str:
	value = row.get_formatted(field) if row.get(field) else ""
	is_choice = row.meta.get_field(field).fieldtype == "Select"
	return _(row.get(field), context=row.doctype) if is_choice and row.get(field) else value
