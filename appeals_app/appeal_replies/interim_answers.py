"""Interim answers: the author is told how the matter stands and by when the final answer comes."""

import frappe
from frappe.model.document import Document
from frappe.utils import getdate

from appeals_app import clock
from appeals_app.appeal_routing.assignments import follow_promise
from appeals_app.domain.interim_answer import check_interim_answer
from appeals_app.domain.lifecycle import LetterKind, Phase
from appeals_app.refusal import refusals_in_words

INTERIM_ANSWER = LetterKind.INTERIM_ANSWER.value


def fit_promise(reply: Document) -> None:
	"""Only an interim answer promises a day, and it has to promise one it can keep."""
	if reply.letter_kind == INTERIM_ANSWER:
		check_promise(reply)
	else:
		reply.final_answer_on = None


def check_promise(reply: Document) -> None:
	"""Raise AppealRuleError unless the appeal is in consideration and the final answer is promised within its term."""
	appeal = frappe.db.get_value("Appeal", reply.appeal, ["phase", "due_date"], as_dict=True)
	with refusals_in_words():
		check_interim_answer(
			Phase(appeal.phase),
			final_answer_on=getdate(reply.final_answer_on) if reply.final_answer_on else None,
			due_date=appeal.due_date,
			today=clock.today(),
		)


def keep_promise(reply: Document) -> str:
	"""Have the final answer ready by the promised day; gives the day as the event keeps it."""
	promised = getdate(reply.final_answer_on)
	sent = {
		"appeal": reply.appeal,
		"letter_kind": INTERIM_ANSWER,
		"status": "Sent",
		"name": ("!=", reply.name),
	}
	earlier = frappe.get_all("Appeal Reply", sent, pluck="final_answer_on")
	follow_promise(reply.appeal, promised=promised, earlier=earlier)
	return promised.strftime("%d.%m.%Y")
