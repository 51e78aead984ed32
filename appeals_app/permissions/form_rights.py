"""What the Desk shows on a form beside its fields: rights that hold for this very record, titles of records in sight."""

import frappe
from frappe.permissions import rights

from appeals_app.permissions.referring_rows import GUARDED
from appeals_app.permissions.scope import READING


def show_only_rights_held(doctype: str, name: str) -> None:
	"""Take from the answer that opens a form the rights the scope refuses for this record.

	The framework asks the hooks once, without saying for what, and then shows every right of the role.
	"""
	docinfo = frappe.response.get("docinfo")
	if doctype not in GUARDED or not docinfo:
		return
	shown = docinfo["permissions"]
	for right in set(rights) - {*READING, "create"}:
		if shown.get(right) and not frappe.has_permission(doctype, right, name):
			shown[right] = 0


def drop_titles_out_of_sight(titles: dict[str, str]) -> None:
	"""Take away titles of linked records the user does not meet; the framework gives them with the form."""
	for key in list(titles):
		doctype, _separator, name = key.partition("::")
		if doctype in GUARDED and not frappe.has_permission(doctype, "read", name):
			del titles[key]
