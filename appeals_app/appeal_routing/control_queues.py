"""Queues of control of each role: how many are overdue, due today or soon, and the list they are counted by."""

from collections.abc import Callable, Collection
from enum import Enum

import frappe
from frappe import _
from frappe.model.document import Document
from frappe.model.workflow import get_workflow

from appeals_app import clock
from appeals_app.appeal_registry.phase_moves import phase_of_state
from appeals_app.appeal_routing.assignments import LIVE_STATUSES
from appeals_app.authority_directory.queries import authorities_of, posts_acted_by
from appeals_app.domain.access import Scope
from appeals_app.domain.control_queues import Condition, Due, days_of
from appeals_app.domain.lifecycle import OPEN_PHASES, Phase
from appeals_app.permissions.scope import get_scope
from appeals_app.refusal import AppealRuleError

Conditions = dict[str, Condition]

ANY_DAY = "any"
"""All that waits for an act of the person, whatever its day."""


class Answers(str, Enum):
	"""For what a person answers, and to whom the queue belongs."""

	OWN_TASKS = "own tasks"
	TASKS = "tasks"
	APPEALS = "appeals"
	CONTROLLED = "controlled appeals"
	OVERSEEN = "overseen appeals"
	TO_TAKE_OFF = "control to take off"


def control_queue(*, answers: str | None, due: str | None) -> dict:
	"""Number of the queue of the current user, the list and the filters that show the same, and the day it is ordered by."""
	try:
		queue, days = QUEUES[Answers(answers)], None if due == ANY_DAY else Due(due)
	except ValueError:
		frappe.throw(_("There is no such queue of control. Open one from its workspace."), AppealRuleError)
	doctype, day, conditions_of = queue
	days_ahead = frappe.get_cached_doc("Appeal Control Settings").days_ahead
	scope = get_scope(frappe.session.user)
	conditions = conditions_of(scope)
	if days:
		conditions[day] = days_of(days, today=clock.today(), days_ahead=days_ahead)
	counted = counted_list(doctype, conditions, ignore_ifnull=True)  # `ifnull` keeps a column from its index
	return {**counted, "by": day}


def counted_list(doctype: str, conditions: Conditions, **how: object) -> dict:
	"""How many records in sight of the current user meet the conditions, and the list that shows them."""
	counting = {"fields": ["count(*) as number"], "order_by": None, **how}
	[row] = frappe.get_list(doctype, filters=conditions, **counting)
	return {"value": row.number, "doctype": doctype, "filters": conditions}


def one_of(names: Collection[str]) -> Condition:
	"""A condition for a list, which shows the title of one record, and the keys of many."""
	return ("=", next(iter(names))) if len(names) == 1 else ("in", sorted(names))


def _own_tasks(scope: Scope) -> Conditions:
	"""Tasks of the person and of those stood in for today."""
	places = authorities_of(scope.user)
	posts = {post for place in places for post in posts_acted_by(user=scope.user, authority=place)}
	return {"officer": one_of(posts), "status": ("in", list(LIVE_STATUSES))}


def _tasks(scope: Scope) -> Conditions:
	"""Tasks of the whole authority of a head, else of the units of a lead."""
	field, places = ("authority", scope.authorities) if scope.authorities else ("unit", scope.units)
	return {field: one_of(places), "status": ("in", list(LIVE_STATUSES))}


def own_register(scope: Scope) -> Conditions:
	"""Appeals of the own register, or those in sight of who sees them one by one."""
	return {"authority": one_of(scope.authorities)} if scope.authorities else {}


def _appeals(scope: Scope) -> Conditions:
	"""Those of them that are open."""
	return {**own_register(scope), "phase": ("in", sorted(phase.value for phase in OPEN_PHASES))}


def _controlled(scope: Scope) -> Conditions:
	return {**_appeals(scope), "is_controlled": ("=", 1)}


def _overseen(scope: Scope) -> Conditions:
	"""Open appeals of other authorities that the own one has on control or has passed on."""
	return {**_appeals(scope), "authority": ("not in", sorted(scope.authorities))}


def _to_take_off(scope: Scope) -> Conditions:
	"""Appeals of the own register in states from which the workflow lets the person take them off control."""
	held = set(frappe.get_roles(scope.user))
	steps = get_workflow("Appeal").transitions
	states = {step.state for step in steps if step.allowed in held and _takes_off(step)}
	return {**own_register(scope), "workflow_state": one_of(states or {""})}


def _takes_off(step: Document) -> bool:
	"""Off the control of an answered appeal; one on additional control is led by the dates of its promises."""
	before, after = phase_of_state(step.state), phase_of_state(step.next_state)
	return before is Phase.ANSWERED and after is Phase.CLOSED


QUEUES: dict[Answers, tuple[str, str, Callable[[Scope], Conditions]]] = {
	Answers.OWN_TASKS: ("Appeal Assignment", "due_on", _own_tasks),
	Answers.TASKS: ("Appeal Assignment", "due_on", _tasks),
	Answers.APPEALS: ("Appeal", "control_date", _appeals),
	Answers.CONTROLLED: ("Appeal", "control_date", _controlled),
	Answers.OVERSEEN: ("Appeal", "control_date", _overseen),
	Answers.TO_TAKE_OFF: ("Appeal", "answered_on", _to_take_off),
}
