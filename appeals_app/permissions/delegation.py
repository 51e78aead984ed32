"""Who administers an authority: its own administrators, and those of the whole oblast."""

import frappe
from frappe.model.document import Document

from appeals_app.authority_directory.queries import authorities_of
from appeals_app.permissions import roles
from appeals_app.permissions.scope import READING


def has_permission(doc: Document | str, ptype: str | None = None, user: str | None = None) -> bool:
	"""For hooks `has_permission` of what belongs to an authority: it is changed only by those who serve there.

	The directory itself is read by all staff.  Both the stored row and the row about to be stored must belong to authorities of the user; what is common to
	all authorities belongs to none of them.
	"""
	user = user or frappe.session.user
	if ptype in READING or isinstance(doc, str) or doc is None or serves_everywhere(user):
		return True
	concerned = {doc.authority or None}
	if doc.name and frappe.db.exists(doc.doctype, doc.name):
		concerned.add(frappe.db.get_value(doc.doctype, doc.name, "authority") or None)
	return concerned <= set(authorities_of(user))


def serves_everywhere(user: str) -> bool:
	"""The user administers every authority, and what belongs to none of them."""
	return user == "Administrator" or bool(roles.WHOLE_DIRECTORY_ROLES.intersection(frappe.get_roles(user)))
