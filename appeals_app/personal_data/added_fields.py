"""Fields an administrator adds to records that hold personal data: what is written there is held on a person as well."""

import frappe
from frappe import _
from frappe.model import no_value_fields, table_fields
from frappe.model.document import Document

from appeals_app.domain.personal_inventory import INVENTORY
from appeals_app.permissions.written_by_people import is_asked

FIGURES = ("Check", "Int", "Float", "Currency", "Percent", "Rating", "Duration", "Select", "Color", "Icon")
"""Marks, figures and choices: they stay for statistics when words go."""


def added_fields(doctype: str) -> list[str]:
	"""Fields with a value that an administrator has added to the DocType."""
	return [field.fieldname for field in _added(doctype)]


def added_words(doctype: str) -> list[str]:
	"""Those of them that may tell of a person: everything but figures and links to directories."""
	return [field.fieldname for field in _added(doctype) if _may_tell(field)]


def tell_of_added_words(field: Document, method: str | None = None) -> None:
	"""For `after_insert` of Custom Field: who meets the words of the new field, and what becomes of them."""
	if field.dt in INVENTORY and is_asked() and _may_tell(field) and field.fieldtype not in no_value_fields:
		frappe.msgprint(
			_(
				"«{0}» is read by everybody who meets the record: roles do not mask it and no purpose is asked for it. "
				"Give it a permission level if not all may read it. With the record it is erased and given out to the person."
			).format(frappe.utils.escape_html(_(field.label, context=field.dt))),
			alert=True,
		)


def _added(doctype: str) -> list[Document]:
	without_value = (*no_value_fields, *table_fields)
	return frappe.get_meta(doctype).get(
		"fields", {"is_custom_field": 1, "is_virtual": 0, "fieldtype": ("not in", without_value)}
	)


def _may_tell(field: Document) -> bool:
	return field.fieldtype not in FIGURES and (field.fieldtype != "Link" or field.options == "Applicant")
