"""Who administers the system."""

import frappe

from appeals_app.permissions import roles


def is_administrator(user: str) -> bool:
	"""The user administers the system: accounts, rights and settings."""
	return user == "Administrator" or bool(roles.ADMINISTRATOR_ROLES.intersection(frappe.get_roles(user)))
