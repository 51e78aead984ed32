"""A change of rights, forms and settings in the words a person reads on the form, not in names of the framework."""

import frappe
from frappe import _
from frappe.model import table_fields
from frappe.model.document import Document
from frappe.utils import add_to_date, cint, cstr

from appeals_app.field_values import is_same

MOST_OF_A_VALUE = 160
RIGHTS = "Custom DocPerm"
STRUCTURES = ("[", "{")
"""How lists of fields and rows begin, which no form shows as they are stored."""


TOLD_BY_VALUE = frozenset({"Check", "Int", "Float", "Select", "Date", "Datetime", "Time"})
"""Kinds of fields told from what to what; words and addresses are told by their label, for the trace is never erased."""


def changed_fields(row: Document, among: tuple[str, ...] | None = None) -> str:
	"""The fields that the save changes, plain values from what to what; of a new row none."""
	before = row.get_doc_before_save()
	if not before:
		return ""
	fields = [
		field for field in row.meta.fields if field.label and (among is None or field.fieldname in among)
	]
	return ", ".join(
		_change_in_words(before, row, field) for field in fields if _is_changed(before, row, field)
	)


def _change_in_words(before: Document, row: Document, field: Document) -> str:
	label = _(field.label)
	if field.fieldtype not in TOLD_BY_VALUE:
		return label
	return f"{label}: {_plain_value(before, field)} → {_plain_value(row, field)}"


def _plain_value(row: Document, field: Document) -> str:
	value = row.get(field.fieldname)
	if field.fieldtype == "Check":
		return _("Yes") if cint(value) else _("No")
	if field.fieldtype == "Select":
		return _(value) if value else "—"
	return cstr(row.get_formatted(field.fieldname)) or "—"


def _is_changed(before: Document, row: Document, field: Document) -> bool:
	if field.fieldtype in table_fields:
		return row.has_value_changed(field.fieldname)
	return not is_same(field.fieldtype, before.get(field.fieldname), row.get(field.fieldname))


def field_in_words(row: Document, field: str) -> str:
	"""The value as the form shows it; a link by the title of its record, not by a key."""
	link = row.meta.get_field(field)
	title = link.fieldtype == "Link" and row.get(field) and frappe.get_meta(link.options).title_field
	return (title and frappe.db.get_value(link.options, row.get(field), title)) or row.get_formatted(field)


def roles_in_words(before: set[str], after: set[str]) -> str:
	"""Roles that were given and those that were taken; empty where they are the same."""
	moved = ((_("given: {0}"), after - before), (_("taken: {0}"), before - after))
	return "; ".join(
		said.format(", ".join(_(role) for role in sorted(roles))) for said, roles in moved if roles
	)


def rights_in_words(level: object, rights: dict[str, object]) -> str:
	"""Level of a line of rights, and what each of them became."""
	labels = {field.fieldname: field.label for field in frappe.get_meta(RIGHTS).fields}
	given = [
		f"{_(labels.get(right) or right)} – {_('Yes') if cint(value) else _('No')}"
		for right, value in rights.items()
	]
	return ", ".join([_("level {0}").format(cint(level)), *given])


def _rights(row: Document) -> str:
	"""Of a line of rights: whose they are, and which it gives or takes; all it gives where it is new or removed."""
	if row.doctype not in (RIGHTS, "DocPerm"):
		return ""
	before = row.get_doc_before_save()
	changed = {
		mark: row.get(mark)
		for mark in _marks(row)
		if cint(row.get(mark)) != (cint(before.get(mark)) if before else 0)
	}
	return f"{_(row.role)}, {rights_in_words(row.permlevel, changed)}"


def copies_shipped_line(row: Document) -> bool:
	"""Before the first change of rights the framework copies all lines a DocType came with: that changes nothing."""
	if row.doctype != RIGHTS or row.get_doc_before_save():
		return False
	earlier = {"parent": row.parent, "creation": ("<", add_to_date(row.creation, minutes=-1))}
	if frappe.db.exists(RIGHTS, earlier):
		return False
	shipped = {field.fieldname for field in frappe.get_meta("DocPerm").get("fields", {"fieldtype": "Check"})}
	marks = [mark for mark in _marks(row) if mark in shipped]
	line = {"parent": row.parent, "role": row.role, "permlevel": cint(row.permlevel)}
	lines = frappe.get_all("DocPerm", line, marks)
	return any(all(cint(row.get(mark)) == cint(given[mark]) for mark in marks) for given in lines)


def _marks(row: Document) -> list[str]:
	return [field.fieldname for field in row.meta.fields if field.fieldtype == "Check"]


def row_in_words(row: Document) -> str:
	"""The sort of row, and of a property of a form which field it is, what of it, and what it became."""
	said = [_(row.doctype), _rights(row), _field(row), _property(row), _value(row)]
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
