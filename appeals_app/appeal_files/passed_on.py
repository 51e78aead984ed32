"""Files of an appeal passed to another authority: read there while it decides, and then copied, so that neither depends on the other."""

import frappe
from frappe.model.document import Document
from frappe.query_builder import DocType
from pypika.queries import QueryBuilder

from appeals_app.appeal_files import disk
from appeals_app.authority_directory.queries import authorities_of
from appeals_app.domain.transfer import TransferStatus


def appeals_to_decide_on(user: str) -> QueryBuilder | None:
	"""Appeals sent to an authority where the user decides on transfers; none that is sensitive, for papers bear what is hidden."""
	authorities = authorities_of(user)
	if not authorities or not frappe.has_permission("Appeal Transfer", "write", user=user):
		return None
	transfer, appeal = DocType("Appeal Transfer"), DocType("Appeal")
	query = (
		frappe.qb.from_(transfer)
		.join(appeal)
		.on(appeal.name == transfer.appeal)
		.select(appeal.name)
		.where(transfer.to_authority.isin(authorities) & (transfer.status == TransferStatus.SENT.value))
	)
	for sensitive in frappe.get_hooks("appeal_sensitive"):
		query = query.where(frappe.get_attr(sensitive)().negate())
	return query


def is_to_decide_by(behind: tuple[str, str], user: str) -> bool:
	"""The file hangs on an appeal that waits for the user's authority to accept or return it."""
	doctype, name = behind
	waiting = appeals_to_decide_on(user) if doctype == "Appeal" else None
	return bool(waiting and waiting.where(DocType("Appeal").name == name).limit(1).run())


def follow_transfer(transfer: Document, method: str | None = None) -> None:
	"""For the event `on_change` of Appeal Transfer: what came with the letter hangs on the receiver's card too."""
	if transfer.status != TransferStatus.ACCEPTED.value:
		return
	attached = {"attached_to_doctype": "Appeal", "attached_to_name": transfer.appeal}
	for file in frappe.get_all(
		"File", filters=attached, fields=["file_name", "file_url"], order_by="creation"
	):
		frappe.get_doc(
			{
				"doctype": "File",
				"file_name": file.file_name,
				"content": disk.path_of(file.file_url).read_bytes(),
				"attached_to_doctype": "Appeal",
				"attached_to_name": transfer.received_appeal,
				"is_private": 1,
			}
		).insert()
