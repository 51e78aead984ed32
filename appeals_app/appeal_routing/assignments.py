"""What happens to assignments when the appeal takes a step."""

from datetime import date

import frappe
from frappe import _
from frappe.model.document import Document
from frappe.model.workflow import get_workflow
from frappe.query_builder import DocType

from appeals_app import clock
from appeals_app.appeal_registry.phase_moves import Move, phase_of_state
from appeals_app.authority_directory.queries import posts_acted_by
from appeals_app.domain.deadline_proof import Deadline
from appeals_app.domain.extension_requests import Task
from appeals_app.domain.lifecycle import Act, Phase
from appeals_app.permissions.roles import EXECUTOR, HEAD, UNIT_LEAD

ALSO_EXECUTE = frozenset({HEAD, UNIT_LEAD})
"""Who may be given an appeal beside executors."""

LIVE_STATUSES = ("Assigned", "Accepted")
"""Of assignments by which somebody works on the appeal now."""


def check_move_of_executor(appeal: Document, move: Move) -> None:
	"""Steps of executors are taken only by one who is named in a resolution of this consideration.

	The appeal itself is accepted by a responsible one; the others accept their tasks.
	"""
	accepts = move.act is Act.ACCEPT_ASSIGNMENT
	by_task = accepts or _is_of_executors(move.role, move.from_state, move.to_state)
	if by_task and not own_assignment(appeal.name):
		frappe.throw(
			_("You are not named in the resolution. This step is taken by the executor named there."),
			frappe.PermissionError,
		)
	if accepts and not _assignment_that_accepts(appeal.name):
		frappe.throw(
			_(
				"The appeal is accepted by its responsible executor. Open your own task and press «Accept The Task» there."
			),
			frappe.PermissionError,
		)


def is_own_step(*, appeal: str, acts: set[str], roles: tuple[str, ...]) -> bool:
	"""Joins `appeal_own_step`: a step of executors is offered to the responsible one; the others have tasks of their own."""
	if Act.ACCEPT_ASSIGNMENT.value in acts:
		return bool(_assignment_that_accepts(appeal))
	held = set(frappe.get_roles()).intersection(roles)
	is_of_executors = EXECUTOR in roles and held <= {EXECUTOR, *ALSO_EXECUTE}
	return not is_of_executors or bool(own_assignment(appeal, is_responsible=1))


def is_offered_step(*, appeal: str, step: dict) -> bool:
	"""Joins `appeal_offered_step`: a step that goes by a task is a button of whose task it is."""
	if step["appeal_act"] == Act.ACCEPT_ASSIGNMENT.value:
		return bool(_assignment_that_accepts(appeal))
	by_task = _is_of_executors(step["allowed"], step["state"], step["next_state"])
	return not by_task or bool(own_assignment(appeal))


def _is_of_executors(role: str, from_state: str, to_state: str) -> bool:
	"""Executors take their steps by a task; heads and leads who execute, those on the way to the answer that executors take."""
	if role not in ALSO_EXECUTE or phase_of_state(to_state) is not Phase.REPLY:
		return role == EXECUTOR
	steps = get_workflow("Appeal").transitions
	step = (from_state, to_state, EXECUTOR)
	return any((row.state, row.next_state, row.allowed) == step and not row.appeal_act for row in steps)


def own_assignment(appeal: str, **of_kind: object) -> str | None:
	"""Live assignment of the current user on the appeal, else that of one stood in for."""
	live = {"appeal": appeal, "status": ("in", LIVE_STATUSES), **of_kind}
	if own := frappe.db.get_value("Appeal Assignment", {**live, "user": frappe.session.user}):
		return own
	authority = frappe.db.get_value("Appeal", appeal, "authority")
	posts = posts_acted_by(user=frappe.session.user, authority=authority)
	return frappe.db.get_value("Appeal Assignment", {**live, "officer": ("in", sorted(posts) or [""])})


def _assignment_that_accepts(appeal: str) -> str | None:
	"""Own assignment by which the appeal itself is accepted: of a responsible executor, and not given on by another."""
	given_by_heads = frappe.get_all(
		"Appeal Resolution", {"appeal": appeal, "parent_assignment": ("is", "not set")}, pluck="name"
	)
	return own_assignment(appeal, is_responsible=1, resolution=("in", given_by_heads or [""]))


def live_tasks(appeal: str) -> list[Task]:
	"""Whose tasks on the appeal are at work now."""
	live = {"appeal": appeal, "status": ("in", LIVE_STATUSES)}
	rows = frappe.get_all("Appeal Assignment", filters=live, fields=["user", "unit"])
	return [Task(row.user, row.unit) for row in rows]


def follow_move(appeal: Document, move: Move) -> None:
	"""Keep the assignments in step with the appeal."""
	if move.act is Act.ACCEPT_ASSIGNMENT:
		accepted = {"status": "Accepted", "accepted_at": clock.now()}
		frappe.db.set_value("Appeal Assignment", _assignment_that_accepts(appeal.name), accepted)
	elif move.from_phase is Phase.EXECUTION and move.to_phase is Phase.RESOLUTION:
		_set_live(appeal.name, status="Returned")
	elif move.from_phase is Phase.REPLY and move.to_phase is Phase.EXECUTION:
		count_return({"appeal": appeal.name, "is_responsible": 1, "status": ("in", LIVE_STATUSES)})
	elif move.to_phase is Phase.RESOLUTION and move.enters_phase:
		_set_live(appeal.name, status="Cancelled")
	elif move.to_phase is Phase.ANSWERED:
		_set_live(appeal.name, status="Done", done_at=clock.now())
	elif move.to_phase in (
		Phase.FORWARDED,
		Phase.RETURNED,
		Phase.NOT_CONSIDERED,
		Phase.TERMINATED,
		Phase.MERGED,
	):
		_set_live(appeal.name, status="Cancelled")


def follow_term(appeal: str, *, old_control: date, deadline: Deadline) -> None:
	"""Tasks set to the control date move with it, and none stays later than the term of its appeal."""
	assignment = DocType("Appeal Assignment")
	query = (
		frappe.qb.update(assignment)
		.set(assignment.due_on, deadline.control_date)
		.where((assignment.appeal == appeal) & assignment.status.isin(LIVE_STATUSES))
		.where((assignment.due_on == old_control) | (assignment.due_on > deadline.due_date))
	)
	query.run()


def follow_promise(appeal: str, *, promised: date, earlier: list[date]) -> None:
	"""Tasks end by the day the author was promised the final answer, not later, and not by a day promised before it."""
	assignment = DocType("Appeal Assignment")
	query = (
		frappe.qb.update(assignment)
		.set(assignment.due_on, promised)
		.where((assignment.appeal == appeal) & assignment.status.isin(LIVE_STATUSES))
		.where((assignment.due_on > promised) | assignment.due_on.isin(earlier or [promised]))
	)
	query.run()


def follow_recalculation(rows: list[str]) -> None:
	"""The same for the appeals of many Term Recalculation Rows, whose cards have just moved: one statement."""
	if not rows:
		return
	assignment, row, appeal = (
		DocType("Appeal Assignment"),
		DocType("Term Recalculation Row"),
		DocType("Appeal"),
	)
	query = (
		frappe.qb.update(assignment)
		.join(appeal)
		.on(appeal.name == assignment.appeal)
		.join(row)
		.on(row.appeal == appeal.name)
		.set(assignment.due_on, appeal.control_date)
		.where(row.name.isin(rows) & assignment.status.isin(LIVE_STATUSES))
		.where((assignment.due_on == row.old_control_date) | (assignment.due_on > appeal.due_date))
	)
	query.run()


def cancel_tasks(names: list[str]) -> None:
	"""End these tasks: those who had them meet the appeal by them no more."""
	frappe.db.set_value("Appeal Assignment", {"name": ("in", names)}, "status", "Cancelled")


def finish_task(name: str) -> None:
	"""The part is done, and with it what was given on beneath the task."""
	frappe.db.set_value("Appeal Assignment", name, {"status": "Done", "done_at": clock.now()})
	given_on = frappe.get_all("Appeal Resolution", {"parent_assignment": name}, pluck="name")
	beneath = {"resolution": ("in", given_on or [""]), "status": ("in", LIVE_STATUSES)}
	for task in frappe.get_all("Appeal Assignment", beneath, pluck="name"):
		finish_task(task)


def count_return(which: dict) -> None:
	"""One more return for rework of these tasks."""
	for task in frappe.get_all("Appeal Assignment", which, ["name", "times_returned"]):
		frappe.db.set_value("Appeal Assignment", task.name, "times_returned", task.times_returned + 1)


def _set_live(appeal: str, **values: object) -> None:
	assignment = DocType("Appeal Assignment")
	query = frappe.qb.update(assignment).where(assignment.appeal == appeal)
	query = query.where(assignment.status.isin(LIVE_STATUSES))
	for field, value in values.items():
		query = query.set(assignment[field], value)
	query.run()
