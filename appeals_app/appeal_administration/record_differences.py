"""A stored record beside the shipped one, field by field, in the words its form shows."""

from collections.abc import Iterator, Mapping

import frappe
from frappe import _
from frappe.model.document import Document
from frappe.model.meta import Meta
from frappe.utils import cint, cstr, flt, format_time, formatdate

from appeals_app.appeal_administration.shipped_defaults import is_same, row_defaults
from appeals_app.domain.row_pairs import changed_rows

NOTHING = "–"

NAMING_FIELDS = 3
"""How many values of a row tell which one it is."""


def differences_of(document: Document, shipped: dict) -> list[dict]:
	"""Each field that differs, with what is shipped and what stands there; of a table, each row that differs."""
	told = []
	for field, value in shipped.items():
		if field in ("doctype", "name") or is_same(document.get(field), value):
			continue
		label = _(document.meta.get_label(field), context=document.doctype)
		if isinstance(value, list):
			table = frappe.get_meta(document.meta.get_field(field).options)
			rows = _rows_told(table, value, document.get(field))
			told.extend({"label": label, **row} for row in rows)
		else:
			ours, own = _said(document.meta, field, value), _said(document.meta, field, document.get(field))
			told.append({"label": label, "row": "", "shipped": ours, "own": own})
	return told


def _rows_told(table: Meta, shipped: list[dict], stored: list[Document]) -> Iterator[dict]:
	for ours, own in changed_rows(*([_values(table, row) for row in rows] for rows in (shipped, stored))):
		old, new = dict(ours or ()), dict(own or ())
		kept = [field for field in new if ours and own and old.get(field) == new[field]]
		yield {
			"row": " · ".join(new[field] for field in kept[:NAMING_FIELDS]),
			"shipped": _row_said(table, old, leaving_out=kept),
			"own": _row_said(table, new, leaving_out=kept),
		}


def _values(table: Meta, row: Mapping | Document) -> tuple[tuple[str, str], ...]:
	"""Fields and values of a row in words, without what is empty."""
	said = (
		(field, _said(table, field, row.get(field, default)))
		for field, default in row_defaults(table).items()
	)
	return tuple((field, value) for field, value in said if value != NOTHING)


def _row_said(table: Meta, values: dict[str, str], *, leaving_out: list[str]) -> str:
	told = (
		f"{_(table.get_label(field), context=table.name)}: {value}"
		for field, value in values.items()
		if field not in leaving_out
	)
	return "\n".join(told) or NOTHING


def _said(meta: Meta, field: str, value: object) -> str:
	"""The value as a form shows it, a mark as yes or no."""
	described = meta.get_field(field)
	fieldtype = described.fieldtype if described else "Data"
	if fieldtype == "Check":
		return _("Yes") if cint(value) else _("No")
	if value in (None, ""):
		return NOTHING
	if fieldtype == "Date":
		return formatdate(value)
	if fieldtype == "Time":
		return format_time(value, "HH:mm")
	if fieldtype in ("Float", "Int"):
		return f"{flt(value):g}"
	return _title_of(described.options, cstr(value)) if fieldtype == "Link" else _(cstr(value))


def _title_of(doctype: str, name: str) -> str:
	meta = frappe.get_meta(doctype)
	title = (
		meta.title_field
		and meta.show_title_field_in_link
		and frappe.db.get_value(doctype, name, meta.title_field)
	)
	return _(cstr(title or name))
