"""Requests to extend a term: who works on an appeal asks, the head or a deputy answers (Law 393, Art. 20(1)).

What may be asked for is what the head could decide on the same day, so a request that is taken can be granted.
"""

import frappe
from frappe import _
from frappe.model.document import Document
from frappe.utils import formatdate

from appeals_app import clock
from appeals_app.appeal_registry.phase_moves import appeal_of, lock_appeal
from appeals_app.appeal_routing.assignments import live_tasks, own_assignment
from appeals_app.appeal_routing.conflict_guard import check_conflict, check_own_cause
from appeals_app.appeal_routing.extension_request_end import WAITING, record_act, waiting_request
from appeals_app.appeal_routing.term_change_force import counted_with, ground_of
from appeals_app.appeal_routing.term_change_rows import EXTENSION
from appeals_app.appeal_routing.term_changes import (
	check_in_consideration,
	check_nothing_waits,
	deciding_post,
)
from appeals_app.authority_directory.queries import posts_held
from appeals_app.domain.extension_requests import check_not_run_out, may_ask
from appeals_app.refusal import AppealRuleError, given_reason, refusals_in_words

OWN_FIELDS = (
	*("status", "asked_by", "asked_on", "old_due_on", "article"),
	*("decided_by", "decided_on", "refusal_reason", "term_change"),
)
"""Set by the acts alone, whatever a client sends."""


def prepare_request(request: Document) -> None:
	"""Fill in what follows from the appeal and the person; refuse to ask for what could not be granted."""
	name = appeal_of(request).name
	lock_appeal(name)
	appeal = frappe.get_doc("Appeal", name, for_update=True)
	for field in OWN_FIELDS:
		request.set(field, None)
	post = _asking_post(appeal)
	check_in_consideration(appeal)
	check_conflict(appeal, officer=post.name)
	check_nothing_waits(appeal)
	_check_nobody_has_asked(appeal)
	request.authority, request.asked_by, request.asked_on = appeal.authority, post.name, clock.today()
	request.title = f"{_('Request to extend')}, {clock.today():%d.%m.%Y}"
	request.old_due_on, request.status = appeal.due_date, WAITING
	_count_asked_term(request, appeal)


def _asking_post(appeal: Document) -> frappe._dict:
	post = asking_post(appeal)
	if not post:
		frappe.throw(
			_(
				"You have no task on this appeal. An extension is asked for by its executors or by the head of"
				" their unit."
			),
			frappe.PermissionError,
		)
	return post


def asking_post(appeal: Document) -> frappe._dict | None:
	"""The current user's post by which an extension may be asked for: of an executor or who stands in, or of the lead of one."""
	posts = posts_held(user=frappe.session.user, authority=appeal.authority)
	units_led = [post.unit for post in posts if post.is_unit_head]
	tasks = live_tasks(appeal.name)
	works = bool(own_assignment(appeal.name)) or may_ask(
		user=frappe.session.user, units_led=units_led, tasks=tasks
	)
	if not posts or not works:
		return None
	units = {task.unit for task in tasks}
	return next((post for post in posts if post.unit in units), posts[0])


def _check_nobody_has_asked(appeal: Document) -> None:
	waiting = waiting_request(appeal.name, for_update=True)
	if waiting:
		frappe.throw(
			_("An extension to {0} has been asked for already and waits for the head's answer.").format(
				formatdate(waiting.new_due_on)
			),
			AppealRuleError,
		)


def _count_asked_term(request: Document, appeal: Document) -> None:
	with refusals_in_words():
		check_not_run_out(breach_after=appeal.breach_after, today=clock.today())
	decision = _decision(request, decided_as="Head", decided_on=clock.today())
	request.new_due_on = counted_with(decision, appeal, told_on=clock.today()).deadline.due_date
	request.article = decision.article


def _decision(request: Document, **given: object) -> Document:
	"""The extension that would grant the request as it is."""
	values = {"appeal": request.appeal, "new_due_on": request.new_due_on, "reason": request.reason}
	return frappe.get_doc({"doctype": "Appeal Term Change", "kind": EXTENSION, **values, **given})


def announce_request(request: Document) -> None:
	"""Event of the asking."""
	record_act(request, "term_extension_asked", ground_of(request))


def grant_request(*, request: str, new_due_on: str, reason: str) -> str:
	"""Extend the term as was asked, or to another day and for reasons in other words; gives the decision's name.

	It is an ordinary decision of the head or a deputy: the author has to be told before it takes force.
	"""
	document, post = _waiting_for_answer(request)
	given = {"new_due_on": new_due_on, "reason": reason}
	_answer(document, post, status="Granted")
	decision = _decision(document, **{field: value for field, value in given.items() if value}).insert()
	document.db_set("term_change", decision.name)
	record_act(document, "term_extension_granted", ground_of(decision))
	return decision.name


def refuse_request(*, request: str, reason: str) -> None:
	"""Leave the term as it is and tell the one who asked why, as head or deputy."""
	document, post = _waiting_for_answer(request)
	said = given_reason(
		reason, if_missing=_("It is not said why the extension is refused. Write the reason.")
	)
	_answer(document, post, status="Refused", refusal_reason=said)
	record_act(document, "term_extension_refused", said)


def _waiting_for_answer(name: str) -> tuple[Document, frappe._dict]:
	"""The request, locked with its appeal, and the post of the current user, who may answer it."""
	document = frappe.get_doc("Appeal Extension Request", name)
	document.check_permission("write")
	lock_appeal(document.appeal)
	document = frappe.get_doc("Appeal Extension Request", name, for_update=True)
	post = deciding_post(authority=document.authority)
	check_own_cause(frappe.get_doc("Appeal", document.appeal), officer=post.name)
	if document.status != WAITING:
		frappe.throw(
			_("The request is «{0}»: it has its answer already. Reload it.").format(
				_(document.status, context="Appeal Extension Request")
			),
			AppealRuleError,
		)
	return document, post


def _answer(request: Document, post: frappe._dict, **values: object) -> None:
	request.db_set({"decided_by": post.name, "decided_on": clock.today(), **values})
