"""What the other authority does with a transfer: accepts it into its own register, or returns it with a reason."""

import frappe
from frappe import _
from frappe.model.document import Document
from frappe.utils import getdate

from appeals_app import clock
from appeals_app.appeal_registry.event_log import record_event
from appeals_app.appeal_registry.phase_moves import lock_appeal, move_appeal
from appeals_app.appeal_routing.conflict_guard import check_receiving_authority
from appeals_app.appeal_routing.received_card import enter_received_card
from appeals_app.appeal_routing.transfer_rows import TRANSFER, keys_of
from appeals_app.appeal_routing.transfers import record_transfer
from appeals_app.authority_directory.queries import person_in_words, posts_held
from appeals_app.domain.lifecycle import OPEN_PHASES, Phase
from appeals_app.domain.stop_grounds import ARTICLE_7_3
from appeals_app.domain.transfer import TransferStatus
from appeals_app.refusal import AppealRuleError, given_reason


def accept_transfer(*, transfer: str) -> str:
	"""Enter and register the appeal here, as the current user; the name of the new card.

	It keeps the tracking code its author was given, and gets its own number and its own term, which runs from the
	moment it came here (Art. 20).
	"""
	document, post = _waiting_transfer(transfer)
	source = frappe.get_doc("Appeal", document.appeal)
	check_receiving_authority(source, authority=document.to_authority)
	appeal = enter_received_card(source, document)
	move_appeal(appeal=appeal.name, to_phase=Phase.REGISTERED)
	appeal = frappe.get_doc("Appeal", appeal.name)
	_decide(
		document,
		post,
		TransferStatus.ACCEPTED,
		received_appeal=appeal.name,
		received_index=appeal.registration_index,
	)
	_keep_in_sight(document, appeal)
	_record_receipt(document, appeal)
	record_transfer(document, "transfer_accepted", ground=appeal.registration_index)
	return appeal.name


def return_transfer(*, transfer: str, reason: str) -> None:
	"""Give the questions back to the authority that sent them, with the reason, as the current user."""
	document, post = _waiting_transfer(transfer)
	said = given_reason(reason, if_missing=_("It is not said why the matter is returned. Write the reason."))
	_decide(document, post, TransferStatus.RETURNED, return_reason=said)
	open_again = {"transfer": None, "result": None, "result_note": None}
	frappe.db.set_value("Appeal Question", {"name": ("in", keys_of(document))}, open_again)
	record_transfer(document, "transfer_returned", ground=said)
	_reopen(document, said)


def _waiting_transfer(name: str) -> tuple[Document, frappe._dict]:
	"""The transfer, locked with the sender's appeal, and the post of the current user who may decide on it."""
	document = frappe.get_doc(TRANSFER, name)
	document.check_permission("write")
	lock_appeal(document.appeal)
	document = frappe.get_doc(TRANSFER, name, for_update=True)
	posts = posts_held(user=frappe.session.user, authority=document.to_authority)
	if not posts:
		frappe.throw(
			_("The authority to which the appeal was sent decides on it. You hold no post there."),
			frappe.PermissionError,
		)
	if document.status != TransferStatus.SENT.value:
		frappe.throw(
			_("The transfer is «{0}»: it is decided already. Reload it.").format(
				_(document.status, context=TRANSFER)
			),
			AppealRuleError,
		)
	return document, posts[0]


def _decide(transfer: Document, post: frappe._dict, status: TransferStatus, **values: object) -> None:
	transfer.db_set({"status": status.value, "decided_by": post.name, "decided_at": clock.now(), **values})


def _keep_in_sight(transfer: Document, appeal: Document) -> None:
	"""The sender reads what became of the appeal; nothing in it is the sender's to change."""
	row = frappe.get_doc(
		{
			"doctype": "Appeal Oversight",
			"title": appeal.registration_index,
			"appeal": appeal.name,
			"authority": appeal.authority,
			"overseeing_authority": transfer.authority,
			"relation": "Transferred",
			"since_on": clock.today(),
			"reason": transfer.reason,
			"officer": transfer.prepared_by,
		}
	)
	row.flags.ignore_permissions = True  # nobody has the right to write these rows; the acts do
	row.insert()


def _record_receipt(transfer: Document, appeal: Document) -> None:
	sender = frappe.db.get_value("Authority", transfer.authority, "short_name")
	record_event(
		appeal=appeal.name,
		authority=appeal.authority,
		act="received_by_transfer",
		article=ARTICLE_7_3,
		ground=f"{sender}, № {appeal.sender_number}, {getdate(transfer.sent_on):%d.%m.%Y}",
		reference_doctype=transfer.doctype,
		reference_name=transfer.name,
	)


def _reopen(transfer: Document, reason: str) -> None:
	"""Where the sender has ended its consideration, it begins anew: the clock ran all the while (Art. 20)."""
	appeal = frappe.get_doc("Appeal", transfer.appeal)
	if Phase(appeal.phase) in OPEN_PHASES:
		return
	appeal.db_set("forwarded_to", None, update_modified=False)
	who = person_in_words(frappe.session.user, authority=transfer.to_authority)
	appeal.flags.ignore_permissions = True  # who returns serves elsewhere, and the return itself was checked
	appeal.flags.is_moved_from_elsewhere = True
	move_appeal(appeal=appeal, to_phase=Phase.RESOLUTION, reason=f"{who}: {reason}")
