"""Which DocTypes are of the app."""

import frappe
from frappe.model.document import Document

APP = "appeals_app"


def is_ours(doctype: str | None) -> bool:
	"""The DocType belongs to a module of the app."""
	return bool(doctype) and doctype in own_doctypes()


def own_doctypes() -> frozenset[str]:
	"""Every DocType of the app, rows of tables too; read once a request, and again once one was added."""
	if "appeals_own_doctypes" not in frappe.flags:
		found = frappe.get_all(
			"DocType", filters={"module": ("in", frappe.get_module_list(APP))}, pluck="name"
		)
		frappe.flags.appeals_own_doctypes = frozenset(found)
	return frappe.flags.appeals_own_doctypes


def forget(doctype: Document, method: str | None = None) -> None:
	"""For `after_insert` of DocType: an upgrade brings new ones and writes rows that speak of them at once."""
	frappe.flags.pop("appeals_own_doctypes", None)
