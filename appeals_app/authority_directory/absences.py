"""Absences of officers as values, and who works in their stead today."""

from collections.abc import Callable
from datetime import date

import frappe
from frappe import _
from frappe.model.document import Document
from frappe.query_builder import DocType
from frappe.utils import formatdate, getdate

from appeals_app import clock
from appeals_app.authority_directory.queries import users_in_office
from appeals_app.domain.absences import Absence, StandIn, check_absence, check_no_ring, stand_in_for
from appeals_app.refusal import AppealRuleError, refusals_in_words


def check_entered(absence: Document) -> None:
	"""Raise AppealRuleError unless officer and deputy are colleagues and the days are free."""
	for officer in filter(None, (absence.officer, absence.deputy)):
		if frappe.db.get_value("Authority Officer", officer, "authority") != absence.authority:
			frappe.throw(
				_("The officer works in another authority. Choose a colleague of your own authority."),
				AppealRuleError,
			)
	others = {"officer": absence.officer, "name": ("!=", absence.name or "")}
	of_others = {"authority": absence.authority, "officer": ("!=", absence.officer), "deputy": ("is", "set")}
	with refusals_in_words():
		check_absence(_value(absence), [_value(row) for row in _rows(others)])
		if absence.deputy:
			check_no_ring(_value(absence), [_value(row) for row in _rows(of_others)])


def absent_on(day: date, *, authority: str) -> dict[str, Absence]:
	"""Who of the authority is away on the day, by officer."""
	rows = _rows({"authority": authority, "begins_on": ("<=", day), "ends_on": (">=", day)})
	return {row.officer: _value(row) for row in rows}


def stand_in_today(officer: str, *, authority: str, can_work: Callable[[str], bool]) -> StandIn:
	"""Who works for the officer today: the very officer, a deputy, or nobody."""
	today = clock.today()
	absences = absent_on(today, authority=authority)
	standing = _standing_deputies(authority, today) if officer in absences else {}
	return stand_in_for(officer, on=today, absences=absences, standing=standing, can_work=can_work)


def users_standing_in(users: list[str]) -> list[str]:
	"""Users who work today for those of the users who are away."""
	posts = frappe.get_all("Authority Officer", {"user": ("in", users or [""])}, ["name", "authority"])
	deputies = {
		stand_in_today(post.name, authority=post.authority, can_work=bool).officer for post in posts
	} - {post.name for post in posts}
	return users_in_office(name=("in", sorted(filter(None, deputies)) or [""]))


def absence_in_words(absence: Absence) -> str:
	"""«… is absent until …»."""
	name = frappe.db.get_value("Authority Officer", absence.officer, "officer_name")
	return _("{0} is absent until {1}").format(name, formatdate(absence.last_day))


def _standing_deputies(authority: str, day: date) -> dict[str, list[str]]:
	post = DocType("Authority Officer")
	query = (
		frappe.qb.from_(post)
		.select(post.deputy_for, post.name)
		.where((post.authority == authority) & post.deputy_for.isnotnull())
		.where((post.valid_from <= day) & (post.valid_to.isnull() | (post.valid_to >= day)))
		.orderby(post.creation)
	)
	found: dict[str, list[str]] = {}
	for principal, deputy in query.run():
		found.setdefault(principal, []).append(deputy)
	return found


def _rows(filters: dict) -> list[frappe._dict]:
	fields = ["officer", "begins_on", "ends_on", "deputy"]
	return frappe.get_all("Authority Officer Absence", filters=filters, fields=fields)


def _value(row: Document | frappe._dict) -> Absence:
	return Absence(row.officer, getdate(row.begins_on), getdate(row.ends_on), row.deputy or "")
