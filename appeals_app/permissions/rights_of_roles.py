"""Rights of a role set by an administrator stand beside the shipped ones and take no other role its own."""

import frappe
from frappe import _
from frappe.model.document import Document
from frappe.permissions import setup_custom_perms

from appeals_app.permissions.own_doctypes import is_ours
from appeals_app.permissions.written_by_people import is_asked

OF_EVERYBODY = ("All", "Guest", "Desk User")
"""Roles that nobody is given: whoever has an account, or none, has them."""


def keep_standard(row: Document, method: str | None = None) -> None:
	"""For `before_insert` of Custom DocPerm: with the first such row the framework forgets all shipped ones, so they are copied.

	The page of rights does so itself.
	"""
	is_copy = row.flags.ignore_permissions  # a shipped row that the page of rights copies
	if is_copy or not is_asked():
		return
	if row.role in OF_EVERYBODY and is_ours(row.parent):
		frappe.throw(
			_(
				"The role «{0}» is not given to anybody: whoever comes has it. Give the right to a role of the offices."
			).format(_(row.role)),
			frappe.PermissionError,
		)
	setup_custom_perms(row.parent)


def keep_held(role: Document, method: str | None = None) -> None:
	"""For `before_validate` of Role: one that people hold is not disabled, and keeps its door to the Desk.

	The framework takes a disabled role from everybody and gives it back to nobody.
	"""
	if role.is_new() or not is_asked():
		return
	is_lost = role.disabled or (role.has_value_changed("desk_access") and not role.desk_access)
	holders = frappe.db.count("Has Role", {"role": role.name, "parenttype": "User"}) if is_lost else 0
	if holders:
		frappe.throw(
			_("The role «{0}» is held by people: {1}. Take it from them first, then change it so.").format(
				_(role.name), holders
			),
			frappe.PermissionError,
		)
