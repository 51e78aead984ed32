"""A mass event: many people with one text, one decision, a letter to each.

The appeals of an event are those linked as mass to the first one.  Its answer is the decision; every other author is
drafted a letter of his or her own with the same words and results, which goes the way of any letter: somebody approves,
signs and sends it.
"""

import frappe
from frappe import _
from frappe.model.document import Document

from appeals_app.domain.duplicates import Sign
from appeals_app.domain.lifecycle import LetterKind
from appeals_app.refusal import AppealRuleError

MOST_AT_ONCE = 200
WITHDRAWN = "Withdrawn"


def appeals_of_event(main: str) -> list[frappe._dict]:
	"""Appeals linked as mass to this one, of those the current user meets, oldest first."""
	return frappe.get_list(
		"Appeal",
		filters={"previous_appeal": main, "receipt_sign": Sign.MASS.value},
		fields=["name", "title"],
		order_by="received_at asc",
		limit_page_length=MOST_AT_ONCE,
	)


def draft_same_answers(*, reply: str) -> list[dict]:
	"""Draft the answer's words to every other author of its mass event, as the current user; what became of each.

	An appeal that cannot be answered now is told why and left as it is; asking again drafts only what is missing.
	"""
	decision = frappe.get_doc("Appeal Reply", reply)
	decision.check_permission("read")
	if decision.letter_kind != LetterKind.ANSWER.value or decision.status == WITHDRAWN:
		frappe.throw(
			_("Only an answer that is not withdrawn is drafted to the other authors."), AppealRuleError
		)
	others = appeals_of_event(decision.appeal)
	if not others:
		frappe.throw(
			_(
				"No appeal is linked to this one as mass. Link them first: sign of receipt and previous appeal."
			),
			AppealRuleError,
		)
	results = _results_by_theme(decision)
	return [{"title": other.title, **_drafted(decision, other.name, results)} for other in others]


def _results_by_theme(decision: Document) -> dict[str, frappe._dict]:
	themes = dict(
		frappe.get_all(
			"Appeal Question", filters={"parent": decision.appeal}, fields=["name", "theme"], as_list=True
		)
	)
	return {themes[row.question_row]: row for row in decision.answers if row.question_row in themes}


def _drafted(decision: Document, appeal: str, results: dict[str, frappe._dict]) -> dict:
	frappe.db.savepoint("mass_answer")
	try:
		letter = frappe.get_doc(_values(decision, appeal, results)).insert()
	except (frappe.ValidationError, frappe.PermissionError) as refused:
		frappe.db.rollback(save_point="mass_answer")
		frappe.clear_messages()
		return {"reply": "", "told": str(refused)}
	return {"reply": letter.name, "told": _("The answer is drafted.")}


def _values(decision: Document, appeal: str, results: dict[str, frappe._dict]) -> dict:
	questions = frappe.get_all(
		"Appeal Question", filters={"parent": appeal}, fields=["name", "theme"], order_by="idx"
	)
	answers = [(question.name, results.get(question.theme) or frappe._dict()) for question in questions]
	return {
		"doctype": "Appeal Reply",
		"appeal": appeal,
		"letter_kind": decision.letter_kind,
		"dispatch_method": decision.dispatch_method,
		"body": decision.body,
		"answers": [
			{"question_row": name, "result": row.result, "result_note": row.result_note}
			for name, row in answers
		],
	}
