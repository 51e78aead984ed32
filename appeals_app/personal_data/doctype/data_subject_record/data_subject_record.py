import frappe

from appeals_app.strict_document import StrictDocument


class DataSubjectRecord(StrictDocument):
	"""One person of the register a request may be about."""


def on_doctype_update() -> None:
	"""What a request in work keeps from being erased is asked by the person."""
	frappe.db.add_index("Data Subject Record", ["applicant", "name"])
