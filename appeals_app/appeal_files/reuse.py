"""A stored file named by its address: copied where that tells nobody anything new, refused everywhere else."""

from urllib.parse import unquote

import frappe
from frappe import _
from frappe.model.document import Document

from appeals_app.appeal_files import disk
from appeals_app.appeal_files.access import has_permission
from appeals_app.appeal_files.acts import record_file_act
from appeals_app.appeal_files.hanging import document_behind, document_of
from appeals_app.appeal_files.intake import refuse_file
from appeals_app.permissions.own_doctypes import is_ours
from appeals_app.permissions.words_on_pages import ENDS_AN_ATTRIBUTE

LOCAL = ("/private/files/", "/files/")
SHOWN = (*LOCAL, "/assets/", "https://", "http://")
"""How an address begins that the Desk may make a link or a picture of."""


def content_of_address(file: Document) -> tuple[bytes, str]:
	"""Bytes and name of the file at the address of `file`, for a copy of its own that `file` will hold."""
	address = unquote(file.file_url)
	if not address.startswith(LOCAL):
		refuse_file(_("A file is not taken from an address. Save it on your computer and add it from there."))
	sources = _rows_at(address)
	if not sources or not all(may_be_copied(source, document_behind(file)) for source in sources):
		refuse_file(_("The file belongs to another record. Add the file itself to this one."))
	try:
		return disk.path_of(address).read_bytes(), sources[0].file_name
	except OSError:
		refuse_file(_("The file is not on the disk of the server any more. Add it from your computer."))


def may_be_copied(source: Document, target: tuple[str, str] | None) -> bool:
	"""One's own file that hangs on nothing, a file of the same record, or one that is no part of the register."""
	if not has_permission(source, "read", frappe.session.user):
		return False
	behind = document_behind(source)
	if behind:
		return behind == target
	return bool(source.attached_to_doctype) or source.owner == frappe.session.user


def check_attach_fields(document: Document, method: str | None = None) -> None:
	"""For `validate` of every document: a field of a form takes only a file that may stand in this document.

	The framework attaches whatever address a field holds, asking nobody.
	"""
	for address in _new_addresses(document):
		if ENDS_AN_ATTRIBUTE.search(address) or not address.startswith(SHOWN):
			refuse_file(_("This is no address of a file. Add the file itself."))
		_check_address(document, address)


def announce_attach_fields(document: Document, method: str | None = None) -> None:
	"""For `on_update` of every document: tell of a file that the framework has just attached by a field."""
	if not is_ours(document.doctype):
		return
	for address in _new_addresses(document):
		here = {
			"file_url": address,
			"attached_to_doctype": document.doctype,
			"attached_to_name": document.name,
		}
		for name in frappe.get_all("File", filters=here, pluck="name"):
			if not frappe.db.exists("Appeal Event", {"act": "file_added", "reference_name": name}):
				record_file_act(frappe.get_doc("File", name), "file_added")


def _new_addresses(document: Document) -> list[str]:
	"""What fields for files hold that they did not hold before, in the document and in its rows."""
	before = document.get_doc_before_save()
	known = set(_addresses(before)) if before else set()
	return [address for address in _addresses(document) if address not in known]


def _addresses(document: Document) -> list[str]:
	parts = [document, *document.get_all_children()]
	fields = {"fieldtype": ("in", ("Attach", "Attach Image"))}
	values = [part.get(field.fieldname) for part in parts for field in part.meta.get("fields", fields)]
	return [unquote(value) for value in values if value]


def _check_address(document: Document, address: str) -> None:
	target = document_of(document.doctype, document.name)
	if not address.startswith(LOCAL):
		if target:
			refuse_file(
				_("A file is not taken from an address. Save it on your computer and add it from there.")
			)
		return
	sources = _rows_at(address)
	if (target and not sources) or not all(may_be_copied(source, target) for source in sources):
		refuse_file(_("The file belongs to another record. Add the file itself to this one."))


def _rows_at(address: str) -> list[Document]:
	names = frappe.get_all("File", filters={"file_url": address}, pluck="name")
	return [frappe.get_doc("File", name) for name in names]
