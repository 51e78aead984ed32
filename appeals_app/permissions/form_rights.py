"""What the Desk shows on a form beside its fields: rights that hold for this very record, titles of records in sight."""

import frappe
from frappe.permissions import rights
from frappe.utils import add_user_info

from appeals_app.permissions.referring_rows import GUARDED
from appeals_app.permissions.scope import READING

OF_AUTHORITIES = frozenset(
	{
		"appeals_app.permissions.delegation.has_permission",
		"appeals_app.permissions.personal_data_rows.has_permission",
	}
)
"""Hooks that let the same role change one row and not another."""


def show_only_rights_held(doctype: str, name: str) -> None:
	"""Take from the answer that opens a form the rights the scope refuses for this record.

	The framework asks the hooks once, without saying for what, and then shows every right of the role.
	"""
	docinfo = frappe.response.get("docinfo")
	if not docinfo or not _is_refused_by_row(doctype):
		return
	shown = docinfo["permissions"]
	for right in set(rights) - {*READING, "create"}:
		if shown.get(right, 1) and not frappe.has_permission(doctype, right, name):
			shown[right] = 0


def _is_refused_by_row(doctype: str) -> bool:
	"""Rows of the register in their scope, and rows each of which is one authority's or common to all."""
	hooks = frappe.get_hooks("has_permission", default={}).get(doctype, ())
	return doctype in GUARDED or bool(OF_AUTHORITIES.intersection(hooks))


def name_writers(doctype: str, name: str) -> None:
	"""Add the names of who entered the record and who changed it last; the form would show their logins."""
	docinfo = frappe.response.get("docinfo")
	if not docinfo or frappe.get_meta(doctype).issingle:
		return
	for user in frappe.db.get_value(doctype, name, ("owner", "modified_by")) or ():
		add_user_info(user, docinfo["user_info"])


def drop_titles_out_of_sight(titles: dict[str, str]) -> None:
	"""Take away titles of linked records the user does not meet; the framework gives them with the form."""
	for key in list(titles):
		doctype, _separator, name = key.partition("::")
		if doctype in GUARDED and not frappe.has_permission(doctype, "read", name):
			del titles[key]
