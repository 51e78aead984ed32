"""Tasks of co-executors who have given nothing for the answer: told before it is signed, closed as such when it goes."""

import frappe
from frappe import _
from frappe.model.document import Document
from frappe.utils import formatdate

from appeals_app import clock
from appeals_app.appeal_registry.phase_moves import Move
from appeals_app.appeal_routing.assignments import LIVE_STATUSES
from appeals_app.domain.assignment_notes import NoteKind, NoteStatus
from appeals_app.domain.lifecycle import Act, Phase

CLOSED_UNDONE = "Closed Undone"
PASSING_ON = frozenset({Act.APPROVE_REPLY, Act.SIGN_REPLY})


def unfinished_tasks(appeal: str) -> list[frappe._dict]:
	"""Tasks at work beside the responsible executor's of which neither a part nor a part of the letter has come."""
	live = {"appeal": appeal, "status": ("in", LIVE_STATUSES), "is_responsible": 0}
	fields = ["name", "officer", "user", "due_on", "creation"]
	tasks = frappe.get_all("Appeal Assignment", live, fields, order_by="due_on asc, creation asc")
	given = {"appeal": appeal, "kind": NoteKind.PART.value, "status": NoteStatus.WAITING.value}
	with_part = set(frappe.get_all("Appeal Assignment Note", given, pluck="assignment")) if tasks else set()
	return [task for task in tasks if task.name not in with_part and not _has_written(appeal, task)]


def _has_written(appeal: str, task: frappe._dict) -> bool:
	"""Whose task it is has written into the letter since it was given."""
	written = {"appeal": appeal, "act": "reply_part_written", "user": task.user}
	return bool(frappe.db.exists("Appeal Event", {**written, "happened_at": (">=", task.creation)}))


def told_unfinished(appeal: str) -> list[str]:
	"""A sentence for each task nothing has come of."""
	sentence = _(
		"The co-executor {0} has not given the part that was due by {1}. The task will be closed as not done."
	)
	return [
		sentence.format(
			frappe.get_cached_value("Authority Officer", task.officer, "officer_name"),
			formatdate(task.due_on),
		)
		for task in unfinished_tasks(appeal)
	]


def warn_of_unfinished(appeal: Document, move: Move) -> list[str]:
	"""Joins `appeal_step_warnings`: who approves or signs an answer knows whose part it lacks."""
	return told_unfinished(appeal.name) if move.act in PASSING_ON else []


def follow_move(appeal: Document, move: Move) -> None:
	"""Joins `appeal_after_move`, before tasks are closed as done: with the answer gone these end without having been."""
	if move.to_phase is not Phase.ANSWERED:
		return
	names = [task.name for task in unfinished_tasks(appeal.name)]
	if names:
		ended = {"status": CLOSED_UNDONE, "done_at": clock.now()}
		frappe.db.set_value("Appeal Assignment", {"name": ("in", names)}, ended)
