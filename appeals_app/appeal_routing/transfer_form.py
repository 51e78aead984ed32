"""What forms offer on transfers: passing on to the sender, deciding to the receiver, and the text to decide by."""

import frappe
from frappe.model.document import Document

from appeals_app.appeal_routing.transfer_rows import TRANSFER, questions_of
from appeals_app.authority_directory.queries import authorities_of
from appeals_app.domain.lifecycle import MAIN_PHASES, Phase
from appeals_app.domain.transfer import TransferStatus
from appeals_app.permissions import roles


def offer_transfer(appeal: Document, method: str | None = None) -> None:
	"""For the event `onload` of Appeal: the questions that may be passed on, for the button of the card."""
	if appeal.is_new() or Phase(appeal.phase) not in MAIN_PHASES or not _serves(appeal.authority):
		return
	if not frappe.has_permission(TRANSFER, "create"):
		return
	open_keys = {question.key for question in questions_of(appeal) if question.is_open}
	rows = [{"key": row.name, "question": row.question} for row in appeal.questions if row.name in open_keys]
	appeal.set_onload("questions_to_transfer", rows)


def _serves(authority: str) -> bool:
	return authority in authorities_of(frappe.session.user)


def show_transfer(transfer: Document) -> None:
	"""Give the form of a transfer the acts open to the current user, and the text to those who have to decide."""
	if transfer.is_new():
		return
	acts = _open_acts(transfer)
	transfer.set_onload("acts", acts)
	if transfer.status == TransferStatus.PREPARED.value:
		transfer.set_onload("notice", frappe.db.get_value("Appeal Reply", {"transfer": transfer.name}))
	if "return" in acts:
		transfer.set_onload("letter", _letter_to_decide_by(transfer))
		transfer.set_onload("files", _files_to_decide_by(transfer))


def _open_acts(transfer: Document) -> list[str]:
	if not frappe.has_permission(TRANSFER, "write"):
		return []
	if transfer.status == TransferStatus.PREPARED.value:
		return ["cancel"] if _serves(transfer.authority) else []
	if transfer.status != TransferStatus.SENT.value or not _serves(transfer.to_authority):
		return []
	return ["accept", "return"] if roles.REGISTRAR in frappe.get_roles() else ["return"]


def _files_to_decide_by(transfer: Document) -> list[dict]:
	"""What the author attached, as far as the current user may read it."""
	attached = {"attached_to_doctype": "Appeal", "attached_to_name": transfer.appeal}
	return frappe.get_list("File", attached, ["file_name", "file_url"], order_by="creation asc", limit=0)


def _letter_to_decide_by(transfer: Document) -> str:
	"""The text as a card of one's own would show it to the current user; that it was looked at is written down."""
	card = frappe.get_doc("Appeal", transfer.appeal)
	card.apply_fieldlevel_read_permissions()
	return card.content or ""
