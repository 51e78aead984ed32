"""What those who protect data are told by the clock, once each: overdue requests, and acts of destruction that wait."""

import frappe
from frappe import _
from frappe.model.document import Document

from appeals_app import clock
from appeals_app.domain.data_subject_requests import OPEN_REQUEST_PHASES
from appeals_app.personal_data.break_glass import watchers_of
from appeals_app.personal_data.erasure_approvals import APPROVED_IN, approvers_awaited, is_approved_by_head
from appeals_app.personal_data.erasure_notices import (
	tell_approval_is_waited_for,
	tell_signature_is_waited_for,
)
from appeals_app.personal_data.watch_notices import tell

NOT_TOLD = ("is", "not set")
WAIT_FOR_HEAD = ("Approved",)


def tell_of_overdue_requests() -> None:
	"""Tell the data protection officers and the head of the authority of requests whose last day has passed."""
	phases = [phase.value for phase in OPEN_REQUEST_PHASES]
	overdue = {"is_overdue": 1, "phase": ("in", phases), "overdue_told_on": NOT_TOLD}
	for request in _locked("Data Subject Request", overdue):
		subject = _("The answer to the request {0} about personal data is overdue: it was due by {1}").format(
			request.request_number, frappe.utils.formatdate(request.breach_after)
		)
		readers = [
			user
			for user in watchers_of(request.authority)
			if frappe.has_permission(request.doctype, doc=request, user=user)
		]
		_tell_once(request, "overdue_told_on", subject, readers)


def tell_of_waiting_acts() -> None:
	"""Tell those whose approval an act of destruction lacks: the archivists and officers, then the head."""
	waiting = {"status": ("in", (*APPROVED_IN, *WAIT_FOR_HEAD)), "waiting_told_on": NOT_TOLD}
	for act in _locked("Personal Data Erasure", waiting):
		if act.status in WAIT_FOR_HEAD and not is_approved_by_head(act):
			tell_signature_is_waited_for(act)
			act.db_set("waiting_told_on", clock.today(), update_modified=False)
		elif act.status in APPROVED_IN and act.found_count:
			tell_approval_is_waited_for(act, approvers_awaited(act))
			act.db_set("waiting_told_on", clock.today(), update_modified=False)


def _locked(doctype: str, filters: dict) -> list[Document]:
	names = frappe.get_all(doctype, filters, pluck="name", order_by="creation")
	return [frappe.get_doc(doctype, name, for_update=True) for name in names]


def _tell_once(document: Document, told_on: str, subject: str, users: list[str]) -> None:
	for user in users:
		tell(user, subject=subject, about=document)
	document.db_set(told_on, clock.today(), update_modified=False)
