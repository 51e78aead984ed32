"""A mass event: many people with one text, one decision, a letter to each.

The appeals of an event are those linked as mass to the first one.  Its answer is the decision; every other author is
drafted a letter of his or her own with the same words and results, which goes the way of any letter: somebody approves,
signs and sends it.
"""

import frappe
from frappe import _
from frappe.model.document import Document

from appeals_app.appeal_matching.linking import first_of_event
from appeals_app.appeal_replies.dispatch import E_MAIL, POST, address_for
from appeals_app.appeal_routing.bulk import words_of
from appeals_app.domain.duplicates import Sign
from appeals_app.domain.lifecycle import LetterKind
from appeals_app.refusal import AppealRuleError

MEMBER_FIELDS = ("name", "title", "applicant", "phase", "workflow_state")
WITHDRAWN = "Withdrawn"


def head_of_event(appeal: Document) -> str:
	"""The first appeal of the mass event the appeal belongs to; empty where it belongs to none."""
	first = first_of_event(appeal)
	is_event = first != appeal.name or frappe.db.exists("Appeal", _linked_to(first))
	return first if is_event else ""


def tell_of_event(document: Document, method: str | None = None) -> None:
	"""For doc_events: the form of an appeal knows the mass event it belongs to."""
	document.set_onload("mass_event", head_of_event(document))


def tell_of_other_authors(letter: Document, method: str | None = None) -> None:
	"""For doc_events: the form of an answer offers to draft it to others only where an event has any."""
	is_answer = letter.letter_kind == LetterKind.ANSWER.value and letter.appeal
	others = is_answer and frappe.db.exists("Appeal", _linked_to(letter.appeal))
	letter.set_onload("has_other_authors", bool(others))


def appeals_of_event(main: str) -> list[frappe._dict]:
	"""Appeals linked as mass to this one, of those the current user meets, oldest first."""
	return frappe.get_list(
		"Appeal",
		filters=_linked_to(main),
		fields=list(MEMBER_FIELDS),
		order_by="received_at asc",
		limit_page_length=0,
	)


def _linked_to(main: str) -> dict:
	return {"previous_appeal": main, "receipt_sign": Sign.MASS.value}


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
		return {"reply": "", "told": words_of(refused)}
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
		"dispatch_method": _way_to_author(appeal, decision.dispatch_method),
		"body": decision.body,
		"answers": [
			{
				"question_row": name,
				"result": row.result,
				"result_note": row.result_note,
				"answer_text": row.answer_text,
			}
			for name, row in answers
		],
	}


def _way_to_author(appeal: str, preferred: str) -> str:
	"""How the letter reaches this author: as the decision goes, or the other way where that address is not known."""
	applicant = frappe.db.get_value("Appeal", appeal, "applicant")
	if not applicant or preferred not in (POST, E_MAIL):
		return preferred
	person = frappe.get_doc("Applicant", applicant)
	other = E_MAIL if preferred == POST else POST
	reaches = [way for way in (preferred, other) if address_for(person, dispatch_method=way)]
	return reaches[0] if reaches else preferred
