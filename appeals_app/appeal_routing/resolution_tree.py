"""Resolutions on an appeal as one list, each beneath the one above it, with what became of its tasks and was said of them."""

import frappe
from frappe.model.document import Document
from frappe.utils import formatdate

from appeals_app.appeal_registry.card_print import appeal_card_resolutions, named_executor
from appeals_app.appeal_routing.assignment_notes import notes_of

TASK_FIELDS = ("name", "resolution", "officer", "is_responsible", "due_on", "status", "times_returned")


def show_tree(appeal: Document, method: str | None = None) -> None:
	"""For the event `onload` of Appeal: its resolutions for the form, for those who may read them."""
	if appeal.is_new() or not frappe.has_permission("Appeal Resolution", "read"):
		return
	tasks = frappe.get_all(
		"Appeal Assignment",
		{"appeal": appeal.name},
		[*TASK_FIELDS],
		order_by="is_responsible desc, creation asc",
	)
	said = notes_of(appeal=appeal.name)
	for task in tasks:
		task.notes = [note for note in said if note.assignment == task.name]
	rows = appeal_card_resolutions(appeal)
	appeal.set_onload(
		"resolutions", [_told(row, [task for task in tasks if task.resolution == row.name]) for row in rows]
	)


def _told(row: frappe._dict, tasks: list[frappe._dict]) -> dict:
	return {
		"name": row.name,
		"depth": row.depth,
		"text": row.resolution_text,
		"author": row.author_name,
		"resolved_on": formatdate(row.resolved_on),
		"due_on": formatdate(row.due_on),
		"is_on_control": bool(row.puts_on_control),
		"tasks": [_task(task) for task in tasks],
	}


def _task(task: frappe._dict) -> dict:
	return {
		"name": task.name,
		"executor": named_executor(task),
		"due_on": formatdate(task.due_on),
		"status": task.status,
		"times_returned": task.times_returned,
		"notes": task.notes,
	}
