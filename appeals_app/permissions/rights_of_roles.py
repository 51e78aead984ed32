"""Rights of a role set by an administrator stand beside the shipped ones and take no other role its own."""

import frappe
from frappe import _
from frappe.model.document import Document
from frappe.permissions import setup_custom_perms
from frappe.utils import cint

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
	refuse_for_everybody(row.role)
	if not row.parent or not frappe.db.exists(
		"DocType", row.parent
	):  # of none, those of every form would be copied
		frappe.throw(_("A right is one to records of a form. Choose the form."), frappe.PermissionError)
	setup_custom_perms(row.parent)


def keep_narrow(row: Document, method: str | None = None) -> None:
	"""For `before_validate` of Custom DocPerm: a shipped right of everybody is taken, and never made wider."""
	before = row.get_doc_before_save()
	if before and is_asked() and _is_wider(before, row):
		refuse_for_everybody(row.role)


def _is_wider(before: Document, row: Document) -> bool:
	rights = [field.fieldname for field in row.meta.get("fields", {"fieldtype": "Check"})]
	more = any(cint(row.get(right)) > cint(before.get(right)) for right in rights if right != "if_owner")
	return more or cint(before.if_owner) > cint(row.if_owner) or row.role != before.role


def refuse_for_everybody(role: str) -> None:
	"""PermissionError if whoever has an account, or none, would get the right: to accounts and files as to appeals."""
	if role in OF_EVERYBODY:
		frappe.throw(
			_(
				"The role «{0}» is not given to anybody: whoever comes has it. Give the right to a role of the offices."
			).format(_(role)),
			frappe.PermissionError,
		)


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
