import frappe
from frappe.model.document import Document


class AppealImportRow(Document):
	"""What became of one row of an imported file."""


def on_doctype_update() -> None:
	"""A row is told of once; keys are looked up by the thousand."""
	frappe.db.add_unique("Appeal Import Row", ["appeal_import", "file_row"])
	frappe.db.add_index("Appeal Import Row", ["appeal_import", "row_key"])
	frappe.db.add_index("Appeal Import Row", ["appeal_import", "fate"])
