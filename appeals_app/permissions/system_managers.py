"""Nobody becomes a System Manager without being made one.

Frappe gives that role, unasked, to the first ordinary user of a site that has no other System Manager: here
it would be a clerk.  The Administrator is always there, so nobody is locked out.
"""

from frappe.core.doctype.user.user import User

SYSTEM_MANAGER = "System Manager"


def remember_roles(doc: User, method: str | None = None) -> None:
	"""Before the framework's own checks: note whether the role was asked for."""
	doc.flags.asked_for_system_manager = any(row.role == SYSTEM_MANAGER for row in doc.roles)


def drop_unasked_role(doc: User, method: str | None = None) -> None:
	"""After them: take away what nobody asked for."""
	if not doc.flags.asked_for_system_manager:
		doc.set("roles", [row for row in doc.roles if row.role != SYSTEM_MANAGER])
