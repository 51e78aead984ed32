"""A change of a form that was refused leaves no trace in what the framework remembers of the form."""

import frappe
from frappe.model.document import Document


def forget_if_refused(row: Document, method: str | None = None) -> None:
	"""For `before_validate` of Custom Field and Property Setter.

	The framework checks the whole form with the change in it, and remembers that form for everybody, before it refuses.
	"""
	doctype = row.get("dt") or row.get("doc_type")
	frappe.db.after_rollback.add(lambda: frappe.clear_cache(doctype=doctype))
