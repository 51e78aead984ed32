"""Decisions on the term of an appeal: who may make them, when, and on what ground (Law 393, Art. 20).

An extension waits until the author is told and takes force then (`term_change_force`); a shortening, and the
refusal to shorten, take force at once.
"""

import frappe
from frappe import _
from frappe.model.document import Document
from frappe.query_builder import DocType
from frappe.utils import formatdate, getdate

from appeals_app import clock
from appeals_app.appeal_registry.event_log import record_event
from appeals_app.appeal_registry.phase_moves import appeal_of, lock_appeal
from appeals_app.appeal_routing.conflict_guard import check_own_cause
from appeals_app.appeal_routing.extension_request_end import NOT_NEEDED, end_request
from appeals_app.appeal_routing.term_change_force import (
	check_waits,
	counted_with,
	end_waiting,
	ground_of,
	put_in_force,
)
from appeals_app.appeal_routing.term_change_rows import EXTENSION, REFUSAL, SHORTENING
from appeals_app.authority_directory.queries import posts_held
from appeals_app.domain.lifecycle import OPEN_PHASES, Phase
from appeals_app.domain.term_changes import ARTICLE_20_2
from appeals_app.domain.term_demand import Demand, check_demand, check_not_answered
from appeals_app.refusal import AppealRuleError, given_reason, refusals_in_words

OWN_FIELDS = (
	*("status", "decided_by", "decided_as", "decided_on", "old_due_on", "replaces", "article"),
	*("notice_sent_on", "in_force_on", "cancelled_by", "cancelled_on", "cancel_reason"),
)
"""Set by the acts alone, whatever a client sends."""

DEMAND_FIELDS = ("demanded_on", "demand_number", "demand_reason")


def prepare_change(change: Document) -> None:
	"""Fill in what follows from the appeal and the person; refuse a decision the law does not allow."""
	name = appeal_of(change).name
	lock_appeal(name)
	appeal = frappe.get_doc("Appeal", name, for_update=True)
	for field in OWN_FIELDS:
		change.set(field, None)
	post = deciding_post(authority=appeal.authority)
	check_own_cause(appeal, officer=post.name)
	check_in_consideration(appeal)
	check_nothing_waits(appeal)
	change.authority, change.decided_by, change.decided_on = appeal.authority, post.name, clock.today()
	change.title = f"{_(change.kind)}, {clock.today():%d.%m.%Y}"
	change.decided_as = "Head" if post.is_first_head else "Deputy Head"
	change.old_due_on, change.status = appeal.due_date, "Decided"
	if change.kind == EXTENSION:
		change.update(dict.fromkeys(DEMAND_FIELDS))
	_decide(change, appeal)


def deciding_post(*, authority: str) -> frappe._dict:
	"""The current user's post of head or deputy in the authority; PermissionError where there is none."""
	posts = deciding_posts(authority)
	if not posts:
		frappe.throw(
			_(
				"The term is changed only by the head of this authority or a deputy (Art. 20). Ask one of them to"
				" decide."
			),
			frappe.PermissionError,
		)
	return posts[0]


def deciding_posts(authority: str) -> list[frappe._dict]:
	"""Posts of head or deputy that the current user holds in the authority today, the head's first."""
	posts = posts_held(user=frappe.session.user, authority=authority)
	return [post for post in posts if post.is_first_head or post.is_deputy_head]


def check_in_consideration(appeal: Document) -> None:
	"""Raise AppealRuleError unless the appeal is being considered and has a term."""
	phase = Phase(appeal.phase)
	if phase not in OPEN_PHASES or phase is Phase.RECEIVED:
		frappe.throw(
			_(
				"The term cannot be changed in the state «{0}»: the appeal is not in consideration. Register it or"
				" reopen it first."
			).format(appeal.workflow_state),
			AppealRuleError,
		)
	if not appeal.due_date:
		frappe.throw(
			_("The appeal has no term yet. Choose its term rule on the card first."), AppealRuleError
		)


def check_nothing_waits(appeal: Document) -> None:
	"""Raise AppealRuleError while the author has not been told of an extension decided before."""
	waiting = waiting_decision(appeal.name, for_update=True)
	if waiting:
		frappe.throw(
			_(
				"An extension to {0} is decided already and waits for the notice to the author. Send the notice,"
				" or cancel that decision."
			).format(formatdate(waiting.new_due_on)),
			AppealRuleError,
		)


def waiting_decision(appeal: str, *, for_update: bool = False) -> frappe._dict | None:
	"""The extension whose author has not been told yet: its name and the day it would extend to."""
	change = DocType("Appeal Term Change")
	query = frappe.qb.from_(change).select(change.name, change.new_due_on)
	query = query.where((change.appeal == appeal) & (change.status == "Decided"))
	rows = (query.for_update() if for_update else query).run(as_dict=True)
	return rows[0] if rows else None


def _decide(change: Document, appeal: Document) -> None:
	if not change.kind:
		frappe.throw(
			_("It is not said what is decided. Choose an extension, a shortening or a refusal to shorten."),
			AppealRuleError,
		)
	if change.kind != EXTENSION:
		_check_demand(change, appeal)
		_check_not_answered(change)
	if change.kind == REFUSAL:
		change.update({"new_due_on": None, "article": ARTICLE_20_2})
		change.update({"status": "In Force", "in_force_on": clock.today()})
		return
	if change.kind == SHORTENING and not change.new_due_on:
		frappe.throw(
			_("It is not said to what day the term is shortened. Enter the new last day."), AppealRuleError
		)
	# the author is told today at the earliest: what could not hold even then is refused now
	change.new_due_on = counted_with(change, appeal, told_on=clock.today()).deadline.due_date


def _check_demand(change: Document, appeal: Document) -> None:
	demand = Demand(change.demanded_on, change.demand_number or "", change.demand_reason or "")
	with refusals_in_words():
		check_demand(demand, received_on=getdate(appeal.received_at), today=clock.today())


def _check_not_answered(change: Document) -> None:
	other = DocType("Appeal Term Change")
	of_appeal = (other.appeal == change.appeal) & (other.kind != EXTENSION)
	rows = frappe.qb.from_(other).select(other.demand_number).where(of_appeal).for_update().run()
	with refusals_in_words():
		check_not_answered(change.demand_number, [number or "" for (number,) in rows])


def announce_change(change: Document) -> None:
	"""Event of the decision; a shortening takes force at once, an extension leaves nothing to ask for."""
	if change.kind == SHORTENING:
		put_in_force(change, told_on=None)
		return
	record_event(
		appeal=change.appeal,
		authority=change.authority,
		act="term_extension_decided" if change.kind == EXTENSION else "term_shortening_refused",
		article=change.article,
		ground=ground_of(change),
		reference_doctype=change.doctype,
		reference_name=change.name,
	)
	if change.kind == EXTENSION:
		end_request(change.appeal, status=NOT_NEEDED)


def cancel_change(*, change: str, reason: str) -> None:
	"""Give up an extension whose author has not been told of it, as head or deputy; the term stays as it is."""
	document = frappe.get_doc("Appeal Term Change", change)
	document.check_permission("write")
	lock_appeal(document.appeal)
	document = frappe.get_doc("Appeal Term Change", change, for_update=True)
	post = deciding_post(authority=document.authority)
	check_waits(document)
	said = given_reason(
		reason, if_missing=_("It is not said why the decision is cancelled. Write the reason.")
	)
	end_waiting(
		document,
		act="term_extension_cancelled",
		ground=said,
		status="Cancelled",
		cancelled_by=post.name,
		cancelled_on=clock.today(),
		cancel_reason=said,
	)
