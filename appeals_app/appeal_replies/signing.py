"""Approval, signature and dispatch of letters.

The answer is approved, signed and sent by steps of the appeal (`follow_move`); other letters, which may be
written before there is an executor, by `sign_letter` and `send_letter`, and sending them moves the appeal.
"""

from datetime import date

import frappe
from frappe import _
from frappe.model.document import Document
from frappe.utils import getdate

from appeals_app import clock
from appeals_app.appeal_registry.event_log import record_event
from appeals_app.appeal_registry.phase_moves import Move, move_appeal
from appeals_app.appeal_registry.workflow_questions import roles_leading_to
from appeals_app.appeal_replies.approving import approver, check_return
from appeals_app.appeal_replies.author_notices import follow_letter
from appeals_app.appeal_replies.body_letters import note_sent
from appeals_app.appeal_replies.dispatch import check_dispatch
from appeals_app.appeal_replies.dispatch_rows import put_letter_in_outbox
from appeals_app.appeal_replies.drafting import ANSWER, IN_WORK, check_results_given, count_return
from appeals_app.appeal_replies.interim_answers import INTERIM_ANSWER, check_promise, keep_promise
from appeals_app.appeal_replies.letter_locks import letter_for_act
from appeals_app.appeal_replies.letter_texts import check_seen
from appeals_app.appeal_replies.reply_checks import check_before_signature
from appeals_app.appeal_replies.stop_letters import check_stop_letter, reason_of_move
from appeals_app.appeal_replies.term_notices import TERM_NOTICE, check_notice, tell_of_term
from appeals_app.appeal_replies.transfer_notices import phase_after
from appeals_app.appeal_replies.visas import check_before_approval, check_visas, give_last_visa
from appeals_app.appeal_routing.conflict_guard import check_own_cause, check_returns
from appeals_app.authority_directory.queries import posts_held
from appeals_app.domain.additional_control import INSTRUCTION_348_UNVERIFIED
from appeals_app.domain.dispatch_day import check_dispatch_day
from appeals_app.domain.lifecycle import (
	OPEN_PHASES,
	PHASE_OF_LETTER,
	RUNNING_LETTERS,
	Act,
	LetterKind,
	Phase,
)
from appeals_app.domain.tracking import new_tracking_code
from appeals_app.refusal import AppealRuleError, refusals_in_words


def answer_in(appeal: str, *statuses: str) -> Document | None:
	"""The answer of the appeal in one of the statuses, or None."""
	name = frappe.db.get_value(
		"Appeal Reply",
		{"appeal": appeal, "letter_kind": ANSWER, "status": ("in", statuses)},
		order_by="creation desc",
	)
	return frappe.get_doc("Appeal Reply", name) if name else None


def prepare_move(appeal: Document, move: Move) -> None:
	"""Refuse to pass on, approve or sign an answer that may not go further; take over results when answering."""
	if move.from_phase is Phase.REPLY and move.to_phase is Phase.EXECUTION:
		check_returns(appeal)
		check_return(appeal, move)
	if move.act is Act.APPROVE_REPLY:
		_check_approval(appeal)
	elif move.act is Act.SIGN_REPLY:
		_check_signature(appeal, move.reason)
	elif move.from_phase is move.to_phase is Phase.REPLY and (draft := answer_in(appeal.name, *IN_WORK)):
		check_results_given(draft)
	elif move.to_phase is Phase.ANSWERED and (reply := answer_in(appeal.name, "Signed")):
		_check_sent_on(reply, appeal.flags.sent_on)
		results = {row.question_row: row for row in reply.answers}
		for question in appeal.questions:
			if not question.result and (row := results.get(question.name)):
				question.result, question.result_note = row.result, row.result_note


def _draft_of(appeal: Document) -> Document:
	reply = answer_in(appeal.name, *IN_WORK)
	if not reply:
		frappe.throw(_("There is no draft reply on this appeal. Create the reply first."), AppealRuleError)
	return reply


def _check_approval(appeal: Document) -> None:
	approver(appeal)
	draft = _draft_of(appeal)
	check_results_given(draft)
	check_dispatch(draft)
	check_before_approval(draft)


def _check_signature(appeal: Document, reason: str) -> None:
	draft = _draft_of(appeal)
	check_results_given(draft)
	check_visas(draft)
	entitled_signer(appeal)
	if not appeal.flags.is_asked_for_needs:
		check_before_signature(draft, reason)


def entitled_signer(appeal: Document) -> frappe._dict:
	"""Post by which the current user may sign letters on this appeal (Art. 15); PermissionError where none."""
	post = signing_post(appeal.authority)
	if not post:
		frappe.throw(
			_("You have no power to sign letters of this authority. Ask its head."), frappe.PermissionError
		)
	if appeal.needs_first_head and not post.is_first_head:
		frappe.throw(
			_(
				"The answer to this author is signed by the first head in person (Art. 15). Pass it to the first head."
			),
			frappe.PermissionError,
		)
	check_own_cause(appeal, officer=post.name)
	return post


def signing_post(authority: str) -> frappe._dict | None:
	"""Post of the current user whose powers hold the signature, the first head's first; None where there is none."""
	posts = posts_held(user=frappe.session.user, authority=authority)
	return next((post for post in posts if post.may_sign_replies), None)


def follow_move(appeal: Document, move: Move) -> None:
	"""Keep the answer in step with the appeal."""
	if move.act is Act.APPROVE_REPLY:
		by, draft = approver(appeal), answer_in(appeal.name, *IN_WORK)
		give_last_visa(draft)
		_update(draft, status="Approved", approved_by=by.name, approved_at=clock.now())
	elif move.act is Act.SIGN_REPLY:
		_sign(answer_in(appeal.name, *IN_WORK), appeal)
	elif move.to_phase is Phase.ANSWERED:
		_mark_sent(answer_in(appeal.name, "Signed"), appeal.flags.sent_on)
	elif move.from_phase is Phase.REPLY and move.enters_phase:
		# returned for rework, or the consideration stops: even a signed answer does not go out
		returned = answer_in(appeal.name, *IN_WORK, "Signed")
		_withdraw(returned, move.reason)
		if returned and move.to_phase is Phase.EXECUTION:
			count_return(returned)
	if move.enters_phase and move.to_phase not in OPEN_PHASES:
		_withdraw_running_letters(appeal)


def _withdraw_running_letters(appeal: Document) -> None:
	"""What was to be told while the appeal was considered has nothing to tell any more."""
	filters = {
		"appeal": appeal.name,
		"letter_kind": ("in", [kind.value for kind in RUNNING_LETTERS]),
		"status": ("in", (*IN_WORK, "Signed")),
	}
	for name in frappe.get_all("Appeal Reply", filters=filters, pluck="name"):
		_withdraw(frappe.get_doc("Appeal Reply", name), _("The consideration has ended."))


def _withdraw(reply: Document, reason: str) -> None:
	if reply:
		_update(reply, status="Withdrawn", withdrawn_reason=reason)


def sign_letter(*, reply: str, reason: str = "", text_mark: str | None = None) -> None:
	"""Sign a letter as the current user, an answer by the step of its appeal; `reason`: why despite the check.

	`text_mark`: of the text the person has read on the screen; another one is refused.
	"""
	document = letter_for_act(reply, "Draft", "Approved")
	if text_mark is not None:
		check_seen(document, text_mark)
	if document.letter_kind == ANSWER:
		move_appeal(appeal=document.appeal, act=Act.SIGN_REPLY, reason=reason)
		return
	_check_still_fits(document)
	appeal = frappe.get_doc("Appeal", document.appeal)
	check_stop_letter(document, appeal)
	check_visas(document)
	check_before_signature(document, reason)
	_sign(document, appeal)
	_record(document, "letter_signed")


def send_letter(*, reply: str, sent_on: date | None = None) -> None:
	"""Send a signed letter as the current user: it goes into the outbox; a letter that ends the consideration moves the appeal.

	`sent_on`: the day it went, today where it is not said; by it the term is kept or missed (Art. 20).
	"""
	document = letter_for_act(reply, "Signed")
	if document.letter_kind == ANSWER:
		move_appeal(appeal=document.appeal, to_phase=Phase.ANSWERED, day=sent_on)
		return
	_check_may_send(document)
	_check_still_fits(document)
	_check_sent_on(document, sent_on)
	_mark_sent(document, sent_on)
	_record_sent(document)
	if phase := phase_after(document):
		move_appeal(appeal=document.appeal, to_phase=phase, reason=reason_of_move(document), day=sent_on)


def _check_sent_on(letter: Document, day: date | None) -> None:
	if day:
		with refusals_in_words():
			check_dispatch_day(day, signed_on=getdate(letter.signed_at), today=clock.today())


def _check_still_fits(document: Document) -> None:
	"""What a letter tells may have been overtaken since it was drafted."""
	if document.letter_kind == INTERIM_ANSWER:
		check_promise(document)
	elif document.letter_kind == TERM_NOTICE:
		check_notice(document)


def senders(letter_kind: str) -> set[str]:
	"""Roles that send letters of the kind: those to which the workflow gives the step the letter makes.

	An interim answer makes no step; it goes with the answers.
	"""
	return roles_leading_to(PHASE_OF_LETTER.get(LetterKind(letter_kind), Phase.ANSWERED))


def _check_may_send(document: Document) -> None:
	needed = senders(document.letter_kind)
	if not needed.intersection(frappe.get_roles()):
		names = ", ".join(sorted(_(role) for role in needed))
		frappe.throw(
			_("This step may be taken only by: {0}. Ask one of them.").format(names), frappe.PermissionError
		)


def _sign(document: Document, appeal: Document) -> None:
	signer = entitled_signer(appeal)
	check_dispatch(document)
	_update(
		document,
		status="Signed",
		signed_by=signer.name,
		signed_at=clock.now(),
		reply_number=_letter_number(appeal, document),
		check_code=new_tracking_code(),  # as long and as hard to guess
	)


def _letter_number(appeal: Document, document: Document) -> str:
	"""The appeal's own index with the ordinal of the letter: an answer is found by the number of its appeal."""
	signed = frappe.db.count(
		"Appeal Reply", {"appeal": appeal.name, "reply_number": ("is", "set"), "name": ("!=", document.name)}
	)
	return f"{appeal.registration_index}/{signed + 1}" if signed else appeal.registration_index


def _mark_sent(document: Document, day: date | None) -> None:
	check_dispatch(document)
	sent_on = day or clock.today()
	_update(document, status="Sent", sent_on=sent_on, sent_by=frappe.session.user)
	put_letter_in_outbox(document, sent_on=sent_on)
	follow_letter(document)


def _update(document: Document, **values: object) -> None:
	document.db_set(values)


def _record_sent(document: Document) -> None:
	if document.letter_kind == INTERIM_ANSWER:
		promised = keep_promise(document)
		_record(document, "interim_answer_sent", article=INSTRUCTION_348_UNVERIFIED, ground=promised)
		return
	_record(document, "letter_sent")
	note_sent(document)
	if document.letter_kind == TERM_NOTICE:
		tell_of_term(document)


def _record(document: Document, act: str, **values: str) -> None:
	record_event(
		appeal=document.appeal,
		authority=document.authority,
		act=act,
		**values,
		reference_doctype=document.doctype,
		reference_name=document.name,
	)
