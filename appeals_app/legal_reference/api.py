"""What the forms of the law ask the server to do."""

import frappe
from frappe.utils import cint

from appeals_app.domain.given_values import read_date
from appeals_app.legal_reference import holiday_filling, versions


@frappe.whitelist(methods=["POST"])
def fill_holidays(calendar: str, first_year: int, last_year: int) -> list[dict[str, str]]:
	"""Add the holidays a version of a working calendar lacks in these years; what was added."""
	return holiday_filling.fill_holidays(
		calendar=calendar, first_year=cint(first_year), last_year=cint(last_year)
	)


@frappe.whitelist(methods=["POST"])
def begin_version(doctype: str, name: str, valid_from: str) -> str:
	"""Begin a new version of a calendar or a counting on a day; its name."""
	return versions.begin_version(doctype=doctype, name=name, valid_from=read_date(valid_from))
