"""An appeal has one responsible executor: who was named before becomes a co-executor, and is told."""

import frappe
from frappe import _

from appeals_app.appeal_routing.assignments import LIVE_STATUSES


def relieve_former(*, appeal: str, responsible: str) -> None:
	"""Let the tasks of those named responsible before be tasks of co-executors; their Notification is `made_co_executor`."""
	filters = {"appeal": appeal, "status": ("in", LIVE_STATUSES), "is_responsible": 1}
	former = frappe.get_all("Appeal Assignment", {**filters, "officer": ("!=", responsible)}, pluck="name")
	for name in former:
		task = frappe.get_doc("Appeal Assignment", name)
		task.db_set("is_responsible", 0)
		task.run_method("made_co_executor")
		_tell_author(task.officer, responsible)


def _tell_author(former: str, responsible: str) -> None:
	names = [
		frappe.utils.escape_html(frappe.db.get_value("Authority Officer", officer, "officer_name"))
		for officer in (responsible, former)
	]
	frappe.msgprint(_("The responsible executor is {0} now. {1} goes on as a co-executor.").format(*names))
