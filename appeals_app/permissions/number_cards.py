"""Which counters of the home page a person is shown."""

import frappe
from frappe.desk.doctype.number_card import number_card
from frappe.model.document import Document

from appeals_app.permissions.administrators import is_administrator


def has_permission(doc: Document, ptype: str, user: str) -> bool:
	"""A counter is shown to those who may read what it counts, also among administrators of the system.

	The framework gives these every card, and the home page, where shipped ones stand, would tell them only that they may
	not read.  Those of their own making they set up for others, and the number is counted for who may read.
	"""
	is_own = not doc.is_standard and is_administrator(user)
	if doc.document_type and not is_own and not frappe.has_permission(doc.document_type, "read", user=user):
		return False
	return bool(number_card.has_permission(doc, ptype, user))
