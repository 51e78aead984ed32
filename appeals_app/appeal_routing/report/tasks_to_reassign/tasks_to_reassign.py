"""Tasks at work of those who are absent, disabled or have left the post: the head gives them to others by a resolution.

What stands in it is read as any list is, inside the reader's scope.
"""

import frappe
from frappe import _
from frappe.utils import formatdate

from appeals_app import clock
from appeals_app.appeal_routing.assignments import LIVE_STATUSES
from appeals_app.authority_directory.absences import absent_on
from appeals_app.authority_directory.queries import authorities_of, officers_gone


def execute(filters: dict | None = None) -> tuple[list[dict], list[dict]]:
	"""Columns and rows of the report."""
	return get_columns(), get_data()


def get_columns() -> list[dict]:
	"""Columns of the report."""
	columns = [
		("appeal", _("Appeal"), "Link", 160, "Appeal"),
		("due_on", _("Until"), "Date", 110, ""),
		("officer_name", _("Executor"), "Data", 220, ""),
		("why", _("Why It Waits"), "Data", 320, ""),
		("assignment", _("Appeal Assignment"), "Link", 160, "Appeal Assignment"),
	]
	return [
		{"fieldname": fieldname, "label": label, "fieldtype": fieldtype, "width": width, "options": options}
		for fieldname, label, fieldtype, width, options in columns
	]


def get_data() -> list[dict]:
	"""Tasks in sight whose executors cannot work today, the nearest date first."""
	reasons = _who_cannot_work()
	tasks = frappe.get_list(
		"Appeal Assignment",
		filters={"officer": ("in", list(reasons) or [""]), "status": ("in", LIVE_STATUSES)},
		fields=["name as assignment", "appeal", "officer", "due_on"],
		order_by="due_on asc",
		limit_page_length=0,
	)
	named = {"name": ("in", [task.officer for task in tasks] or [""])}
	names = dict(
		frappe.get_all("Authority Officer", filters=named, fields=["name", "officer_name"], as_list=True)
	)
	return [{**task, "officer_name": names[task.officer], "why": reasons[task.officer]} for task in tasks]


def _who_cannot_work() -> dict[str, str]:
	reasons: dict[str, str] = {}
	for authority in authorities_of(frappe.session.user):
		for officer, absence in absent_on(clock.today(), authority=authority).items():
			reasons[officer] = _("Absent until {0}").format(formatdate(absence.last_day))
		gone = officers_gone(authority=authority)
		reasons |= dict.fromkeys(gone, _("The post has ended or the account is disabled"))
	return reasons
