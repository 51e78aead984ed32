"""Which counters of the home page a person is shown."""

import frappe
from frappe.desk.doctype.number_card import number_card
from frappe.model.document import Document


def has_permission(doc: Document, ptype: str, user: str) -> bool:
	"""A counter is shown to those who may read what it counts, also among administrators of the system.

	The framework gives these every card, and the home page would tell them only that they may not read.
	"""
	if doc.document_type and not frappe.has_permission(doc.document_type, "read", user=user):
		return False
	return bool(number_card.has_permission(doc, ptype, user))
