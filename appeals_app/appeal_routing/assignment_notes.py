"""Questions to the author of a resolution, and parts that co-executors give to who gathers the answer."""

import frappe
from frappe import _
from frappe.model.document import Document
from frappe.query_builder import DocType
from frappe.utils import formatdate, getdate

from appeals_app import clock
from appeals_app.appeal_registry.event_log import record_event
from appeals_app.appeal_registry.phase_moves import Move, lock_appeal
from appeals_app.appeal_routing.assignments import LIVE_STATUSES, count_return, finish_task
from appeals_app.authority_directory.queries import posts_acted_by, posts_held
from appeals_app.domain import assignment_notes as rules
from appeals_app.domain.assignment_notes import NoteKind, NoteStatus, TaskAtWork
from appeals_app.refusal import AppealRuleError, given_day, given_reason, refusals_in_words

DOCTYPE = "Appeal Assignment Note"
TASK = "Appeal Assignment"

ACT_OF_KIND = {NoteKind.QUESTION: "task_question_asked", NoteKind.PART: "task_part_given"}
ACT_OF_ENDING = {
	NoteStatus.ANSWERED: "task_question_answered",
	NoteStatus.ACCEPTED: "task_part_accepted",
	NoteStatus.SENT_BACK: "task_part_sent_back",
}


# saying ----------------------------------------------------------------------------------------------------


def ask_author(*, assignment: str, text: str) -> str:
	"""Ask the author of the resolution about the current user's task; the name of the question."""
	return _write(assignment, NoteKind.QUESTION, text)


def give_part(*, assignment: str, text: str) -> str:
	"""Give the current user's part to who gathers the answer; the name of the part."""
	return _write(assignment, NoteKind.PART, text)


def _write(assignment: str, kind: NoteKind, text: str) -> str:
	task = _own_task(assignment)
	said = given_reason(text, if_missing=_("Nothing is written. Write what you ask or what is done."))
	with refusals_in_words():
		to = rules.receiver(kind, _value(task))
	_check_nothing_waits(task, kind)
	note = frappe.get_doc(
		{
			"doctype": DOCTYPE,
			"kind": kind.value,
			"appeal": task.appeal,
			"authority": task.authority,
			"assignment": task.name,
			"written_by": task.officer,
			"user": frappe.session.user,
			"written_at": clock.now(),
			"asked_officer": to,
			"asked_user": frappe.db.get_value("Authority Officer", to, "user"),
			"note_text": said,
		}
	)
	note.flags.ignore_permissions = True  # written only by this act, whose right was checked
	note.insert()
	_record(note, ACT_OF_KIND[kind], said)
	return note.name


def _own_task(name: str) -> Document:
	task = locked_task(name)
	if not may_speak(task):
		frappe.throw(
			_("Of a task its executor speaks, or who stands in, while it is at work. This one is not yours."),
			frappe.PermissionError,
		)
	return task


def locked_task(name: str) -> Document:
	"""A task the current user may read, locked together with its appeal."""
	lock_appeal(frappe.get_doc(TASK, name).appeal)
	task = frappe.get_doc(TASK, name, for_update=True)
	task.check_permission("read")
	return task


def may_speak(task: Document) -> bool:
	"""The task is at work, and the current user's or of one stood in for."""
	mine = posts_acted_by(user=frappe.session.user, authority=task.authority)
	return task.status in LIVE_STATUSES and task.officer in mine


def may_give_part(task: Document) -> bool:
	"""There is somebody to whom the current user may give the part, and none that waits there."""
	return may_speak(task) and not task.is_responsible and not waits_for_answer(task, NoteKind.PART)


def _value(task: Document) -> TaskAtWork:
	author, above = frappe.db.get_value("Appeal Resolution", task.resolution, ["author", "parent_assignment"])
	gathers = {"appeal": task.appeal, "is_responsible": 1, "status": ("in", LIVE_STATUSES)}
	return TaskAtWork(
		author=author,
		is_beneath=bool(above),
		is_responsible=bool(task.is_responsible),
		gathered_by=frappe.db.get_value(TASK, gathers, "officer"),
	)


def waits_for_answer(task: Document, kind: NoteKind) -> bool:
	"""What was written of the task has not been answered yet."""
	waiting = {"assignment": task.name, "kind": kind.value, "status": NoteStatus.WAITING.value}
	return bool(frappe.db.exists(DOCTYPE, waiting))


def _check_nothing_waits(task: Document, kind: NoteKind) -> None:
	if waits_for_answer(task, kind):
		frappe.throw(
			_("What you wrote before still waits for an answer. Wait for it, then write on."), AppealRuleError
		)


# answering -------------------------------------------------------------------------------------------------


def answer_question(*, note: str, answer: str, new_due_on: str = "") -> None:
	"""Answer as the one asked, and move the date of the task where another is given."""
	document = _note_to_answer(note, NoteStatus.ANSWERED)
	said = given_reason(answer, if_missing=_("The answer is empty. Write it."))
	if new_due_on:
		day = given_day(new_due_on)
		_move_task(document.assignment, day)
		said = f"{said}\n{_('The task is to be done by {0}.').format(formatdate(day))}"
	_end(document, NoteStatus.ANSWERED, said)


def accept_part(*, note: str) -> None:
	"""Take the part as it is: the task it is of, and those beneath, are done."""
	document = _note_to_answer(note, NoteStatus.ACCEPTED)
	_end(document, NoteStatus.ACCEPTED, "")
	finish_task(document.assignment)
	end_idle_notes(document.appeal)


def send_part_back(*, note: str, reason: str) -> None:
	"""Say what the part lacks; its executor goes on working."""
	document = _note_to_answer(note, NoteStatus.SENT_BACK)
	_end(
		document,
		NoteStatus.SENT_BACK,
		given_reason(reason, if_missing=_("It is not said what the part lacks. Write it.")),
	)
	count_return({"name": document.assignment})


def may_answer(note: Document) -> bool:
	"""It waits for the current user, for one stood in for, or for anybody who writes resolutions here."""
	if note.status != NoteStatus.WAITING.value:
		return False
	user, authority = frappe.session.user, note.authority
	is_head = any(post.may_write_resolutions for post in posts_held(user=user, authority=authority))
	return is_head or note.asked_officer in posts_acted_by(user=user, authority=authority)


def _note_to_answer(name: str, ending: NoteStatus) -> Document:
	appeal = frappe.get_doc(DOCTYPE, name).appeal
	lock_appeal(appeal)
	note = frappe.get_doc(DOCTYPE, name, for_update=True)
	note.check_permission("read")
	with refusals_in_words():
		rules.check_ending(NoteKind(note.kind), before=NoteStatus(note.status), after=ending)
	if not may_answer(note):
		frappe.throw(
			_(
				"This is answered by the one it was written to, by who stands in, or by a head who writes resolutions."
			),
			frappe.PermissionError,
		)
	return note


def _move_task(name: str, day: object) -> None:
	task = frappe.get_doc(TASK, name)
	above = frappe.db.get_value("Appeal Resolution", task.resolution, "parent_assignment")
	latest = (
		frappe.db.get_value(TASK, above, "due_on")
		if above
		else frappe.db.get_value("Appeal", task.appeal, "due_date")
	)
	with refusals_in_words():
		rules.check_moved_date(day, today=clock.today(), latest=getdate(latest or task.due_on))
	task.db_set("due_on", day)


def _end(note: Document, status: NoteStatus, answer: str) -> None:
	posts = posts_held(user=frappe.session.user, authority=note.authority)
	note.db_set(
		{
			"status": status.value,
			"answer": answer,
			"answered_by": posts[0].name,
			"answered_at": clock.now(),
		}
	)
	_record(note, ACT_OF_ENDING[status], answer)


def _record(note: Document, act: str, ground: str) -> None:
	record_event(
		appeal=note.appeal,
		authority=note.authority,
		act=act,
		ground=ground,
		reference_doctype=note.doctype,
		reference_name=note.name,
	)


# with the task ---------------------------------------------------------------------------------------------


def follow_move(appeal: Document, move: Move) -> None:
	"""Joins `appeal_after_move`: of tasks that have ended nothing waits any more."""
	end_idle_notes(appeal.name)


def end_idle_notes(appeal: str) -> None:
	"""Close what waits about tasks of the appeal that are at work no more."""
	note, task = DocType(DOCTYPE), DocType(TASK)
	ended = (
		frappe.qb.from_(task)
		.select(task.name)
		.where((task.appeal == appeal) & task.status.notin(LIVE_STATUSES))
	)
	query = (
		frappe.qb.update(note)
		.set(note.status, NoteStatus.NOT_NEEDED.value)
		.where((note.appeal == appeal) & (note.status == NoteStatus.WAITING.value))
		.where(note.assignment.isin(ended))
	)
	query.run()


def notes_of(**filters: object) -> list[dict]:
	"""What was said about the tasks that fit, as forms show it."""
	fields = ["name", "kind", "status", "written_by", "written_at", "note_text", "answer", "assignment"]
	rows = frappe.get_all(DOCTYPE, filters=filters, fields=fields, order_by="creation")
	for row in rows:
		row.written_by = frappe.get_cached_value("Authority Officer", row.written_by, "officer_name")
		row.written_at = formatdate(row.written_at)
	return rows
