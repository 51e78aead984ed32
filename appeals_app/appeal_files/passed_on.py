"""Files of an appeal that another authority has accepted: copies of its own, so that neither depends on the other."""

import frappe
from frappe.model.document import Document

from appeals_app.appeal_files import disk
from appeals_app.domain.transfer import TransferStatus


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
