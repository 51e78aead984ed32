"""What a workflow may not be without: a field made for its states, and for each document of the app one that is in force."""

import frappe
from frappe import _
from frappe.model.document import Document

from appeals_app.permissions.own_doctypes import is_ours
from appeals_app.permissions.written_by_people import is_asked


def check_field(workflow: Document, method: str | None = None) -> None:
	"""For `before_validate` of Workflow: the framework writes its first state into every record where the field is empty."""
	if not is_asked():
		return
	doctype = workflow.document_type
	field = frappe.get_meta(doctype).get_field(workflow.workflow_state_field) if is_ours(doctype) else None
	if not field or (field.fieldtype, field.options) != ("Link", "Workflow State"):
		frappe.throw(
			_("«{0}» has no field for states of a workflow. Choose a document that has one.").format(
				_(doctype)
			),
			frappe.PermissionError,
		)


def keep_complete(workflow: Document, method: str | None = None) -> None:
	"""For `before_validate` of Workflow: what stands in a state has it in the workflow in force, and every phase its steps.

	A phase of which the workflow before had no state or no step is not asked for.
	"""
	doctype = workflow.document_type
	if not (workflow.is_active and is_ours(doctype) and is_asked()):
		return
	missing = sorted(_states_of_records(workflow) - {row.state for row in workflow.states})
	for name in frappe.get_all("Workflow", {"document_type": doctype, "is_active": 1}, pluck="name"):
		before = frappe.get_doc("Workflow", name)
		missing += [_(phase) for phase in _phases(before) if phase not in _phases(workflow)]
		missing += [
			_("a step out of «{0}»").format(_(phase))
			for phase in _phases_left(before)
			if phase not in _phases_left(workflow)
		]
	if missing:
		frappe.throw(
			_(
				"In the workflow «{0}» records could not go on: it lacks {1}. Add the states and their steps first, then put it in force."
			).format(workflow.workflow_name, ", ".join(dict.fromkeys(missing))),
			frappe.PermissionError,
		)


def _states_of_records(workflow: Document) -> set[str]:
	"""What the list of the DocType is filtered by; it takes one reading of the column."""
	field = workflow.workflow_state_field
	return set(frappe.get_all(workflow.document_type, {field: ("is", "set")}, pluck=field, distinct=True))


def _phase_of_states(workflow: Document) -> dict[str, str]:
	"""A state without a phase stands for itself."""
	return {row.state: row.get("appeal_phase") or row.state for row in workflow.states}


def _phases(workflow: Document) -> list[str]:
	return list(dict.fromkeys(_phase_of_states(workflow).values()))


def _phases_left(workflow: Document) -> list[str]:
	phases = _phase_of_states(workflow)
	return list(dict.fromkeys(phases[step.state] for step in workflow.transitions if step.state in phases))


def keep_in_force(workflow: Document, method: str | None = None) -> None:
	"""For `before_validate` and `on_trash` of Workflow: without one, no record of the DocType takes a step.

	Another one that is put in force takes its place: the framework puts this one out by itself.
	"""
	stored = frappe.db.get_value("Workflow", workflow.name, ["document_type", "is_active"], as_dict=True)
	if not (stored and stored.is_active and is_ours(stored.document_type) and is_asked()):
		return
	if method == "on_trash" or not workflow.is_active or workflow.document_type != stored.document_type:
		frappe.throw(
			_(
				"«{0}» are worked on by this workflow. Put another one in force, and this one goes out by itself."
			).format(_(stored.document_type)),
			frappe.PermissionError,
		)
