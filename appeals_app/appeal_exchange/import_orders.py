"""Who may order the check and the loading of an import, and when."""

import frappe
from frappe import _
from frappe.model.document import Document
from frappe.utils import now

from appeals_app.ordered_work import check_queue_answers, is_alive, start
from appeals_app.refusal import AppealRuleError

CHECK, LOAD = "check_import", "load_import"
QUEUED = {CHECK: "Check Queued", LOAD: "Load Queued"}
RUNNING = {CHECK: "Checking", LOAD: "Bringing Over"}
TASK_OF = {status: task for statuses in (QUEUED, RUNNING) for task, status in statuses.items()}
AT_WORK = tuple(TASK_OF)
ORDERED_BY = {CHECK: "checked_by", LOAD: "loaded_by"}
TASKS = "appeals_app.appeal_exchange.tasks."


def order_check(name: str) -> None:
	"""Let the file be read and every row judged in the background; nothing enters the register."""
	document = _locked(name)
	if not document.mapping:
		frappe.throw(
			_("It is not said which column is what. Choose a column mapping, or make one from the file."),
			AppealRuleError,
		)
	if document.imported_count:
		frappe.throw(
			_("Rows of this import are in the register already. Make a new import to check the file again."),
			AppealRuleError,
		)
	document.db_set({"checked_by": frappe.session.user, "ordered_at": now()})
	_start(document, CHECK)


def order_loading(name: str, *, jumps_accepted: bool = False) -> None:
	"""Let the rows that are ready enter the register in the background; also goes on with what was interrupted.

	`jumps_accepted`: who orders it has read how far the counters would jump, and means it.
	"""
	document = _locked(name)
	is_begun = document.status == "Failed" and document.checked_at
	if not document.ready_count or not (document.status == "Checked" or is_begun):
		frappe.throw(
			_("There is nothing to bring over. Check the file first; rows that are ready can be loaded."),
			AppealRuleError,
		)
	if document.jump_note and not jumps_accepted:
		advice = _("Correct the index in the file and check again, or confirm the jump.")
		frappe.throw("<br>".join([*document.jump_note.splitlines(), advice]), AppealRuleError)
	frappe.has_permission("Appeal", "create", throw=True)
	document.db_set({"loaded_by": frappe.session.user, "ordered_at": now()})
	_start(document, LOAD)


def resume(name: str) -> None:
	"""Start a job that was ordered and has been silent for long; it goes on where its last transaction ended."""
	document = frappe.get_doc("Appeal Import", name, for_update=True)
	if document.status in AT_WORK and not is_alive(document):
		_start(document, TASK_OF[document.status])


def _locked(name: str) -> Document:
	document = frappe.get_doc("Appeal Import", name, for_update=True)
	document.check_permission("write")
	check_queue_answers()
	if document.status in AT_WORK and is_alive(document):
		frappe.throw(
			_("This import is at work. Wait until it is done, then reload the page."), AppealRuleError
		)
	return document


def _start(document: Document, task: str) -> None:
	start(document, job=TASKS + task, status=QUEUED[task], appeal_import=document.name)
