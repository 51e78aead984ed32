"""Values of fields in one form: what a form sends as text is the same as what the database gave."""

from typing import Any

from frappe.utils import cint, cstr, flt

from appeals_app.domain.given_values import read_date, read_moment, read_time
from appeals_app.domain.text_cleaning import clean_line


def is_same(fieldtype: str, before: object, after: object) -> bool:
	"""Whether two values of a field of the type say the same to whoever reads its form."""
	return _said(fieldtype, before) == _said(fieldtype, after)


def _said(fieldtype: str, value: object) -> Any:
	"""A form knows no parts of a second, and shows nothing and an empty text alike; what cannot be read is its text.

	A line is cleaned when it is saved, so one stored before it was says the same.
	"""
	if fieldtype in ("Check", "Int"):
		return cint(value)
	if fieldtype in ("Float", "Currency", "Percent"):
		return flt(value)
	if value in (None, ""):
		return ""
	if fieldtype == "Date":
		return read_date(value) or cstr(value)
	if fieldtype == "Datetime":
		moment = read_moment(value)
		return moment.replace(microsecond=0) if moment else cstr(value)
	if fieldtype == "Time":
		time = read_time(value)
		return time.replace(microsecond=0) if time else cstr(value)
	return clean_line(cstr(value)) if fieldtype == "Data" else cstr(value)
