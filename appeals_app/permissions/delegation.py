"""Who administers an authority: its own administrators, and those of the whole oblast."""

import frappe
from frappe import _
from frappe.model.document import Document

from appeals_app.authority_directory.queries import authorities_of
from appeals_app.permissions import roles
from appeals_app.permissions.scope import READING
from appeals_app.strict_document import StrictDocument


class RowOfAuthority(StrictDocument):
	"""Base of what belongs to an authority or, with none, to all: a refusal says whose the row would be."""

	def raise_no_permission_to(self, perm_type: str) -> None:
		"""Say that the authority is why, where the role would be enough."""
		user = frappe.session.user
		if frappe.has_permission(self.doctype, perm_type) and not serves_everywhere(user):
			if not self.authority:
				frappe.throw(
					_(
						"What holds for every authority is the oblast administrator’s. Choose your own authority."
					),
					frappe.PermissionError,
				)
			if self.authority not in authorities_of(user):
				frappe.throw(
					_("You do not serve in the authority that is chosen. Choose your own authority."),
					frappe.PermissionError,
				)
		super().raise_no_permission_to(perm_type)


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


def working_authorities(chosen: object = None) -> list[frappe._dict]:
	"""`name` and `short_name` of the authorities at work that the user administers, or of the one of them that is chosen."""
	filters: list = [["working_state", "!=", "Closed"]]
	if not serves_everywhere(frappe.session.user):
		filters.append(["name", "in", authorities_of(frappe.session.user) or [""]])
	if chosen:
		filters.append(["name", "=", chosen if isinstance(chosen, str) else ""])
	return frappe.get_all("Authority", filters=filters, fields=["name", "short_name"], order_by="short_name")
