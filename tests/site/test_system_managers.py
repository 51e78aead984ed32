"""The first clerk of a site does not become its System Manager."""

import frappe

from appeals_app.permissions import roles
from appeals_app.testing.factories import make_user


def without_system_managers() -> None:
	frappe.db.delete(
		"Has Role", {"role": "System Manager", "parenttype": "User", "parent": ("!=", "Administrator")}
	)


def test_first_clerk_of_a_site_gets_no_role_unasked() -> None:
	without_system_managers()

	clerk = make_user(roles.REGISTRAR)

	assert "System Manager" not in frappe.get_roles(clerk.name)
	assert roles.REGISTRAR in frappe.get_roles(clerk.name)


def test_system_manager_is_made_by_asking_for_it() -> None:
	without_system_managers()

	administrator = make_user("System Manager")

	assert "System Manager" in frappe.get_roles(administrator.name)
