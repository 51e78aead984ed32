"""Draft of a letter: who may write it, what it must hold, when it may no longer change."""

import frappe
from frappe import _
from frappe.model.document import Document
from frappe.utils import cint

from appeals_app import clock
from appeals_app.appeal_registry.classified_cards import not_offered
from appeals_app.appeal_registry.event_log import record_event
from appeals_app.appeal_registry.intake_checks import COLLECTIVE, CONTENT_LIMIT
from appeals_app.appeal_registry.phase_moves import Move, appeal_of, move_appeal
from appeals_app.appeal_replies.addressee import name_in_dative
from appeals_app.appeal_replies.body_letters import fill_body, is_to_body
from appeals_app.appeal_replies.dispatch import address_for
from appeals_app.appeal_replies.interim_answers import fit_promise
from appeals_app.appeal_replies.letter_phases import ANSWER, check_phase
from appeals_app.appeal_replies.results import letter_of_result
from appeals_app.appeal_replies.stop_letters import TEXT_FIELDS, fill_stop_letter
from appeals_app.appeal_replies.term_notices import fill_term_notice
from appeals_app.appeal_replies.transfer_notices import fill_transfer_notice
from appeals_app.authority_directory.queries import posts_held
from appeals_app.domain import salutation
from appeals_app.domain.lifecycle import STOPPED_BY_LETTER, Facts, LetterKind, Phase
from appeals_app.domain.text_cleaning import clean_line, clean_text
from appeals_app.refusal import AppealRuleError

IN_WORK = ("Draft", "Approved")
SEX_IS_WOMAN = {"author_sex.female": True, "author_sex.male": False}


def prepare_draft(reply: Document) -> None:
	"""Fill in what follows from the appeal; refuse a letter nobody asked for."""
	appeal = appeal_of(reply)
	reply.authority, reply.status = appeal.authority, "Draft"
	posts = posts_held(user=frappe.session.user, authority=appeal.authority)
	if not posts:
		frappe.throw(
			_("You hold no post in this authority. Its officers write its letters."), frappe.PermissionError
		)
	reply.drafted_by = posts[0].name
	check_phase(appeal, reply)
	_fill_addressee(reply, appeal)
	fill_transfer_notice(reply, appeal)
	fill_stop_letter(reply, appeal)
	fill_term_notice(reply)
	if reply.letter_kind == ANSWER:
		_check_only_answer(appeal)
		reply.times_returned = _times_returned_before(appeal)
		list_questions(reply, appeal)
	else:
		reply.answers = []


def _times_returned_before(appeal: Document) -> int:
	"""Returns of the draft this one takes the place of, in the same consideration."""
	before = {
		"appeal": appeal.name,
		"letter_kind": ANSWER,
		"status": "Withdrawn",
		"creation": (">=", appeal.considered_since),
	}
	return frappe.db.get_value("Appeal Reply", before, "times_returned", order_by="creation desc") or 0


def count_return(reply: Document) -> None:
	"""One more return of the draft for rework, by a visa or by who approves or signs."""
	reply.db_set("times_returned", cint(reply.times_returned) + 1)


def blank_letter(*, appeal: str, letter_kind: str, term_change: str = "") -> dict:
	"""Values a new letter of the kind starts with, for its form; refuses what could not be saved anyway."""
	reply = frappe.new_doc(
		"Appeal Reply", appeal=appeal, letter_kind=letter_kind, term_change=term_change or None
	)
	frappe.get_doc("Appeal", appeal).check_permission("read")
	reply.check_permission("create")
	prepare_draft(reply)
	_leave_out_hidden(reply)
	fields = ("addressee", "salutation", "dispatch_method", "dispatch_address")
	texts = {field: reply.get(field) for field in TEXT_FIELDS if reply.get(field)}
	rows = [{"question_row": row.question_row, "question": row.question} for row in reply.answers]
	return {**{field: reply.get(field) for field in fields}, **texts, "answers": rows}


def _leave_out_hidden(reply: Document) -> None:
	"""Empty what the user is not shown: a mask would be saved for it, and saving fills in what is empty."""
	filled = {field: reply.get(field) for field in ("addressee", "salutation", "dispatch_address")}
	reply.hide_values()
	for field, value in filled.items():
		if reply.get(field) != value:
			reply.set(field, None)


def addressee_shown(appeal: Document) -> str:
	"""To whom letters on the appeal go; empty where the current user is not shown that."""
	reply = frappe.new_doc("Appeal Reply", appeal=appeal.name)
	_fill_addressee(reply, appeal)
	_leave_out_hidden(reply)
	return reply.addressee or ""


def _check_only_answer(appeal: Document) -> None:
	if frappe.db.exists(
		"Appeal Reply", {"appeal": appeal.name, "letter_kind": ANSWER, "status": ("in", (*IN_WORK, "Signed"))}
	):
		frappe.throw(
			_("An answer to this appeal is already in work. Open it and continue there."), AppealRuleError
		)


def _fill_addressee(reply: Document, appeal: Document) -> None:
	if is_to_body(reply):
		fill_body(reply, appeal)
		return
	person = _addressee_of(appeal)
	if not person:
		return
	reply.addressee = reply.addressee or name_in_dative(person)
	reply.salutation = reply.salutation or _salutation_of(person, appeal)
	if not reply.dispatch_address:
		reply.dispatch_address = address_for(person, dispatch_method=reply.dispatch_method)


def _addressee_of(appeal: Document) -> Document | None:
	addressee = next((row.applicant for row in appeal.co_applicants if row.is_addressee), appeal.applicant)
	return frappe.get_doc("Applicant", addressee) if addressee else None


def _salutation_of(person: Document, appeal: Document) -> str:
	if appeal.subject == COLLECTIVE:
		return salutation.COLLECTIVE
	return salutation.salutation(
		first_name=person.first_name or "",
		middle_name=person.middle_name or "",
		is_woman=SEX_IS_WOMAN.get(person.sex),
	)


def dispatch_address(*, appeal: str, dispatch_method: str) -> str:
	"""The author's address for a letter on the appeal that goes this way; saves nothing."""
	document = frappe.get_doc("Appeal", appeal)
	document.check_permission("read")
	person = _addressee_of(document)
	if not person:
		return ""
	person.check_permission("read")
	address = address_for(person, dispatch_method=dispatch_method)
	reply = frappe.new_doc("Appeal Reply", appeal=appeal, dispatch_address=address)
	reply.check_permission("create")
	_leave_out_hidden(reply)
	return reply.dispatch_address or ""


def list_questions(reply: Document, appeal: Document) -> None:
	"""One row per question that has no result yet, keeping the results already entered."""
	entered = {row.question_row: row for row in reply.answers if row.question_row}
	unnamed = [row for row in reply.answers if not row.question_row]
	rows = []
	for question in (each for each in appeal.questions if not each.result):
		row = entered.get(question.name) or (unnamed.pop(0) if unnamed else frappe._dict())
		rows.append(
			{
				"question_row": question.name,
				"question": question.question,
				"result": row.get("result"),
				"result_note": clean_text(row.get("result_note")),
				"answer_text": row.get("answer_text"),
			}
		)
	reply.set("answers", rows)


def keep_questions(reply: Document) -> None:
	"""The answer keeps a row for every question of the appeal, whatever rows the client sent."""
	if reply.letter_kind == ANSWER:
		list_questions(reply, frappe.get_doc("Appeal", reply.appeal))


def clean_draft(reply: Document) -> None:
	"""Strip what no keyboard types."""
	for field in TEXT_FIELDS:
		reply.set(field, clean_text(reply.get(field)))
	reply.addressee, reply.salutation = clean_line(reply.addressee), clean_line(reply.salutation)
	reply.dispatch_address = clean_text(reply.dispatch_address)


def check_draft(reply: Document) -> None:
	"""Raise AppealRuleError unless the letter has a body and results of the right group."""
	if not (reply.body or "").strip():
		frappe.throw(_("The letter has no text. Write it before saving."), AppealRuleError)
	if len(reply.body) > CONTENT_LIMIT:
		frappe.throw(
			_("The letter has {0} characters, a letter takes {1}. Move a part into an enclosure.").format(
				len(reply.body), CONTENT_LIMIT
			),
			AppealRuleError,
		)
	if not (reply.addressee or "").strip():
		frappe.throw(_("The letter has no addressee. Say to whom it goes."), AppealRuleError)
	_check_results(reply)


def _check_results(reply: Document) -> None:
	for row in reply.answers:
		if row.result and not row.result.startswith("result."):
			frappe.throw(
				_("The result of question {0} is of another group. Choose it from the list.").format(row.idx),
				AppealRuleError,
			)
		letter = letter_of_result(row.result)
		if row.result and letter.value != reply.letter_kind:
			frappe.throw(
				_(
					"The result of question {0} is given by the letter «{1}», not by this one. Write that letter, or choose another result."
				).format(row.idx, _(letter.value)),
				AppealRuleError,
			)
	_check_results_in_force(reply)
	fit_promise(reply)


def _check_results_in_force(reply: Document) -> None:
	"""A result newly chosen is one of those in force today; what a draft already has stays."""
	stored = reply.get_doc_before_save()
	kept = {row.result for row in stored.answers} if stored else set()
	chosen = {row.result for row in reply.answers if row.result} - kept
	if problems := not_offered(chosen, on=clock.today(), authority=reply.authority):
		frappe.throw("<br>".join(problems), AppealRuleError)


def check_results_given(reply: Document) -> None:
	"""Raise AppealRuleError while a question of the answer has no result."""
	missing = [str(row.idx) for row in reply.answers if not row.result]
	if missing:
		frappe.throw(
			_(
				"The reply gives no result for the questions: {0}. Open the letter and choose them, or return it for rework."
			).format(", ".join(missing)),
			AppealRuleError,
		)


def check_still_a_draft(reply: Document) -> None:
	"""A letter that is approved, signed or sent changes only by the acts themselves."""
	if reply.get_doc_before_save().status != "Draft":
		frappe.throw(
			_("The letter is past drafting and cannot be changed. Return it for rework first."),
			AppealRuleError,
		)


def announce_draft(reply: Document) -> None:
	"""Event of the draft; an answer takes the appeal into the phase of the reply."""
	record_event(
		appeal=reply.appeal,
		authority=reply.authority,
		act="reply_drafted",
		reference_doctype=reply.doctype,
		reference_name=reply.name,
	)
	if (
		reply.letter_kind == ANSWER
		and frappe.db.get_value("Appeal", reply.appeal, "phase") == Phase.EXECUTION.value
	):
		move_appeal(appeal=reply.appeal, to_phase=Phase.REPLY)


def document_for_step(appeal: Document, move: Move, facts: Facts) -> dict | None:
	"""The step into the reply, and those that end the consideration, are made by a letter to the author."""
	if move.to_phase is Phase.REPLY and not facts.has_reply_in_work:
		return {"doctype": "Appeal Reply", "appeal": appeal.name, "letter_kind": ANSWER}
	kind = STOPPED_BY_LETTER.get(move.to_phase)
	if not kind or kind is LetterKind.ANSWER or facts.is_anonymous or kind in facts.sent_letters:
		return None
	begun = frappe.db.get_value("Appeal Reply", _unsent(appeal, kind))
	if begun:
		return {"doctype": "Appeal Reply", "name": begun}
	return {"doctype": "Appeal Reply", "appeal": appeal.name, "letter_kind": kind.value}


def _unsent(appeal: Document, kind: LetterKind) -> dict:
	"""Letters of the kind that somebody has begun and nobody has sent."""
	return {"appeal": appeal.name, "letter_kind": kind.value, "status": ("in", (*IN_WORK, "Signed"))}
