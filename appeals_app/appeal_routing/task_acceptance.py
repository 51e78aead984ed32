"""Acceptance of a task by its executor, where it is not the step of the appeal: co-executors, tasks given on, a later responsible one."""

import frappe
from frappe import _
from frappe.model.document import Document
from frappe.model.workflow import get_workflow

from appeals_app import clock
from appeals_app.appeal_registry.event_log import record_event
from appeals_app.appeal_routing.assignment_notes import locked_task, may_speak
from appeals_app.domain.lifecycle import Act


def accept_task(*, assignment: str) -> None:
	"""Accept one's own task, or that of one stood in for; the appeal takes no step by it."""
	task = locked_task(assignment)
	if not may_accept(task):
		frappe.throw(
			_(
				"A task is accepted once, by its executor or who stands in; the responsible executor accepts the appeal itself."
			),
			frappe.PermissionError,
		)
	task.db_set({"status": "Accepted", "accepted_at": clock.now()})
	record_event(
		appeal=task.appeal,
		authority=task.authority,
		act="task_accepted",
		reference_doctype=task.doctype,
		reference_name=task.name,
	)


def may_accept(task: Document) -> bool:
	"""The task waits for the current user, or for one stood in for, and no step of the appeal accepts it."""
	if task.status != "Assigned" or not may_speak(task):
		return False
	is_beneath = frappe.db.get_value("Appeal Resolution", task.resolution, "parent_assignment")
	return bool(is_beneath) or not task.is_responsible or not _is_accepted_by_step(task.appeal)


def _is_accepted_by_step(appeal: str) -> bool:
	"""The appeal waits for its acceptance; past it, who is named responsible later accepts the task alone."""
	state = frappe.db.get_value("Appeal", appeal, "workflow_state")
	steps = get_workflow("Appeal").transitions
	return any((row.state, row.appeal_act) == (state, Act.ACCEPT_ASSIGNMENT.value) for row in steps)
