"""The framework's Data Import: rows of the app alone."""

import frappe
from frappe import _
from frappe.model.document import Document

from appeals_app.permissions.own_doctypes import is_ours


def check_import(order: Document, method: str | None = None) -> None:
	"""For `before_validate` of Data Import, whoever asks: the rows are of a DocType of the app."""
	if not is_ours(order.reference_doctype):
		frappe.throw(
			_("Rows of «{0}» are not taken from a file. Enter them one by one in their form.").format(
				_(order.reference_doctype)
			),
			frappe.PermissionError,
		)
