"""Cards and people whose personal data were erased are not written again."""

import frappe
from frappe import _
from frappe.model.document import Document

from appeals_app.refusal import AppealRuleError


def refuse_change(document: Document, method: str) -> None:
	"""For hook `doc_events`: refuse a change, a step among them, of what was erased by an act of destruction."""
	stored = document.get_doc_before_save()
	if stored and stored.anonymised_on:
		frappe.throw(
			_("Personal data here were erased by an act of destruction. Enter a new record instead."),
			AppealRuleError,
		)
