"""Cards and people whose personal data were erased are not written again; a card still goes on to the end of the archive."""

import frappe
from frappe import _
from frappe.model.document import Document

from appeals_app.appeal_registry.card_changes import changed_fields
from appeals_app.domain.lifecycle import Phase
from appeals_app.refusal import AppealRuleError

ENDED = (Phase.CLOSED.value, Phase.ARCHIVED.value)
MOVED = ("workflow_state", "phase", "modified", "modified_by")
"""What a step within the archive changes."""


def refuse_change(document: Document, method: str) -> None:
	"""For hook `doc_events`: refuse a change of what was erased by an act of destruction, all but a step to the archive."""
	stored = document.get_doc_before_save()
	if not stored or not stored.anonymised_on:
		return
	if not _is_bare_step(document, stored):
		frappe.throw(
			_("Personal data here were erased by an act of destruction. Enter a new record instead."),
			AppealRuleError,
		)
	_keep_as_erased(document, stored)


def _is_bare_step(document: Document, stored: Document) -> bool:
	"""The step leads from an ended phase to an ended one, and nothing is written with it."""
	return (
		document.doctype == "Appeal"
		and document.workflow_state != stored.workflow_state
		and {document.phase, stored.phase} <= set(ENDED)
		and not document.move_reason
		and not changed_fields(document)
	)


def _keep_as_erased(document: Document, stored: Document) -> None:
	"""Title, counts and terms are made anew at each save; from words that are gone they would come out others."""
	columns = set(document.meta.get_valid_columns()).difference(MOVED)
	document.update({column: stored.get(column) for column in columns})
