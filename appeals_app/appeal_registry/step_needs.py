"""What a person must give before a step: a document that is the step itself, fields of the card, the ground."""

import frappe
from frappe.model.document import Document

from appeals_app.appeal_registry.phase_moves import facts_of, find_transition, move_by, phase_of_state
from appeals_app.domain.lifecycle import Phase, needs_reason

FIELDS_ASKED = {Phase.FOLLOW_UP: ("follow_up_on", "follow_up_note")}
"""Fields of the card that are asked together with a step into the phase; the first cannot be left empty."""


def needs_of_step(*, appeal: str, action: str) -> dict:
	"""{"document": values of a new document or None, "fields": names, "reason": bool} for the button of the workflow.

	Modules above name the document by the hook `appeal_step_document`: functions(appeal, move, facts).
	"""
	document = frappe.get_doc("Appeal", appeal)
	document.check_permission("write")
	move = move_by(document, find_transition(document, action))
	facts = facts_of(document, move)
	found = (
		frappe.get_attr(path)(document, move, facts) for path in frappe.get_hooks("appeal_step_document")
	)
	return {
		"document": next((values for values in found if values), None),
		"fields": list(FIELDS_ASKED.get(move.to_phase, ())),
		"reason": needs_reason(move.from_phase, move.to_phase),
	}


def take_given(appeal: Document, given: dict, *, to_state: str) -> None:
	"""Put what was asked with the step into the card; the step is saved with it or not at all."""
	for field in FIELDS_ASKED.get(phase_of_state(to_state), ()):
		if field in given:
			appeal.set(field, given[field])
