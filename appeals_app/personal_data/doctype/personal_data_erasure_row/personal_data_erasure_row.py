import frappe
from frappe.model.document import Document


class PersonalDataErasureRow(Document):
	"""One record an act of destruction lists; it names the record by its number and says nothing of people."""


def on_doctype_update() -> None:
	"""Batches are taken by what waits."""
	frappe.db.add_index("Personal Data Erasure Row", ["erasure", "outcome", "record_type", "record_name"])
