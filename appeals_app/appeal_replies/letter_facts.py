"""What letters there are in a consideration, for the guards of the life of an appeal."""

import frappe
from frappe.model.document import Document

from appeals_app.appeal_replies.drafting import ANSWER, IN_WORK
from appeals_app.domain.lifecycle import LetterKind


def reply_facts(appeal: Document) -> dict:
	"""Joins `appeal_facts`."""
	rows = frappe.get_all(
		"Appeal Reply", filters={"appeal": appeal.name}, fields=["letter_kind", "status", "signed_at"]
	)
	answers = {row.status for row in rows if row.letter_kind == ANSWER}
	return {
		"has_reply_in_work": bool(answers & {*IN_WORK, "Signed"}),
		"has_signed_answer": "Signed" in answers,
		"sent_letters": frozenset(
			LetterKind(row.letter_kind)
			for row in rows
			if row.status == "Sent" and row.signed_at >= appeal.considered_since
		),
	}
