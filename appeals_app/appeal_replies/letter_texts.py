"""What of a letter its reader gets: the text that is agreed to, checked, signed and printed."""

import frappe
from frappe import _
from frappe.model.document import Document
from frappe.utils import formatdate, getdate

from appeals_app.domain.letter_text import mark_of, part_of_question, whole_text
from appeals_app.refusal import AppealRuleError

READ_FIELDS = ("addressee", "salutation", "body", "ground", "way_to_appeal", "final_answer_on")
READ_OF_ANSWER = ("question_row", "result", "result_note", "answer_text")


def text_of_letter(reply: Document) -> str:
	"""The letter from its first word to the last, without heading and signature."""
	parts = [row.answer_text or "" for row in reply.answers]
	if len(parts) > 1:
		questions = [row.question or "" for row in reply.answers]
		parts = [part_of_question(*pair) for pair in zip(questions, parts, strict=True)]
	return whole_text(reply.body or "", parts, reply.ground or "", reply.way_to_appeal or "", _promise(reply))


def _promise(reply: Document) -> str:
	"""By when an interim answer says the final one comes: whoever is promised a day has to read it."""
	if not reply.final_answer_on:
		return ""
	day = formatdate(getdate(reply.final_answer_on))
	return _("You will get the final answer not later than {0}.", lang="uk").format(day)


def check_seen(reply: Document, text_mark: str) -> None:
	"""Refuse an act on another text than the one whose mark the person's form holds."""
	if text_mark != mark_of_text(reply):
		frappe.throw(
			_("The text has changed since you opened the letter. Reload it and read it again."),
			AppealRuleError,
		)


def mark_of_text(reply: Document) -> str:
	"""Another mark where anything has changed that somebody has read and agreed to."""
	answers = [row.get(field) for row in reply.answers for field in READ_OF_ANSWER]
	return mark_of(*(reply.get(field) or None for field in READ_FIELDS), *answers)
