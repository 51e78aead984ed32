"""What a person must give before a step: a document that is the step itself, the ground of it, or a day.

All that would refuse the step is asked first: nobody fills in a form that could not be saved.
"""

from dataclasses import replace

import frappe
from frappe import _
from frappe.model.document import Document

from appeals_app.appeal_registry.consideration import hold_to_ground
from appeals_app.appeal_registry.phase_moves import (
	Move,
	ask_modules,
	facts_of,
	find_transition,
	move_by,
)
from appeals_app.domain.lifecycle import Act, Facts, Phase, check_move, needs_reason
from appeals_app.refusal import refusals_in_words

TO_BE_GIVEN = "-"
"""Stands for the ground that the person is asked for once nothing else refuses the step."""


def needs_of_step(*, appeal: str, action: str) -> dict:
	"""{"document", "reason", "day", "confirm", "warnings"} for the button of the workflow; refuses a step that would be refused anyway.

	`document`: values of a new document, or the doctype and the name of one begun already, or None; `reason`,
	`day`: whether they are to be given; `confirm`: whether to ask once more, telling the
	`warnings` of modules above (hook `appeal_step_warnings`: functions(appeal, move) returning sentences).  They ask why a
	step is taken all the same by the hook `appeal_step_asks_why`: functions(appeal, move).  Modules above name the document by the hook `appeal_step_document`:
	functions(appeal, move, facts); its controller says in `check_beginning` whether the user may begin it.
	"""
	card = frappe.get_doc("Appeal", appeal)
	card.check_permission("write")
	move = move_by(card, find_transition(card, action))
	card.flags.is_asked_for_needs = True  # a reason that lacks is asked for, not refused
	ask_modules(card, move)
	facts = facts_of(card, move)
	document = _document_of_step(card, move, facts)
	if document:
		_check_may_begin(document)
	else:
		_check_step(card, move, facts)
	return {
		"document": document,
		"reason": needs_reason(move.from_phase, move.to_phase, facts) or _is_asked_why(card, move),
		"day": _is_dispatch(move),
		"confirm": _is_weighty(move),
		"warnings": [] if document else _warnings(card, move),
	}


def _is_asked_why(card: Document, move: Move) -> bool:
	return any(frappe.get_attr(path)(card, move) for path in frappe.get_hooks("appeal_step_asks_why"))


def _is_dispatch(move: Move) -> bool:
	"""The step says that the answer has gone to the author: its day ends the term (Art. 20)."""
	return move.enters_phase and move.to_phase is Phase.ANSWERED


def _is_weighty(move: Move) -> bool:
	"""The step ends the control, or makes the answer the authority's word: not to be taken by a click that slipped."""
	return move.act is Act.SIGN_REPLY or (move.enters_phase and move.to_phase is Phase.CLOSED)


def _warnings(card: Document, move: Move) -> list[str]:
	told = (frappe.get_attr(path)(card, move) for path in frappe.get_hooks("appeal_step_warnings"))
	return [sentence for sentences in told for sentence in sentences]


def _document_of_step(card: Document, move: Move, facts: Facts) -> dict | None:
	found = (frappe.get_attr(path)(card, move, facts) for path in frappe.get_hooks("appeal_step_document"))
	return next((values for values in found if values), None)


def _check_may_begin(values: dict) -> None:
	"""Say whose the document is to one who may not write it, and what it lacks to one who may."""
	doctype = values["doctype"]
	if values.get("name"):
		frappe.get_doc(doctype, values["name"]).check_permission("read")
		return
	if not frappe.has_permission(doctype, "create"):
		rows = frappe.get_meta(doctype).permissions
		names = ", ".join(sorted({_(row.role) for row in rows if row.create and not row.permlevel}))
		frappe.throw(
			_("This step is made by the document «{0}». It is drafted by: {1}. Ask one of them.").format(
				_(doctype), names
			),
			frappe.PermissionError,
		)
	frappe.get_doc(values).check_beginning()


def _check_step(card: Document, move: Move, facts: Facts) -> None:
	with refusals_in_words():
		check_move(move.from_phase, move.to_phase, replace(facts, reason=facts.reason or TO_BE_GIVEN))
	hold_to_ground(card, move)
