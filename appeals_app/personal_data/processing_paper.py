"""The record of processing on paper: what an authority does with personal data, by which ground, and how long it keeps them."""

import frappe
from frappe import _
from frappe.model.document import Document

from appeals_app import clock
from appeals_app.personal_data.access_change_words import field_in_words
from appeals_app.personal_data.data_holder import holder_of
from appeals_app.personal_data.retention_rules import rules_in_force

ALWAYS_TOLD = ("purpose", "legal_ground", "data_sources", "data_categories", "recipients")
"""What a record without would look whole: where it is empty, the paper says so."""

TOLD_IF_ENTERED = ("processor", "processing_began_on", "ombudsman_told_on", "changes_told_on", "note")

RULE = "Personal Data Retention Rule"
TOLD_OF_RULE = (
	*("subject", "appeal_kind", "action", "keep_years", "starts_from", "counts_from_next_year", "article"),
)
"""Columns of the terms of keeping, in the order of the paper."""


def processing_paper(doc: Document) -> dict:
	"""Whose the processing is, its lines, and the terms of keeping in force on the day of the paper; values as the forms show them."""
	today = clock.today()
	told = [*ALWAYS_TOLD, *filter(doc.get, TOLD_IF_ENTERED)]
	rules = [frappe.get_doc(RULE, one.code) for one in rules_in_force(today)]
	return {
		"day": today,
		"holder": holder_of(doc.authority),
		"lines": [(_label(doc.meta, field), _shown(doc, field) or _("Not entered")) for field in told],
		"term_labels": [_label(frappe.get_meta(RULE), field) for field in TOLD_OF_RULE],
		"terms": [[_shown(rule, field) for field in TOLD_OF_RULE] for rule in rules],
	}


def _label(meta: frappe.model.meta.Meta, field: str) -> str:
	return _(meta.get_label(field), context=meta.name)


def _shown(row: Document, field: str) -> str:
	kind, value = row.meta.get_field(field).fieldtype, row.get(field)
	if kind == "Check":
		return _("Yes") if value else ""
	if kind == "Select":
		return _(value, context=row.doctype) if value else ""
	return field_in_words(row, field) if value else ""
