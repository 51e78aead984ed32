"""A data subject's request as it is saved: its first state, its steps, its term, what may no longer change."""

from dataclasses import replace
from datetime import datetime, time

import frappe
from frappe import _
from frappe.model.document import Document
from frappe.model.workflow import get_workflow
from frappe.utils import getdate

from appeals_app import clock
from appeals_app.appeal_registry.numbers import take_number
from appeals_app.authority_directory.queries import posts_held
from appeals_app.domain.card_term import TermInputs, count_card_term
from appeals_app.domain.data_subject_requests import (
	DEMANDS,
	IdentityCheck,
	RequestFacts,
	RequestKind,
	RequestPhase,
	check_answer_day,
	check_step,
)
from appeals_app.domain.errors import DomainError
from appeals_app.legal_reference.law import law_in_force
from appeals_app.personal_data.data_corrections import correction_facts
from appeals_app.personal_data.event_log import record_changes, record_personal_data_event
from appeals_app.personal_data.request_offers import is_overdue
from appeals_app.refusal import AppealRuleError, refusals_in_words, sentence_of

TERM_RULE = "personal-data-30d"
"""The Term Rule by which requests are answered; its length and article are the administrator's."""

TERM_RULE_OF_DEMANDS = "personal-data-demand-10d"
"""The one by which demands are considered: to change or to erase data, or not to process them."""

ASKED = (
	*("authority", "kind", "received_on", "requester_name", "requester_contact"),
	*("request_text", "is_by_representative", "representative_ground"),
)
"""What was asked, by whom and when: fixed with the answer."""

ANSWERED = (
	*("outcome", "refusal_ground", "answer", "answered_on", "identity_check"),
	*("third_persons", "third_persons_on", "third_persons_note"),
)


def phase_of_state(state: str) -> RequestPhase:
	"""Phase the administrator gave to the state in the active workflow of requests."""
	for row in get_workflow("Data Subject Request").states:
		if row.state == state and row.request_phase:
			return RequestPhase(row.request_phase)
	frappe.throw(
		_("The state «{0}» has no phase. Set «Request Phase» of this state in the workflow.").format(state),
		AppealRuleError,
	)


def enter_first_state(request: Document) -> None:
	"""A new request starts in the first state of the workflow, whatever the client sent."""
	request.workflow_state = get_workflow("Data Subject Request").states[0].state
	request.phase = phase_of_state(request.workflow_state).value
	posts = posts_held(user=frappe.session.user, authority=request.authority)
	request.executor = request.executor or (posts[0].name if posts else None)
	request.set("records", [])


def check_received(request: Document) -> None:
	"""Refuse a request or an answer from the future, and an executor of another authority."""
	if getdate(request.received_on) > clock.today():
		frappe.throw(_("A request cannot come in the future. Correct the day it came."), AppealRuleError)
	with refusals_in_words():
		check_answer_day(_days_of(request))
	_check_third_persons_day(request)
	authority = frappe.db.get_value("Authority Officer", request.executor, "authority")
	if request.executor and authority != request.authority:
		frappe.throw(_("The executor serves in another authority. Choose one of your own."), AppealRuleError)


def _days_of(request: Document) -> RequestFacts:
	"""The days alone: what else a client has sent is not checked yet."""
	return RequestFacts(
		answered_on=getdate(request.answered_on) if request.answered_on else None,
		received_on=getdate(request.received_on),
		today=clock.today(),
	)


def _check_third_persons_day(request: Document) -> None:
	told = request.third_persons_on and getdate(request.third_persons_on)
	if told and not getdate(request.received_on) <= told <= clock.today():
		frappe.throw(
			_("Nobody is told of a change before the request came, or in the future. Correct the day."),
			AppealRuleError,
		)


def take_step(request: Document) -> None:
	"""Check the step a request that is being saved takes, and set its phase."""
	stored = request.get_doc_before_save()
	before, after = RequestPhase(stored.phase), phase_of_state(request.workflow_state)
	_check_locked(request, before)
	with refusals_in_words():
		check_step(before, after, facts_of(request))
	request.phase = after.value
	if after is RequestPhase.CLOSED and not request.closed_on:
		request.closed_on = clock.today()


def _check_locked(request: Document, before: RequestPhase) -> None:
	fixed = ASKED if before in (RequestPhase.ANSWERED, RequestPhase.CLOSED) else ()
	fixed += ANSWERED if before is RequestPhase.CLOSED else ()
	for field in fixed:
		if request.has_value_changed(field):
			label = _(request.meta.get_label(field), context=request.doctype)
			frappe.throw(
				_("«{0}» cannot be changed after the answer. Take the request into work again first.").format(
					label
				),
				AppealRuleError,
			)


def facts_of(request: Document) -> RequestFacts:
	"""The request as the domain looks at it."""
	return replace(
		_days_of(request),
		identity=IdentityCheck(request.identity_check),
		outcome=request.outcome or "",
		answer=request.answer or "",
		refusal_ground=request.refusal_ground or "",
		kind=RequestKind(request.kind),
		corrections=correction_facts(request),
		third_persons=request.third_persons or "",
	)


def set_term(request: Document) -> None:
	"""Count the term by the rule in force, mark what is overdue and what was answered late."""
	if not request.due_date or any(map(request.has_value_changed, ("received_on", "kind"))):
		_count_term(request)
	last = getdate(request.breach_after) if request.breach_after else None
	request.is_overdue = int(is_overdue(request))
	answered = getdate(request.answered_on) if request.answered_on else None
	request.is_answered_late = int(bool(answered and last and answered > last))


def _count_term(request: Document) -> None:
	received_at = datetime.combine(getdate(request.received_on), time(9))
	request.update(dict.fromkeys(("control_date", "due_date", "breach_after", "term_problem")))
	rule = TERM_RULE_OF_DEMANDS if RequestKind(request.kind) in DEMANDS else TERM_RULE
	try:
		term = count_card_term(TermInputs(received_at=received_at, rule_by_hand=rule), law_in_force())
	except DomainError as error:
		request.term_problem = sentence_of(error)
		return
	for field in ("control_date", "due_date", "breach_after"):
		request.set(field, getattr(term.deadline, field))


def number_request(request: Document) -> None:
	"""Give the number, and tell that the request came."""
	year = getdate(request.received_on).year
	record_personal_data_event(request, act="Request Received", is_first=True)
	number = take_number(authority=request.authority, year=year, series="data-subject-request")
	request.db_set("request_number", f"СПД-{number}/{year}")


def tell_changes(request: Document) -> None:
	"""An event for the step taken, with the names of the states, or for the fields changed, with theirs."""
	stored = request.get_doc_before_save()
	if stored.workflow_state != request.workflow_state:
		ground = f"{stored.workflow_state} → {request.workflow_state}"
		record_personal_data_event(request, act="Step Taken", ground=ground)
		return
	record_changes(request)
