import frappe
from frappe.model.document import Document


class TermRecalculationRow(Document):
	"""What a recalculation would make of one appeal; written and read in batches, by no person."""


def on_doctype_update() -> None:
	"""Batches are taken in the order of appeals."""
	frappe.db.add_index("Term Recalculation Row", ["recalculation", "outcome", "appeal"])
	frappe.db.add_index("Term Recalculation Row", ["appeal", "name"])
