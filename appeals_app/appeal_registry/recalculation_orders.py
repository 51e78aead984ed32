"""Who may order a recalculation and its application, and when."""

import frappe
from frappe import _
from frappe.model.document import Document

from appeals_app.legal_reference.law import law_fingerprint
from appeals_app.ordered_work import check_queue_answers, is_alive, start
from appeals_app.refusal import AppealRuleError

COUNT, APPLICATION = "count_recalculation", "apply_recalculation"

QUEUED = {COUNT: "Count Queued", APPLICATION: "Application Queued"}
RUNNING = {COUNT: "Counting", APPLICATION: "Applying"}

TASK_OF = {status: task for statuses in (QUEUED, RUNNING) for task, status in statuses.items()}
"""What was ordered, by the status of the recalculation while it waits for a worker or is at work."""

AT_WORK = tuple(TASK_OF)

NOT_COUNTED = ("Draft", QUEUED[COUNT], RUNNING[COUNT], "Applied")
"""Statuses in which there is nothing to apply, or nothing any more."""

TASKS = "appeals_app.appeal_registry.tasks."


def order_count(name: str) -> None:
	"""Let the open appeals be counted in the background; rows of an earlier count go."""
	recalculation = _locked(name)
	if recalculation.status == "Applied" or recalculation.applied_count:
		frappe.throw(
			_("This recalculation has been applied. Make a new one to count again."), AppealRuleError
		)
	recalculation.db_set({"counted_by": frappe.session.user})
	_start(recalculation, COUNT)


def order_application(name: str) -> None:
	"""Let the counted rows be put into force in the background; also goes on with what was interrupted."""
	recalculation = _locked(name)
	if not recalculation.moved_count or recalculation.status in NOT_COUNTED:
		frappe.throw(
			_("There is nothing to apply. Count first, and apply when appeals would move."), AppealRuleError
		)
	if recalculation.law_fingerprint != law_fingerprint():
		frappe.throw(why_too_old(recalculation), AppealRuleError)
	recalculation.db_set({"applied_by": frappe.session.user})
	_start(recalculation, APPLICATION)


def resume(name: str) -> None:
	"""Start a job that was ordered and has been silent for long; another leaves no trace."""
	recalculation = frappe.get_doc("Term Recalculation", name, for_update=True)
	if recalculation.status in AT_WORK and not is_alive(recalculation):
		_start(recalculation, TASK_OF[recalculation.status])


def why_too_old(recalculation: Document) -> str:
	"""What to do with a count made by rules that have changed since."""
	if recalculation.applied_count:
		return _(
			"The rules have changed and a part is applied already. Make a new recalculation for the rest."
		)
	return _("The rules have changed since the count. Count again and look at the result.")


def _locked(name: str) -> Document:
	recalculation = frappe.get_doc("Term Recalculation", name, for_update=True)
	recalculation.check_permission("write")
	check_queue_answers()
	if recalculation.status in AT_WORK and is_alive(recalculation):
		frappe.throw(
			_("This recalculation is at work. Wait until it is done, then reload the page."), AppealRuleError
		)
	return recalculation


def _start(recalculation: Document, task: str) -> None:
	start(recalculation, job=TASKS + task, status=QUEUED[task], recalculation=recalculation.name)
