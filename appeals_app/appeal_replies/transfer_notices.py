"""The notice to the author about a transfer: drafted with it, and sending it hands the questions over (Art. 7(3))."""

import frappe
from frappe import _
from frappe.model.document import Document
from frappe.utils import formatdate, getdate

from appeals_app.appeal_routing.transfers import send_transfer
from appeals_app.domain.lifecycle import PHASE_OF_LETTER, LetterKind, Phase
from appeals_app.domain.transfer import TransferStatus
from appeals_app.refusal import AppealRuleError

FORWARDING_NOTICE = LetterKind.FORWARDING_NOTICE.value
UNSENT = ("Draft", "Approved", "Signed")


def draft_notice(transfer: Document, method: str | None = None) -> None:
	"""For the event `after_insert` of Appeal Transfer: the letter that tells the author is begun at once."""
	frappe.get_doc(
		{
			"doctype": "Appeal Reply",
			"appeal": transfer.appeal,
			"letter_kind": FORWARDING_NOTICE,
			"transfer": transfer.name,
		}
	).insert()


def fill_transfer_notice(reply: Document, appeal: Document) -> None:
	"""Name the receiver for the ground of the letter; of a part say which questions go and that the rest stays."""
	if reply.letter_kind != FORWARDING_NOTICE:
		reply.transfer = None
	if not reply.transfer:
		return
	transfer = frappe.get_doc("Appeal Transfer", reply.transfer, for_update=True)
	_check_awaits_notice(reply, transfer)
	name_receiver(reply, appeal)
	if not transfer.is_whole and not (reply.body or "").strip():
		reply.body = part_text(appeal, transfer)


def _check_awaits_notice(reply: Document, transfer: Document) -> None:
	unsent = {"transfer": transfer.name, "status": ("in", UNSENT)}
	is_told = transfer.status != TransferStatus.PREPARED.value or frappe.db.exists("Appeal Reply", unsent)
	if transfer.appeal != reply.appeal or is_told:
		frappe.throw(
			_("The author need not be told of this transfer once more. Open the transfer and see."),
			AppealRuleError,
		)


def name_receiver(reply: Document, appeal: Document) -> None:
	"""The card as it will be once the letter has gone, for the ground of the letter; saves nothing."""
	if reply.transfer:
		receiver = frappe.db.get_value("Appeal Transfer", reply.transfer, "to_authority")
		appeal.forwarded_to = frappe.db.get_value("Authority", receiver, "authority_name")


def part_text(appeal: Document, transfer: Document) -> str:
	"""The text of a notice about some of the questions, in the state language whoever drafts it."""
	questions = "\n".join(f"– {row.question.strip()}" for row in transfer.questions)
	return _(
		"Of your appeal of {0}, No. {1}, these questions have been forwarded to the authority that decides them:\n{2}\n\nThe other questions are considered here; you will get the answer to them separately.",
		lang="uk",
	).format(formatdate(getdate(appeal.received_at)), appeal.registration_index, questions)


def phase_after(letter: Document) -> Phase | None:
	"""Hand over what the letter tells of, and say which phase its sending brings the appeal to; None where it stays."""
	phase = PHASE_OF_LETTER.get(LetterKind(letter.letter_kind))
	if not letter.transfer:
		return phase
	_take_out_of_answer(letter)
	is_whole = send_transfer(transfer=letter.transfer, told_on=getdate(letter.sent_on))
	return phase if is_whole else None


def _answer_in_work(appeal: str) -> frappe._dict | None:
	answer = {"appeal": appeal, "letter_kind": LetterKind.ANSWER.value, "status": ("in", UNSENT)}
	return frappe.db.get_value("Appeal Reply", answer, ["name", "status"], as_dict=True)


def _take_out_of_answer(letter: Document) -> None:
	"""What another authority answers is no part of the joint answer, unless that is signed already."""
	answer = _answer_in_work(letter.appeal)
	if not answer:
		return
	keys = _keys_of(letter.transfer)
	rows = {"parent": answer.name, "question_row": ("in", keys)}
	if answer.status == "Signed" and frappe.db.exists("Appeal Reply Answer", rows):
		frappe.throw(
			_(
				"The signed answer covers a question of this transfer. Return it for rework, or cancel the transfer."
			),
			AppealRuleError,
		)
	frappe.db.delete("Appeal Reply Answer", rows)


def _keys_of(transfer: str) -> list[str]:
	rows = {"parent": transfer}
	return frappe.get_all("Appeal Transfer Question", filters=rows, pluck="question_row")


def follow_transfer(transfer: Document, method: str | None = None) -> None:
	"""For the event `on_change` of Appeal Transfer: a cancelled one is told to nobody, a returned one is ours to answer."""
	if transfer.status == TransferStatus.CANCELLED.value:
		unsent = {"transfer": transfer.name, "status": ("in", UNSENT)}
		for name in frappe.get_all("Appeal Reply", filters=unsent, pluck="name"):
			values = {"status": "Withdrawn", "withdrawn_reason": transfer.return_reason}
			frappe.get_doc("Appeal Reply", name).db_set(values)
	elif transfer.status == TransferStatus.RETURNED.value:
		_put_into_answer(transfer)


def _put_into_answer(transfer: Document) -> None:
	"""The questions come back as rows without a result, so that the answer is not signed without them."""
	answer = _answer_in_work(transfer.appeal)
	if not answer:
		return
	document = frappe.get_doc("Appeal Reply", answer.name)
	known = {row.question_row for row in document.answers}
	for row in transfer.questions:
		if row.question_row not in known:
			document.append(
				"answers", {"question_row": row.question_row, "question": row.question}
			).db_insert()
