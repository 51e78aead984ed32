"""Filling a working calendar with the holidays of chosen years."""

import frappe
from frappe import _

from appeals_app.legal_reference.doctype.working_calendar.working_calendar import WorkingCalendar
from appeals_app.legal_reference.holiday_days import FIRST_YEAR, LAST_YEAR, holidays_of_ukraine
from appeals_app.legal_reference.versions import check_row_is_named
from appeals_app.refusal import AppealRuleError


def fill_holidays(*, calendar: str, first_year: int, last_year: int) -> list[dict[str, str]]:
	"""Add the holidays of the years that the version lacks; its own rows stay as they are. What was added."""
	check_row_is_named(calendar)
	version: WorkingCalendar = frappe.get_doc("Working Calendar", calendar)
	version.check_permission("write")
	_check_years(version, first_year, last_year)
	entered = {row.falls_on for row in version.holidays}
	added = [
		{"falls_on": day, "holiday_name": name}
		for day, name in holidays_of_ukraine(first_year, last_year).items()
		if day not in entered
	]
	if added:
		version.extend("holidays", added)
		for number, row in enumerate(sorted(version.holidays, key=lambda row: row.falls_on), start=1):
			row.idx = number
		version.save()
	return [{"falls_on": str(row["falls_on"]), "holiday_name": row["holiday_name"]} for row in added]


def _check_years(version: WorkingCalendar, first_year: int, last_year: int) -> None:
	if not FIRST_YEAR <= first_year <= last_year <= LAST_YEAR:
		frappe.throw(
			_(
				"The years {0}–{1} cannot be filled. Choose years between {2} and {3}, the earlier one first."
			).format(first_year, last_year, FIRST_YEAR, LAST_YEAR),
			AppealRuleError,
		)
	begins, ends = version.valid_from.year, version.valid_to.year if version.valid_to else LAST_YEAR
	if first_year < begins or last_year > ends:
		frappe.throw(
			_(
				"This version of the calendar holds from {0} to {1}. Choose years within it, or open the version in"
				" force in those years."
			).format(begins, ends),
			AppealRuleError,
		)
