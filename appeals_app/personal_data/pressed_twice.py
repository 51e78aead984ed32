"""A document sent twice by one press too many is the one entered first."""

import frappe
from frappe.model.document import Document
from frappe.utils import add_to_date, cstr, get_datetime, getdate, now

from appeals_app.personal_data.turns import take_turn

SAME_WITHIN_SECONDS = 60


def same_entry(document: Document, fields: tuple[str, ...]) -> str | None:
	"""What the current user entered within the last minute with the very same values of the fields; its name."""
	take_turn(frappe.session.user)
	entered = frappe.get_all(
		document.doctype,
		{"owner": frappe.session.user, "creation": (">", add_to_date(now(), seconds=-SAME_WITHIN_SECONDS))},
		["name", *fields],
		order_by="creation",
	)
	given = [_read(document, field, document.get(field)) for field in fields]
	return next(
		(row.name for row in entered if [_read(document, field, row[field]) for field in fields] == given),
		None,
	)


def _read(document: Document, field: str, value: object) -> object:
	"""Days and moments come from a form as text."""
	kind = document.meta.get_field(field).fieldtype
	if value and kind in ("Date", "Datetime"):
		return getdate(value) if kind == "Date" else get_datetime(value)
	return cstr(value)
