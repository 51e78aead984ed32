"""What the forms of the law ask the server to do."""

import frappe
from frappe.utils import cint

from appeals_app.domain.given_values import read_date
from appeals_app.legal_reference import changes_in_force, holiday_filling, versions


@frappe.whitelist(methods=["POST"])
def fill_holidays(calendar: str = "", first_year: int = 0, last_year: int = 0) -> list[dict[str, str]]:
	"""Add the holidays a version of a working calendar lacks in these years; what was added."""
	return holiday_filling.fill_holidays(
		calendar=calendar, first_year=cint(first_year), last_year=cint(last_year)
	)


@frappe.whitelist(methods=["POST"])
def begin_version(doctype: str = "", name: str = "", valid_from: str = "", article: str = "") -> str:
	"""Begin a new version of a calendar, a counting or a rule on a day; its name."""
	return versions.begin_version(
		doctype=doctype, name=name, valid_from=read_date(valid_from), article=article
	)


@frappe.whitelist(methods=["POST"])
def question_before_saving(doctype: str = "", name: str = "", values: dict | str = "") -> str:
	"""What to ask before these values are saved in a row of the law; empty where there is nothing to ask."""
	row = changes_in_force.read_row(values)
	return changes_in_force.question_before_saving(doctype=doctype, name=name, values=row)
