"""A field an administrator adds or changes leaves the form usable: people can see it, fill it in and save the record."""

import frappe
from frappe import _
from frappe.model.document import Document
from frappe.model.meta import Meta
from frappe.utils import cint

from appeals_app.permissions.own_doctypes import is_ours
from appeals_app.permissions.written_by_people import is_asked
from appeals_app.strict_document import LONGEST_LINE, fitted

CLOSING = ("hidden", "read_only")

SHOWN_AT_TIMES = ("depends_on", "read_only_depends_on")
"""Conditions that take a field away; a required one is asked for all the same."""

BEGINNINGS = {"Date": ("Today",), "Datetime": ("Now",), "Time": ("Now",)}
"""Words a field of time may begin with: no record of another day could be meant by a day that is written down."""

NUMBERS = {"Currency": "Float", "Percent": "Float", "Duration": "Int", "Rating": "Float"}
"""Numbers under other names."""


def check_new_field(field: Document, method: str | None = None) -> None:
	"""For `before_validate` of Custom Field: its level is somebody's, and a required one is filled in by who enters records.

	What it begins with it can hold: every new record begins so.
	"""
	if not (is_asked() and is_ours(field.dt)):
		return
	_check_beginning(frappe._dict(field.as_dict()))
	if field.unique and field.default:
		_refuse(field.label, _("every record after the first one would have the same value"))
	_check(frappe.get_meta(field.dt), frappe._dict(field.as_dict()))


def check_changed_field(setter: Document, method: str | None = None) -> None:
	"""For `before_validate` of Property Setter: the same of a field that is there; its choices of now are kept."""
	field = frappe.get_meta(setter.doc_type).get_field(setter.field_name) if setter.field_name else None
	if not (field and is_asked() and is_ours(setter.doc_type)):
		return
	if setter.property == "options" and field.fieldtype == "Select":
		kept = (setter.value or "").split("\n")
		if missing := [choice for choice in (field.options or "").split("\n") if choice not in kept]:
			_refuse(field.label, _("records have its choices {0}").format(", ".join(map(_, missing))))
	if setter.property == "length" and cint(setter.value) < (cint(field.length) or LONGEST_LINE):
		_refuse(field.label, _("what is written in records would not go into it"))
	if setter.property == "default":
		_check_beginning(frappe._dict(field.as_dict(), default=setter.value))
	if setter.property in SHOWN_AT_TIMES and setter.value and cint(field.reqd) and not field.default:
		_refuse(
			field.label, _("it is required, and under the condition who enters records could not fill it in")
		)
	if setter.property in ("reqd", "permlevel", *CLOSING):
		changed = frappe._dict(field.as_dict(), **{setter.property: cint(setter.value)})
		_check(frappe.get_meta(setter.doc_type), changed)


def _check_beginning(field: frappe._dict) -> None:
	value = (field.default or "").strip()
	if not value or value in BEGINNINGS.get(field.fieldtype, ()):
		return
	is_sorted = field.fieldtype == "Data" and field.options
	is_unknown = field.fieldtype == "Link" and not frappe.db.exists(field.options, value)
	if field.fieldtype in BEGINNINGS or is_sorted or is_unknown:
		_refuse(field.label, _("a new record cannot begin with «{0}»").format(value))
	kind = NUMBERS.get(field.fieldtype, field.fieldtype)
	fitted(_(field.label), value, frappe._dict(field, fieldtype=kind))


def _check(meta: Meta, field: frappe._dict) -> None:
	level, entering = cint(field.permlevel), _entering(meta)
	if level not in {cint(row.permlevel) for row in meta.permissions}:
		_refuse(field.label, _("no role has the permission level {0}").format(level))
	is_closed = any(cint(field.get(name)) for name in CLOSING) or not entering <= _writing(meta, level)
	if not entering and cint(field.reqd):
		_refuse(field.label, _("it is required, and the system itself makes such records"))
	if cint(field.reqd) and any(map(field.get, SHOWN_AT_TIMES)) and not field.default:
		_refuse(
			field.label, _("it is required, and under the condition who enters records could not fill it in")
		)
	if cint(field.reqd) and is_closed and not field.default:
		_refuse(field.label, _("it is required, and who enters records could not fill it in"))


def _entering(meta: Meta) -> set[str]:
	return {row.role for row in meta.permissions if row.create and not row.permlevel}


def _writing(meta: Meta, level: int) -> set[str]:
	return {row.role for row in meta.permissions if row.write and cint(row.permlevel) == level}


def _refuse(label: str, why: str) -> None:
	frappe.throw(
		_("With such a field «{0}» people could not go on: {1}. Change it and save again.").format(
			_(label), why
		),
		frappe.PermissionError,
	)
