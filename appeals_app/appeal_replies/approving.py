"""Who approves an answer: the head of the unit that drafts it or answers for the appeal, or of a unit above.

Where the complaint is about that unit, or no such head may speak, it is the head of the authority, who stands above.
Art. 7(4): nobody judges the own cause, so the draft would go neither on nor back.
"""

import functools
from collections.abc import Callable
from dataclasses import dataclass

import frappe
from frappe import _
from frappe.model.document import Document
from frappe.model.workflow import get_workflow
from frappe.query_builder import DocType

from appeals_app import clock
from appeals_app.appeal_registry.intake_checks import COMPLAINED_OF
from appeals_app.appeal_registry.phase_moves import Move
from appeals_app.appeal_registry.workflow_questions import roles_taking
from appeals_app.appeal_replies.drafting import ANSWER, IN_WORK
from appeals_app.appeal_routing.assignments import own_assignment
from appeals_app.appeal_routing.conflict_guard import check_own_cause, is_own_cause, is_unit_in_own_cause
from appeals_app.authority_directory.absences import absent_on
from appeals_app.authority_directory.queries import (
	posts_acted_by,
	posts_held,
	units_with_superiors,
	users_acting_by,
	users_in_office,
)
from appeals_app.domain.lifecycle import Act, Phase
from appeals_app.permissions.roles import HEAD, UNIT_LEAD

APPROVE = Act.APPROVE_REPLY.value

CARD_FIELDS = (
	*("name", "authority", "kind", "responsible_unit"),
	*COMPLAINED_OF,
)
"""Of an appeal, all that its turn is found by."""


@dataclass(frozen=True, slots=True)
class Turn:
	"""The officers who may approve, and whether they are those who head the authority."""

	officers: frozenset[str]
	is_of_head: bool


LeadsOf = Callable[[frozenset[str]], tuple[list[str], list[str]]]


def approver(appeal: Document) -> frappe._dict:
	"""Post by which the current user approves the answer; PermissionError where none, ConflictOfInterestError in the own cause."""
	held = posts_held(user=frappe.session.user, authority=appeal.authority)
	for post in held:
		check_own_cause(appeal, officer=post.name)
	turn = _turn(appeal)
	if not turn.officers & _own_posts(appeal.authority):
		frappe.throw(
			_("The draft is approved by: {0}. Ask one of them.").format(_names(turn)), frappe.PermissionError
		)
	return next((post for post in held if post.name in turn.officers), held[0])


def check_return(appeal: Document, move: Move) -> None:
	"""Refuse to send a draft back to who neither approves it, nor executes the appeal, nor heads the authority."""
	from_approval = any(
		row.state == move.from_state and row.appeal_act == APPROVE
		for row in get_workflow("Appeal").transitions
	)
	is_judged = from_approval and move.to_phase is Phase.EXECUTION and move.role == UNIT_LEAD
	if (
		is_judged
		and not own_assignment(appeal.name, is_responsible=1)
		and not _is_head_too(appeal.authority, move)
	):
		approver(appeal)


def _is_head_too(authority: str, move: Move) -> bool:
	"""The step may be taken as the head of the authority, whichever of the own roles the workflow has met first."""
	is_given = any(
		(row.allowed, row.state, row.next_state) == (HEAD, move.from_state, move.to_state)
		for row in get_workflow("Appeal").transitions
	)
	is_head = HEAD in frappe.get_roles() and bool(_own_posts(authority) & set(_heads_of(authority)))
	return is_given and is_head


def _may_approve(appeal: Document) -> bool:
	"""The current user is among those whose approval the answer waits for."""
	return bool(_turn(appeal).officers & _own_posts(appeal.authority)) and not _is_own_cause(appeal)


def users_approving(appeal: Document) -> set[str]:
	"""Users whose approval the answer waits for, and who stand in for them."""
	return users_acting_by(_turn(appeal).officers)


def waiting_for_own_approval(**filters: object) -> list[str]:
	"""Appeals that fit, whose answer the current user may approve."""
	cards = frappe.get_all("Appeal", filters=filters, fields=[*CARD_FIELDS])
	drafted = _units_of_drafts([card.name for card in cards])
	leads, acted = functools.cache(_leads_of), functools.cache(_own_posts)
	turns = {
		card.name: _turn_of_units(card, {card.responsible_unit, drafted.get(card.name)}, leads)
		for card in cards
	}
	return [
		card.name
		for card in cards
		if turns[card.name].officers & acted(card.authority) and not _is_own_cause(card)
	]


def roles_of_step(*, appeal: str, acts: set[str], roles: tuple[str, ...]) -> tuple[str, ...]:
	"""Joins `appeal_roles_of_step`: of the two that may approve, the one whose turn it is."""
	if APPROVE not in acts or not {HEAD, UNIT_LEAD} <= set(roles):
		return roles
	other = UNIT_LEAD if _turn(_card(appeal)).is_of_head else HEAD
	return tuple(role for role in roles if role != other)


def is_own_step(*, appeal: str, acts: set[str], roles: tuple[str, ...]) -> bool:
	"""Joins `appeal_own_step`: the approval is the step of those alone whose turn it is."""
	return APPROVE not in acts or _may_approve(_card(appeal))


def is_offered_step(*, appeal: str, step: dict) -> bool:
	"""Joins `appeal_offered_step`: what both may press where drafts are approved is a button of whose turn it is."""
	if step["allowed"] not in (HEAD, UNIT_LEAD) or not _is_of_both(step):
		return True
	return _may_approve(_card(appeal))


def _is_of_both(step: dict) -> bool:
	from_state = [row for row in get_workflow("Appeal").transitions if row.state == step["state"]]
	able = {row.allowed for row in from_state if row.action == step["action"]}
	return {HEAD, UNIT_LEAD} <= able and any(row.appeal_act == APPROVE for row in from_state)


def _card(appeal: str) -> frappe._dict:
	return frappe.db.get_value("Appeal", appeal, CARD_FIELDS, as_dict=True)


def _turn(appeal: Document) -> Turn:
	drafted = _units_of_drafts([appeal.name])
	return _turn_of_units(appeal, {appeal.responsible_unit, drafted.get(appeal.name)}, _leads_of)


def _turn_of_units(appeal: Document, units: set[str | None], leads_of: LeadsOf) -> Turn:
	if is_unit_in_own_cause(appeal):
		return Turn(frozenset(_heads_of(appeal.authority)), is_of_head=True)
	own, above = (
		frozenset(officer for officer in officers if not is_own_cause(appeal, officer=officer))
		for officers in leads_of(frozenset(filter(None, units)))
	)
	# the head of a unit above may see nothing of the appeal, so alone the unit has nobody who approves
	heads = frozenset() if own else frozenset(_heads_of(appeal.authority))
	return Turn(own | above | heads, is_of_head=not own)


def _units_of_drafts(appeals: list[str]) -> dict[str, str]:
	"""Unit of who drafts the answer, by appeal."""
	reply, officer = DocType("Appeal Reply"), DocType("Authority Officer")
	query = (
		frappe.qb.from_(reply)
		.join(officer)
		.on(officer.name == reply.drafted_by)
		.select(reply.appeal, officer.unit)
		.where(
			reply.appeal.isin(appeals or [""]) & (reply.letter_kind == ANSWER) & reply.status.isin(IN_WORK)
		)
	)
	return dict(query.run())


def _leads_of(units: frozenset[str]) -> tuple[list[str], list[str]]:
	"""Heads of the units, and of those above them."""
	return _heads_of_units(units), _heads_of_units(units_with_superiors(units) - units)


def _heads_of_units(units: frozenset[str]) -> list[str]:
	"""Those who are here and hold a role that approves, or are stood in for by one who does."""
	led = {"unit": ("in", sorted(units) or [""]), "is_unit_head": 1}
	in_office = {**led, "user": ("in", users_in_office(**led) or [""])}
	officers = frappe.get_all("Authority Officer", in_office, pluck="name")
	return [officer for officer in officers if _can_press(_acting_today(officer))]


def _acting_today(officer: str) -> set[str]:
	"""Who works by the post today: the holder and the deputies, or the deputies alone of one who is away."""
	post = frappe.db.get_value("Authority Officer", officer, ["user", "authority"], as_dict=True)
	is_away = officer in absent_on(clock.today(), authority=post.authority)
	return users_acting_by([officer]) - ({post.user} if is_away else set())


def _can_press(users: set[str]) -> bool:
	able = frappe.get_all("User", {"name": ("in", sorted(users) or [""]), "enabled": 1}, pluck="name")
	role = ("in", sorted(roles_taking(Act.APPROVE_REPLY)) or [""])
	held = {"parenttype": "User", "parent": ("in", able or [""]), "role": role}
	return bool(frappe.db.exists("Has Role", held))


def _heads_of(authority: str) -> list[str]:
	heads = frappe.get_all(
		"Authority Officer",
		filters={"authority": authority},
		or_filters={"is_first_head": 1, "is_deputy_head": 1},
		fields=["name", "user"],
	)
	in_office = users_in_office(authority=authority)
	return [post.name for post in heads if post.user in in_office]


def _own_posts(authority: str) -> set[str]:
	return posts_acted_by(user=frappe.session.user, authority=authority)


def _is_own_cause(card: frappe._dict) -> bool:
	held = posts_held(user=frappe.session.user, authority=card.authority)
	return any(is_own_cause(card, officer=post.name) for post in held)


def _names(turn: Turn) -> str:
	named = {"name": ("in", sorted(turn.officers) or [""])}
	names = frappe.get_all("Authority Officer", named, pluck="officer_name", order_by="officer_name")
	return ", ".join(names) or "–"
