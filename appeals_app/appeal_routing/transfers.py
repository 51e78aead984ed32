"""Transfers between authorities of the register: preparing one, sending it with the notice, giving it up.

An appeal outside the powers of a body is forwarded within five days, and the citizen is told (Art. 7(3) of Law
393/96-ВР): a transfer is prepared, the letter that tells the author is signed, and sending it hands the questions
over. Nothing is created at the other authority until it accepts.
"""

from datetime import date

import frappe
from frappe import _
from frappe.model.document import Document
from frappe.utils import cint, get_datetime

from appeals_app import clock
from appeals_app.appeal_registry.consideration import stop_term
from appeals_app.appeal_registry.event_log import record_event
from appeals_app.appeal_registry.intake_checks import ANONYMOUS
from appeals_app.appeal_registry.phase_moves import Move, appeal_of, lock_appeal
from appeals_app.appeal_routing.conflict_guard import check_receiving_authority
from appeals_app.appeal_routing.transfer_rows import TRANSFER, keys_of, questions_of, way_of_questions
from appeals_app.authority_directory.queries import posts_held
from appeals_app.domain.consideration import Decision
from appeals_app.domain.deadline_proof import Deadline
from appeals_app.domain.lifecycle import MAIN_PHASES, OPEN_PHASES, Phase
from appeals_app.domain.stop_grounds import ARTICLE_7_3
from appeals_app.domain.term_forwarding import judge_forwarding
from appeals_app.domain.transfer import (
	Question,
	TransferStatus,
	check_receiver,
	leaves_open,
	questions_to_send,
)
from appeals_app.refusal import AppealRuleError, given_reason, refusals_in_words

SETTINGS = "Appeal Transfer Settings"
FORWARDED = "result.forwarded"
OWN_FIELDS = (
	*("status", "answer_due_on", "sent_on", "handed_over_at", "is_late", "decided_by", "decided_at"),
	*("received_appeal", "received_index", "return_reason"),
)
"""Set by the acts alone, whatever a client sends."""


def prepare_transfer(transfer: Document) -> None:
	"""Fill in what follows from the appeal and the person; refuse a transfer that could not be sent."""
	name = appeal_of(transfer).name
	lock_appeal(name)
	appeal = frappe.get_doc("Appeal", name, for_update=True)
	for field in OWN_FIELDS:
		transfer.set(field, None)
	transfer.authority, transfer.status = appeal.authority, TransferStatus.PREPARED.value
	transfer.prepared_by = _preparing_post(appeal).name
	transfer.reason = given_reason(
		transfer.reason, if_missing=_("It is not said why the matter is not ours. Write the reason.")
	)
	transfer.title = _title_of(transfer)
	transfer.forward_due_on = appeal.forwarding_due_on
	_take_questions(transfer, appeal)
	_check_where_to(transfer, appeal)
	_check_phase(transfer, appeal)


def _preparing_post(appeal: Document) -> frappe._dict:
	posts = posts_held(user=frappe.session.user, authority=appeal.authority)
	if not posts:
		frappe.throw(
			_("You hold no post in this authority. Its registrar or head passes its appeals on."),
			frappe.PermissionError,
		)
	return posts[0]


def _title_of(transfer: Document) -> str:
	name = frappe.db.get_value("Authority", transfer.to_authority, "short_name")
	return f"→ {name}, {clock.today():%d.%m.%Y}"[:140]


def _take_questions(transfer: Document, appeal: Document) -> None:
	questions = questions_of(appeal)
	with refusals_in_words():
		keys = questions_to_send(questions, [row.question_row for row in transfer.questions])
	rows = {row.name: row for row in appeal.questions}
	taken = [{"question_row": key, "question": rows[key].question, "theme": rows[key].theme} for key in keys]
	transfer.set("questions", taken)
	transfer.is_whole = int(not leaves_open(questions, keys))


def _check_where_to(transfer: Document, appeal: Document) -> None:
	receiver = frappe.db.get_value(
		"Authority", transfer.to_authority, ["short_name", "working_state"], as_dict=True
	)
	if not receiver:
		frappe.throw(
			_("It is not said to which authority the appeal is passed. Choose it from the list."),
			AppealRuleError,
		)
	if receiver.working_state in ("Closed", "Does Not Work"):
		frappe.throw(
			_("«{0}» does not work now. Choose the authority that has taken over its powers.").format(
				receiver.short_name
			),
			AppealRuleError,
		)
	check_receiving_authority(appeal, authority=transfer.to_authority)
	with refusals_in_words():
		check_receiver(
			sender=appeal.authority,
			receiver=transfer.to_authority,
			hops=way_of_questions(appeal.name, keys_of(transfer), until=transfer.name or ""),
			superiors=superiors_of(appeal.authority),
			returns_allowed=cint(frappe.get_single(SETTINGS).returns_allowed),
		)


def superiors_of(authority: str) -> frozenset[str]:
	"""Authorities above this one in the tree."""
	left, right = frappe.db.get_value("Authority", authority, ["lft", "rgt"])
	above = {"lft": ("<", left), "rgt": (">", right)}
	return frozenset(frappe.get_all("Authority", filters=above, pluck="name"))


def _check_phase(transfer: Document, appeal: Document) -> None:
	if appeal.subject == ANONYMOUS:
		frappe.throw(
			_("The author of an anonymous appeal cannot be told. Leave it without consideration (Art. 8)."),
			AppealRuleError,
		)
	if Phase(appeal.phase) not in MAIN_PHASES:
		frappe.throw(
			_(
				"The appeal cannot be transferred in the state «{0}». Register it first, or reopen its consideration."
			).format(appeal.workflow_state),
			AppealRuleError,
		)
	if transfer.is_whole and Phase(appeal.phase) is Phase.REPLY:
		frappe.throw(
			_(
				"A reply on this appeal is in work. Return it for rework before the whole appeal is transferred."
			),
			AppealRuleError,
		)


def begin_transfer(*, appeal: str, to_authority: str, reason: str, questions: list) -> str:
	"""Prepare a transfer of the chosen questions, or of all that are open, with the letter that tells the author."""
	rows = [{"question_row": str(key)} for key in questions]
	values = {"appeal": appeal, "to_authority": to_authority, "reason": reason, "questions": rows}
	return frappe.get_doc({"doctype": TRANSFER, **values}).insert().name


def announce_transfer(transfer: Document) -> None:
	"""Event of the preparing."""
	record_transfer(transfer, "transfer_prepared", ground=transfer.reason)


def record_transfer(transfer: Document, act: str, *, ground: str) -> None:
	"""Event of an act on the transfer in the chain of the sender's appeal."""
	receiver = frappe.db.get_value("Authority", transfer.to_authority, "short_name")
	record_event(
		appeal=transfer.appeal,
		authority=transfer.authority,
		act=act,
		article=ARTICLE_7_3,
		ground=f"{receiver}: {ground}",
		reference_doctype=transfer.doctype,
		reference_name=transfer.name,
	)


def send_transfer(*, transfer: str, told_on: date) -> bool:
	"""The notice has gone: hand the questions over.  True where nothing is left to the sender.

	The sending closes the five days of Art. 7(3), not the acceptance; the same five days begin for the receiver.
	"""
	document = frappe.get_doc(TRANSFER, transfer, for_update=True)
	appeal = frappe.get_doc("Appeal", document.appeal, for_update=True)
	_check_prepared(document)
	_check_where_to(document, appeal)
	keys = keys_of(document)
	is_whole = not leaves_open(_still_open(appeal, keys), keys)
	document.db_set(
		{
			"status": TransferStatus.SENT.value,
			"is_whole": int(is_whole),
			"sent_on": told_on,
			"handed_over_at": clock.now().replace(microsecond=0),
			"is_late": int(_is_late(appeal, told_on)),
			"answer_due_on": answer_term(clock.now()).due_date,
		}
	)
	note = _("Passed to {0}", lang="uk").format(_name_of(document.to_authority))
	values = {"transfer": document.name, "result": FORWARDED, "result_note": note}
	frappe.db.set_value("Appeal Question", {"name": ("in", keys)}, values)
	record_transfer(document, "transfer_sent", ground=document.reason)
	return is_whole


def _still_open(appeal: Document, keys: list[str]) -> list[Question]:
	with refusals_in_words():
		questions = [Question(row.name, bool(row.result)) for row in appeal.questions]
		questions_to_send(questions, keys)
	return questions


def _name_of(authority: str) -> str:
	return frappe.db.get_value("Authority", authority, "authority_name")


def _is_late(appeal: Document, told_on: date) -> bool:
	received_at = get_datetime(appeal.received_at)
	with refusals_in_words():
		term = stop_term(Decision.FORWARD_5, received_at.date())
		deadline = term.deadline(received_at, appeal.registered_at and get_datetime(appeal.registered_at))
	verdict = judge_forwarding(deadline, forwarded_on=told_on, author_told_on=told_on, today=clock.today())
	return not verdict.is_in_time


def answer_term(handed_over_at: object) -> Deadline:
	"""Until when the other authority accepts or returns what came then: its own five days (Art. 7(3))."""
	moment = get_datetime(handed_over_at)
	with refusals_in_words():
		return stop_term(Decision.FORWARD_5, moment.date()).deadline(moment)


def _check_prepared(transfer: Document) -> None:
	if transfer.status != TransferStatus.PREPARED.value:
		frappe.throw(
			_("The transfer is «{0}»: this cannot be done with it now. Reload it.").format(
				_(transfer.status, context=TRANSFER)
			),
			AppealRuleError,
		)


def cancel_transfer(*, transfer: str, reason: str) -> None:
	"""Give up a transfer that has not been sent, as one of its authority, with the reason."""
	document = frappe.get_doc(TRANSFER, transfer)
	document.check_permission("write")
	lock_appeal(document.appeal)
	document = frappe.get_doc(TRANSFER, transfer, for_update=True)
	_preparing_post(frappe.get_doc("Appeal", document.appeal))
	_check_prepared(document)
	said = given_reason(
		reason, if_missing=_("It is not said why the transfer is given up. Write the reason.")
	)
	_cancel(document, said)


def _cancel(transfer: Document, reason: str) -> None:
	transfer.db_set({"status": TransferStatus.CANCELLED.value, "return_reason": reason})
	record_transfer(transfer, "transfer_cancelled", ground=reason)


def name_receivers(appeal: Document, move: Move) -> None:
	"""Joins `appeal_before_move`: a card forwarded by transfers says to whom."""
	if move.to_phase is not Phase.FORWARDED:
		return
	gone = {row.transfer for row in appeal.questions if row.transfer}
	receivers = frappe.get_all(
		TRANSFER, filters={"name": ("in", sorted(gone))}, pluck="to_authority", order_by="creation"
	)
	if receivers:
		appeal.forwarded_to = ", ".join(dict.fromkeys(map(_name_of, receivers)))[:255]


def follow_move(appeal: Document, move: Move) -> None:
	"""Joins `appeal_after_move`: with the consideration ends what was about to be sent."""
	if move.to_phase in OPEN_PHASES:
		return
	waiting = {"appeal": appeal.name, "status": TransferStatus.PREPARED.value}
	for name in frappe.get_all(TRANSFER, filters=waiting, pluck="name"):
		_cancel(frappe.get_doc(TRANSFER, name), _("The consideration has ended."))
