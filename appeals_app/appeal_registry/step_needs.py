"""What a person must give before a step: a document that is the step itself, or the ground of it."""

import frappe

from appeals_app.appeal_registry.phase_moves import facts_of, find_transition, move_by
from appeals_app.domain.lifecycle import needs_reason


def needs_of_step(*, appeal: str, action: str) -> dict:
	"""{"document": values of a new document or None, "reason": bool} for the button of the workflow.

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
		"reason": needs_reason(move.from_phase, move.to_phase),
	}
