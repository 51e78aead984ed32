"""What a file hangs on: the document of the app whose permission decides about the file."""

import frappe
from frappe.model.document import Document

from appeals_app.permissions.own_doctypes import is_ours


def document_behind(file: Document) -> tuple[str, str] | None:
	"""DocType and name of the document of the app that the file belongs to, also by way of a letter about it."""
	return document_of(file.attached_to_doctype, file.attached_to_name)


def document_of(doctype: str | None, name: str | int | None) -> tuple[str, str] | None:
	"""The same for what a file is, or is to be, attached to."""
	if is_ours(doctype):
		return doctype, str(name)
	if doctype in ("Communication", "Comment") and name:
		about = frappe.db.get_value(doctype, name, ["reference_doctype", "reference_name"])
		if about and is_ours(about[0]):
			return about[0], str(about[1])
	return None


def may(user: str, right: str, behind: tuple[str, str]) -> bool:
	"""The user has the right to the document itself; nobody has it to a document that is not there."""
	doctype, name = behind
	if user == "Guest" or not frappe.db.exists(doctype, name) or frappe.get_meta(doctype).istable:
		return False
	return bool(frappe.has_permission(doctype, right, doc=frappe.get_doc(doctype, name), user=user))


def appeal_of(behind: tuple[str, str]) -> tuple[str, str] | None:
	"""Appeal and authority in whose chain an act with a file of the document is told."""
	doctype, name = behind
	appeal = name if doctype == "Appeal" else _linked_appeal(doctype, name)
	authority = frappe.db.get_value("Appeal", appeal, "authority") if appeal else None
	return (appeal, authority) if authority else None


def _linked_appeal(doctype: str, name: str) -> str | None:
	has_appeal = frappe.get_meta(doctype).has_field("appeal")
	return frappe.db.get_value(doctype, name, "appeal") if has_appeal else None
