"""The framework's Data Import: rows of the app alone, and of a file alone."""

import frappe
from frappe import _
from frappe.core.doctype.data_import.data_import import DataImport
from frappe.core.doctype.data_import.importer import Importer
from frappe.model.document import Document

from appeals_app.permissions.own_doctypes import is_ours


class FileImport(DataImport):
	"""A Data Import that reads a file; an address given to it is neither asked for a preview nor imported."""

	def get_importer(self) -> Importer:
		"""The framework's reader of the file."""
		check_import(self)
		return super().get_importer()

	def start_import(self) -> bool:
		"""Begin, in a job, where no address is given."""
		check_import(self)
		return super().start_import()


def check_import(order: Document, method: str | None = None) -> None:
	"""For `before_validate` of Data Import, whoever asks: the rows are of a DocType of the app, and the server goes nowhere."""
	if not is_ours(order.reference_doctype):
		frappe.throw(
			_("Rows of «{0}» are not taken from a file. Enter them one by one in their form.").format(
				_(order.reference_doctype)
			),
			frappe.PermissionError,
		)
	if order.google_sheets_url:
		frappe.throw(
			_(
				"Rows are taken from a file alone, and from no address. Save the table as a file and choose it."
			),
			frappe.PermissionError,
		)
