"""Doors of the framework that tell too much: of records in a refusal, of foreign rows in a count."""

import frappe
from frappe import _
from frappe.desk.form import load
from frappe.utils import get_safe_filters


@frappe.whitelist(methods=["GET", "POST"])
def getdoc(doctype: str, name: str) -> None:
	"""The Desk's own call that opens a form; a refusal says what to do and nothing of the record."""
	try:
		load.getdoc(doctype, name)
	except frappe.PermissionError:
		frappe.flags.error_message = _(
			"You may not open this record ({0}). Ask your head or the administrator for access."
		).format(_(doctype))
		raise


@frappe.whitelist(methods=["GET", "POST"])
def get_count(doctype: str, filters: str | list | dict | None = None) -> int:
	"""How many rows the user may list; the framework's own counts every row for everybody, by any field."""
	return frappe.get_list(doctype, filters=get_safe_filters(filters), fields=["count(*) as total"])[0].total
