"""A workflow that is put in force has what records need to go on: their states, and steps that somebody can take."""

import frappe
from frappe import _
from frappe.model.document import Document
from frappe.model.workflow import is_transition_condition_satisfied

from appeals_app.permissions.own_doctypes import is_ours
from appeals_app.permissions.written_by_people import is_asked

NUMBERS = ("Int", "Float", "Check", "Currency", "Percent", "Duration", "Rating")


def keep_whole(workflow: Document, method: str | None = None) -> None:
	"""For `before_validate` of Workflow: it lacks no state of a record and no phase or step out of a phase it had before.

	A state keeps its phase while records stand in it, and new records begin in the phase they began in.
	"""
	if not (workflow.is_active and is_ours(workflow.document_type) and is_asked()):
		return
	_try_conditions(workflow)
	occupied = _states_of_records(workflow)
	lacking = sorted(occupied - {row.state for row in workflow.states})
	in_force = {"document_type": workflow.document_type, "is_active": 1}
	for name in frappe.get_all("Workflow", in_force, pluck="name"):
		lacking += _lost(frappe.get_doc("Workflow", name), workflow, occupied)
	if lacking:
		frappe.throw(
			_(
				"In the workflow «{0}» records could not go on: it lacks {1}. Add the states and their steps first, then put it in force."
			).format(workflow.workflow_name, ", ".join(dict.fromkeys(lacking))),
			frappe.PermissionError,
		)


def _try_conditions(workflow: Document) -> None:
	"""On a record with nothing in it: a condition that cannot be worked out would refuse every step with words nobody understands.

	A stored record would tell what stands in it by whether it can.
	"""
	record = frappe.get_doc({"doctype": workflow.document_type})
	for field in record.meta.get("fields", {"fieldtype": ("in", NUMBERS)}):
		record.set(field.fieldname, 0)
	for step in workflow.transitions:
		is_transition_condition_satisfied(step, record)


def _states_of_records(workflow: Document) -> set[str]:
	field = workflow.workflow_state_field
	return set(frappe.get_all(workflow.document_type, {field: ("is", "set")}, pluck=field, distinct=True))


def _lost(before: Document, workflow: Document, occupied: set[str]) -> list[str]:
	phases, phases_before = _phase_of_states(workflow), _phase_of_states(before)
	moved = [
		state for state in occupied & set(phases) if phases[state] != phases_before.get(state, phases[state])
	]
	first, first_before = (next(iter(each.values()), None) for each in (phases, phases_before))
	lost = [phase for phase in phases_before.values() if phase not in phases.values()]
	if first_before and first != first_before:
		lost.append(first_before)
	left = _phases_left(workflow)
	stuck = [phase for phase in _phases_left(before) if phase not in left and phase not in lost]
	return [
		*(
			_("the phase «{0}» of «{1}»").format(_(phases_before.get(state)), state)
			for state in sorted(moved)
		),
		*(_(phase) for phase in lost),
		*(_("a step out of «{0}»").format(_(phase)) for phase in stuck),
	]


def _phase_of_states(workflow: Document) -> dict[str, str]:
	"""A state without a phase stands for itself."""
	return {row.state: row.get("appeal_phase") or row.state for row in workflow.states}


def _phases_left(workflow: Document) -> list[str]:
	"""Phases with a step into another state that a role takes which may write such records."""
	phases, writing = _phase_of_states(workflow), _roles_that_write(workflow.document_type)
	steps = (
		step
		for step in workflow.transitions
		if step.state in phases and step.allowed in writing and step.next_state != step.state
	)
	return list(dict.fromkeys(phases[step.state] for step in steps))


def _roles_that_write(doctype: str) -> set[str]:
	return {row.role for row in frappe.get_meta(doctype).permissions if row.write and not row.permlevel}
