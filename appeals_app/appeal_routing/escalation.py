"""Reminders of appeals whose control date comes or has passed: who is told by each step, and that nobody is told twice."""

import frappe
from frappe.model.document import Document
from frappe.query_builder import DocType
from pypika.queries import QueryBuilder
from pypika.terms import ExistsCriterion

from appeals_app import clock
from appeals_app.appeal_registry.phase_moves import lock_appeal
from appeals_app.appeal_routing.assignments import live_tasks
from appeals_app.authority_directory.absences import users_standing_in
from appeals_app.authority_directory.queries import users_in_office
from appeals_app.domain.escalation import Level, Receiver, control_dates_reached, furthest_first
from appeals_app.domain.lifecycle import OPEN_PHASES
from appeals_app.permissions import roles
from appeals_app.permissions.scope import has_permission

DOCTYPE = "Appeal Escalation"
BATCH = 200
"""Appeals of one question."""


def levels_in_use() -> list[Level]:
	"""The administrator's steps, the furthest first."""
	fields = ["name", "level_title", "days_after", "receiver"]
	rows = frappe.get_all("Appeal Escalation Level", {"is_disabled": 0}, fields)
	return furthest_first(
		Level(row.name, row.level_title, row.days_after, Receiver(row.receiver)) for row in rows
	)


def appeals_at(level: Level, *, after: str) -> QueryBuilder:
	"""Open appeals that have reached the step and have not taken it, nor a further one, for their control date."""
	appeal = DocType("Appeal")
	first, last = control_dates_reached(level, today=clock.today())
	return (
		frappe.qb.from_(appeal)
		.select(appeal.name)
		.where(appeal.phase.isin(sorted(phase.value for phase in OPEN_PHASES)))
		.where(appeal.control_date[first:last] & (appeal.name > after))
		.where(_taken(appeal, level).negate())
		.orderby(appeal.name)
		.limit(BATCH)
	)


def _taken(appeal: DocType, level: Level) -> ExistsCriterion:
	row = DocType(DOCTYPE)
	same_term = (row.appeal == appeal.name) & (row.control_date == appeal.control_date)
	taken = frappe.qb.from_(row).select(row.name).where(same_term & (row.days_after >= level.days_after))
	return ExistsCriterion(taken)


def remind(name: str, level: Level) -> None:
	"""Take the step on the appeal, unless somebody has just done it.

	To be called in a new transaction: the lock comes before anything is read, or what another process took would not be seen.
	"""
	lock_appeal(name)
	card = frappe.get_doc("Appeal", name)
	term = {"appeal": name, "control_date": card.control_date}
	if frappe.db.exists(DOCTYPE, {**term, "days_after": (">=", level.days_after)}):
		return
	named = receivers(card, level.receiver)
	told = [user for user in sorted({*named, *users_standing_in(named)}) if _may_be_told(card, user)]
	for user in told or [None]:  # the step is taken also where there is nobody to tell
		row = frappe.get_doc(
			{
				**term,
				"doctype": DOCTYPE,
				"authority": card.authority,
				"level": level.name,
				"level_title": level.title,
				"days_after": level.days_after,
				"told_on": clock.today(),
				"user": user,
			}
		)
		row.flags.ignore_permissions = True  # nobody has the right to write reminders; the clock does
		row.insert()


def _may_be_told(card: Document, user: str) -> bool:
	return bool(frappe.db.get_value("User", user, "enabled")) and has_permission(card, "read", user)


def receivers(card: Document, receiver: Receiver) -> list[str]:
	"""Users the step names on the appeal, whether or not they may see it."""
	if receiver is Receiver.EXECUTOR:
		return sorted({task.user for task in live_tasks(card.name) if task.user})
	if receiver is Receiver.UNIT_HEAD:
		units = {task.unit for task in live_tasks(card.name)} | {card.responsible_unit}
		return users_in_office(unit=("in", sorted(filter(None, units)) or [""]), is_unit_head=1)
	if receiver is Receiver.HEAD:
		return users_in_office(authority=card.authority, is_first_head=1)
	authority = card.authority
	if receiver is Receiver.SUPERIOR:
		authority = frappe.db.get_value("Authority", authority, "parent_authority")
	return _controllers(users_in_office(authority=authority)) if authority else []


def _controllers(users: list[str]) -> list[str]:
	held = {"parenttype": "User", "parent": ("in", users or [""]), "role": roles.CONTROLLER}
	return sorted(frappe.get_all("Has Role", held, pluck="parent"))
