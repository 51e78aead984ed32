"""Queues of letters: whose word each waits for, how many there are, and the list they are counted by."""

from collections.abc import Callable
from enum import Enum

import frappe
from frappe import _
from frappe.model.workflow import get_workflow

from appeals_app.appeal_replies.approving import waiting_for_own_approval
from appeals_app.appeal_replies.body_letters import WAITING, without_result_yet
from appeals_app.appeal_replies.visas import replies_that_wait_for
from appeals_app.appeal_routing.control_queues import Conditions, counted_list, one_of, own_register
from appeals_app.authority_directory.queries import authorities_of, posts_acted_by
from appeals_app.domain.lifecycle import Act
from appeals_app.permissions.scope import get_scope
from appeals_app.refusal import AppealRuleError


class Waits(str, Enum):
	"""What is waited for."""

	APPROVAL = "approval"
	SIGNATURE = "signature"
	VISA = "visa"
	NOTICE = "notice"


def letter_queue(*, waits_for: str | None) -> dict:
	"""Number of the queue of the current user, the list and the filters that show the same, and the day it is ordered by."""
	try:
		doctype, day, conditions_of = QUEUES[Waits(waits_for)]
	except ValueError:
		frappe.throw(_("There is no such queue of letters. Open one from its workspace."), AppealRuleError)
	return {**counted_list(doctype, conditions_of()), "by": day}


def _before(act: Act) -> Conditions:
	"""Appeals of the own register that stand where the workflow offers the act."""
	states = {row.state for row in get_workflow("Appeal").transitions if row.appeal_act == act.value}
	return {**own_register(get_scope(frappe.session.user)), "workflow_state": one_of(states)}


def _own_approvals() -> Conditions:
	"""Of those before the approval, the ones whose turn is that of the person, or of one stood in for today."""
	before, places = _before(Act.APPROVE_REPLY), authorities_of(frappe.session.user)
	return {"name": one_of(waiting_for_own_approval(**{"authority": one_of(places), **before}))}


def _visas() -> Conditions:
	"""Drafts whose next visa is that of the person, or of one stood in for today."""
	user = frappe.session.user
	posts = {post for place in authorities_of(user) for post in posts_acted_by(user=user, authority=place)}
	return {"name": one_of(replies_that_wait_for(posts))}


def _senders() -> Conditions:
	"""Appeals of the own register whose sender is not told of the result."""
	own = own_register(get_scope(frappe.session.user))
	early = without_result_yet(**own)
	return {**own, **WAITING, **({"name": ("not in", early)} if early else {})}


QUEUES: dict[Waits, tuple[str, str, Callable[[], Conditions]]] = {
	Waits.APPROVAL: ("Appeal", "control_date", _own_approvals),
	Waits.SIGNATURE: ("Appeal", "control_date", lambda: _before(Act.SIGN_REPLY)),
	Waits.VISA: ("Appeal Reply", "creation", _visas),
	Waits.NOTICE: ("Appeal", "answered_on", _senders),
}
