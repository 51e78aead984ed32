"""A change of rights, forms and settings in the words a person reads on the form, not in names of the framework."""

import frappe
from frappe import _
from frappe.model.document import Document
from frappe.utils import cint, cstr

MOST_OF_A_VALUE = 80
STRUCTURES = ("[", "{")
"""How lists of fields and rows begin, which no form shows as they are stored."""


def changed_fields(row: Document, among: tuple[str, ...] | None = None) -> str:
	"""Labels of the fields that the save changes; of a new row none."""
	before = row.get_doc_before_save()
	if not before:
		return ""
	fields = [
		field for field in row.meta.fields if field.label and (among is None or field.fieldname in among)
	]
	return ", ".join(_(field.label) for field in fields if _is_changed(before, row, field))


def _is_changed(before: Document, row: Document, field: Document) -> bool:
	"""A mark that was never stored is one that is not set."""
	if field.fieldtype == "Check":
		return cint(before.get(field.fieldname)) != cint(row.get(field.fieldname))
	return row.has_value_changed(field.fieldname)


def row_in_words(row: Document) -> str:
	"""The sort of row, and of a property of a form which field it is, what of it, and what it became."""
	said = [_(row.doctype), _field(row), _property(row), _value(row)]
	return " · ".join(part[:MOST_OF_A_VALUE] for part in said if part)


def _field(row: Document) -> str:
	if row.get("label"):
		return _(row.label)
	name, form = row.get("fieldname") or row.get("field_name"), row.get("doc_type") or row.get("dt")
	field = frappe.get_meta(form).get_field(name) if name and form else None
	return _(field.label) if field and field.label else cstr(name)


def _property(row: Document) -> str:
	name = row.get("property")
	of = "DocField" if row.get("doctype_or_field") == "DocField" else "DocType"
	described = frappe.get_meta(of).get_field(name) if name else None
	return _(described.label) if described and described.label else cstr(name)


def _value(row: Document) -> str:
	value = cstr(row.get("value"))
	if row.get("property_type") == "Check":
		return _("Yes") if cint(value) else _("No")
	return "" if value.startswith(STRUCTURES) else value
