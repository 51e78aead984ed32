"""Roles that must log in with a second factor: the administrator's marks outlive an upgrade.

Roles of the app come with each upgrade anew, and with them the mark would go.
"""

import json

import frappe

KEPT = "appeals_second_factor_roles"


def remember_marks() -> None:
	"""Before an upgrade: which roles are marked."""
	marked = frappe.get_all("Role", filters={"two_factor_auth": 1}, pluck="name", order_by="name")
	frappe.db.set_default(KEPT, json.dumps(marked))


def restore_marks() -> None:
	"""After an upgrade: mark them again."""
	for role in json.loads(frappe.db.get_default(KEPT) or "[]"):
		if frappe.db.exists("Role", role):
			frappe.db.set_value("Role", role, "two_factor_auth", 1)
