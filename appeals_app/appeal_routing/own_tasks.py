"""The reader's own task on an appeal: by when, and what is to be done with it next; for the card and for the task."""

import frappe
from frappe.model.document import Document

from appeals_app import clock
from appeals_app.appeal_routing.assignment_notes import may_give_part, waits_for_answer
from appeals_app.appeal_routing.assignments import own_assignment
from appeals_app.appeal_routing.task_acceptance import may_accept
from appeals_app.domain.assignment_notes import NoteKind


def show_own_task(appeal: Document, method: str | None = None) -> None:
	"""For the event `onload` of Appeal: the task of the current user, or of one stood in for, at work on it."""
	name = own_assignment(appeal.name, is_responsible=1) or own_assignment(appeal.name)
	if name:
		tell_own_task(appeal, frappe.get_doc("Appeal Assignment", name))


def tell_own_task(document: Document, task: Document) -> None:
	"""Give the form {"name", "due_on", "days_left", "is_responsible", "step"} of the task."""
	told = {
		"name": task.name,
		"due_on": task.due_on,
		"days_left": (task.due_on - clock.today()).days if task.due_on else None,
		"is_responsible": bool(task.is_responsible),
		"step": _step_of(task),
	}
	document.set_onload("own_task", told)


def _step_of(task: Document) -> str:
	"""What the executor does with the task itself; the responsible one's step is that of the appeal."""
	if may_accept(task):
		return "accept"
	if may_give_part(task):
		return "give_part"
	return "wait" if waits_for_answer(task, NoteKind.PART) else ""
