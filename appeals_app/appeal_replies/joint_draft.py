"""One letter written by several people: each co-executor writes the part that answers his or her question.

A part is written by an act of its own and not with the whole letter, so two people at work at once lose nothing: their
parts are different rows, and a part that somebody else has changed meanwhile is not written over.
"""

import frappe
from frappe import _
from frappe.model.document import Document

from appeals_app import clock
from appeals_app.appeal_registry.event_log import record_event
from appeals_app.appeal_registry.intake_checks import CONTENT_LIMIT
from appeals_app.appeal_replies.letter_locks import letter_for_act
from appeals_app.appeal_replies.visas import cancel_visas
from appeals_app.authority_directory.queries import posts_acted_by, posts_held
from appeals_app.domain.text_cleaning import clean_text
from appeals_app.refusal import AppealRuleError

PART_FIELDS = ("answer_text", "written_by", "written_at")


def own_questions(reply: Document) -> list[str]:
	"""Questions of the letter whose part the current user may write now."""
	if reply.is_new() or reply.status != "Draft" or not reply.has_permission("write"):
		return []
	posts = posts_acted_by(user=frappe.session.user, authority=reply.authority)
	officers = _officers_of_questions(reply)
	return [row.question_row for row in reply.answers if _may_write(reply, officers, row, posts)]


def _officers_of_questions(reply: Document) -> dict[str, str | None]:
	rows = frappe.get_all(
		"Appeal Question", filters={"parent": reply.appeal}, fields=["name", "officer"], as_list=True
	)
	return dict(rows)


def _may_write(reply: Document, officers: dict, row: Document, posts: set[str]) -> bool:
	"""The officer of the question writes it, or the one who drafts the letter; both by a deputy too."""
	officer = officers.get(row.question_row)
	return not officer or bool(posts & {officer, reply.drafted_by})


def write_part(*, reply: str, question_row: str, text: str, seen: str) -> None:
	"""Write the answer to one question into the draft, over what the writer has seen of it and nothing else."""
	document = letter_for_act(reply, "Draft")
	row = next((row for row in document.answers if row.question_row == question_row), None)
	if not row or question_row not in own_questions(document):
		frappe.throw(
			_("This part is written by the executor of its question. Write your own part of the letter."),
			frappe.PermissionError,
		)
	_check_unchanged(row, seen)
	before = row.answer_text
	row.set("answer_text", text)
	_check_length(row.answer_text)
	if (row.answer_text or "") == (before or ""):
		return
	row.db_set({**_stamp(document), "answer_text": row.answer_text})
	_record(document)
	cancel_visas(document)


def _check_unchanged(row: Document, seen: str) -> None:
	if clean_text(row.answer_text) != clean_text(seen):
		writer = frappe.db.get_value("Authority Officer", row.written_by, "officer_name") or "–"
		frappe.throw(
			_(
				"{0} has written this part meanwhile. Copy your text, reload the letter, and join the two: nothing of"
				" either is lost."
			).format(writer),
			frappe.TimestampMismatchError,
		)


def _check_length(text: str | None) -> None:
	if len(text or "") > CONTENT_LIMIT:
		frappe.throw(
			_("The letter has {0} characters, a letter takes {1}. Move a part into an enclosure.").format(
				len(text), CONTENT_LIMIT
			),
			AppealRuleError,
		)


def _stamp(document: Document) -> dict[str, object]:
	posts = posts_held(user=frappe.session.user, authority=document.authority)
	return {"written_by": posts[0].name if posts else None, "written_at": clock.now()}


def _record(document: Document) -> None:
	record_event(
		appeal=document.appeal,
		authority=document.authority,
		act="reply_part_written",
		reference_doctype=document.doctype,
		reference_name=document.name,
	)


def keep_parts(reply: Document) -> None:
	"""Parts stand as their writers left them, whatever comes with the whole letter; a new letter brings its own."""
	stored = reply.get_doc_before_save()
	parts = {row.question_row: row for row in stored.answers} if stored else {}
	for row in reply.answers:
		if stored:
			kept = parts.get(row.question_row) or frappe._dict()
			for field in PART_FIELDS:
				row.set(field, kept.get(field))
		else:
			row.written_by = reply.drafted_by if row.answer_text else None
			row.written_at = clock.now() if row.answer_text else None
