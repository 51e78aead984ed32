"""What comes next with an appeal, told on its card and on the papers about it."""

from datetime import date

import frappe
from frappe.model.document import Document
from frappe.model.workflow import get_workflow

from appeals_app.domain.lifecycle import Phase
from appeals_app.domain.next_step import State, Transition, next_step
from appeals_app.permissions.roles import EXECUTOR


def show_next_step(document: Document, *, appeal: str, state: str | None, watched_until: date | None) -> None:
	"""Give the form {"action", "roles", "told", "is_offered"} of the step that brings the appeal forward from its workflow state.

	A step of executors is told as theirs, whatever other roles the workflow gives it to for their own tasks.
	It is offered to who works with the card and may take it (hook `appeal_own_step`); the others are told whose it is.
	`watched_until`: the nearest date of additional control; while there is one, control is not taken off.
	"""
	workflow = get_workflow("Appeal")
	step = next_step(
		state or "",
		[State(row.state, Phase(row.appeal_phase)) for row in workflow.states if row.appeal_phase],
		[Transition(row.state, row.action, row.next_state, row.allowed) for row in workflow.transitions],
		has_open_commitment=bool(watched_until),
	)
	if step:
		acts = {
			row.appeal_act for row in workflow.transitions if (row.state, row.action) == (state, step.action)
		}
		roles = step.roles
		for path in frappe.get_hooks("appeal_roles_of_step"):
			roles = frappe.get_attr(path)(appeal=appeal, acts=acts, roles=roles)
		card = document if document.doctype == "Appeal" else appeal
		is_offered = bool(frappe.has_permission("Appeal", "write", card)) and _is_own(appeal, acts, roles)
		told = [EXECUTOR] if EXECUTOR in roles else roles
		step = {"action": step.action, "roles": roles, "told": told, "is_offered": is_offered}
	document.set_onload("next_step", step)
	document.set_onload("watched_until", watched_until)


def _is_own(appeal: str, acts: set[str], roles: tuple[str, ...]) -> bool:
	return all(
		frappe.get_attr(path)(appeal=appeal, acts=acts, roles=roles)
		for path in frappe.get_hooks("appeal_own_step")
	)


def show_next_step_of_appeal(paper: Document) -> None:
	"""The same on a paper about an appeal."""
	if not paper.appeal:
		return
	fields = ["workflow_state", "follow_up_on"]
	appeal = frappe.db.get_value("Appeal", paper.appeal, fields, as_dict=True)
	show_next_step(paper, appeal=paper.appeal, state=appeal.workflow_state, watched_until=appeal.follow_up_on)
