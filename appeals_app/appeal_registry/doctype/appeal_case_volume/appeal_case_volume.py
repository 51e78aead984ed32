import frappe
from frappe.model.document import Document


class AppealCaseVolume(Document):
	"""A volume of a case that was closed by hand, and whether it was opened again."""


def on_doctype_update() -> None:
	"""Index by which the closed volumes of a case are read."""
	frappe.db.add_index("Appeal Case Volume", ["authority", "case_number"])
