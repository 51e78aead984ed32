"""Whether anything on the site leads to an item of the classifier, whatever module it belongs to."""

import frappe
from frappe.model.rename_doc import get_link_fields

from appeals_app.legal_reference.classifier import ITEM


def is_used(item: str) -> bool:
	"""A record has the item in one of its link fields, custom ones included."""
	return any(_holds(field.parent, field.fieldname, item) for field in get_link_fields(ITEM))


def _holds(doctype: str, fieldname: str, item: str) -> bool:
	if frappe.get_meta(doctype).issingle:
		return frappe.db.get_single_value(doctype, fieldname) == item
	return bool(frappe.db.exists(doctype, {fieldname: item}))
