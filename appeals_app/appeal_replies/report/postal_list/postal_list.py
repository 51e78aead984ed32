"""The list of letters given to the post on a day, as it goes to the post office with them.

What stands in it is read as any list is: inside the reader's scope, and with people as the reader may see them.
"""

import frappe
from frappe import _

from appeals_app.domain.dispatch import Way
from appeals_app.refusal import AppealRuleError, given_day

FIELDS = ("name", "letter", "letter_number", "dispatch_address", "tracking_number", "status")


def execute(filters: dict | None = None) -> tuple[list[dict], list[dict]]:
	"""Columns and rows of the list."""
	return get_columns(), get_data(frappe._dict(filters or {}))


def get_columns() -> list[dict]:
	"""Columns of the list."""
	columns = [
		("number", _("Number In Order"), "Int", 60),
		("addressee", _("Addressee"), "Data", 240),
		("dispatch_address", _("Address"), "Data", 340),
		("letter_number", _("Number"), "Data", 140),
		("tracking_number", _("Tracking Number"), "Data", 160),
		("status_in_words", _("Status"), "Data", 120),
	]
	return [
		{"fieldname": fieldname, "label": label, "fieldtype": fieldtype, "width": width}
		for fieldname, label, fieldtype, width in columns
	]


def get_data(filters: frappe._dict) -> list[dict]:
	"""Letters that went by post that day, in the order in which they were marked as sent."""
	day = given_day(filters.day)
	if not filters.authority:
		frappe.throw(_("The authority is not chosen. Say whose letters these are."), AppealRuleError)
	rows = frappe.get_list(
		"Appeal Dispatch",
		filters={"authority": filters.authority, "dispatch_method": Way.POST.value, "sent_on": day},
		fields=list(FIELDS),
		order_by="creation asc, name asc",
		limit_page_length=0,
	)
	addressees = _addressees([row.letter for row in rows])
	return [
		{
			**row,
			"number": number,
			"addressee": addressees.get(row.letter),
			"status_in_words": _(row.status, context="Appeal Dispatch"),
		}
		for number, row in enumerate(rows, start=1)
	]


def _addressees(letters: list[str]) -> dict[str, str]:
	"""Names on the letters as the reader may see them."""
	rows = frappe.get_list(
		"Appeal Reply",
		filters={"name": ("in", sorted(set(letters)))},
		fields=["name", "addressee"],
		limit_page_length=0,
	)
	return {row.name: row.addressee for row in rows}
