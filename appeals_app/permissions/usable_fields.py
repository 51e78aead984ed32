"""A field an administrator adds or changes leaves the form usable: people can see it, fill it in and save the record."""

import frappe
from frappe import _
from frappe.model.document import Document
from frappe.model.meta import Meta
from frappe.utils import cint

from appeals_app.permissions.own_doctypes import is_ours
from appeals_app.permissions.written_by_people import is_asked

CLOSING = ("hidden", "read_only")


def check_new_field(field: Document, method: str | None = None) -> None:
	"""For `before_validate` of Custom Field: its level is somebody's, and a required one is filled in by who enters records."""
	if not (is_asked() and is_ours(field.dt)):
		return
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
	if setter.property in ("reqd", "permlevel", *CLOSING):
		changed = frappe._dict(field.as_dict(), **{setter.property: cint(setter.value)})
		_check(frappe.get_meta(setter.doc_type), changed)


def _check(meta: Meta, field: frappe._dict) -> None:
	level = cint(field.permlevel)
	if level not in {cint(row.permlevel) for row in meta.permissions}:
		_refuse(field.label, _("no role has the permission level {0}").format(level))
	is_closed = any(cint(field.get(name)) for name in CLOSING) or not _entering(meta) <= _writing(meta, level)
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
