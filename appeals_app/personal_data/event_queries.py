"""Access events as reports ask for them: inside what the reader watches."""

from datetime import timedelta

import frappe
from frappe import _
from frappe.query_builder import Criterion, DocType
from frappe.utils import cint, get_datetime, getdate
from pypika.queries import QueryBuilder

from appeals_app.domain.access_patterns import Look, Sign, WatchRule
from appeals_app.domain.viewing import Duty
from appeals_app.personal_data.own_records import watched
from appeals_app.personal_data.role_rules import viewer_of
from appeals_app.search_arguments import NO_RECORD

EVENT = "Personal Data Access Event"


def watched_events(filters: frappe._dict, user: str) -> QueryBuilder:
	"""Events of a stretch of days and, where one is chosen, of an authority, that the user may read."""
	event = DocType(EVENT)
	query = frappe.qb.from_(event)
	own = watched(EVENT, user)
	if own is not None:
		query = query.where(own)
	if filters.get("authority"):
		query = query.where(event.authority == filters.authority)
	if filters.get("from_date"):
		query = query.where(event.happened_at >= get_datetime(filters.from_date))
	if filters.get("to_date"):
		query = query.where(event.happened_at < get_datetime(getdate(filters.to_date) + timedelta(days=1)))
	return query


def looks_of(filters: frappe._dict, user: str) -> list[Look]:
	"""The watched events as the rules of the domain look at them."""
	event = DocType(EVENT)
	rows = (
		watched_events(filters, user)
		.select(event.name, event.user, event.happened_at, event.act, event.appeal, event.applicant)
		.select(event.searched_digest, event.rows_count, event.was_assigned)
	).run(as_dict=True)
	own_people = _own_people(rows)
	assigned_only = {user: viewer_of(user).duty is Duty.ASSIGNED for user in {row.user for row in rows}}
	return [
		Look(
			name=row.name,
			user=row.user,
			happened_at=row.happened_at,
			act=row.act,
			subject=row.appeal or row.applicant or "",
			searched=row.searched_digest or "",
			rows=cint(row.rows_count),
			was_assigned=bool(row.was_assigned),
			needs_assignment=bool(row.appeal) and assigned_only[row.user],
			has_same_surname=(row.user, row.appeal or row.applicant) in own_people,
		)
		for row in rows
	]


def _own_people(rows: list[frappe._dict]) -> set[tuple[str, str]]:
	"""Pairs of a user and a card or person where the person has the user's surname, e-mail or phone."""
	authors = dict(
		frappe.get_all(
			"Appeal",
			filters={"name": ("in", _distinct(rows, "appeal"))},
			fields=["name", "applicant"],
			as_list=True,
		)
	)
	persons = {*authors.values(), *_distinct(rows, "applicant")} - {None}
	marks = _marks("Applicant", sorted(persons) or [NO_RECORD], ("last_name", "email", "phone"))
	of_users = _marks("User", _distinct(rows, "user"), ("last_name", "email", "mobile_no"))
	found = set()
	for row in rows:
		person = authors.get(row.appeal) or row.applicant
		if marks.get(person, set()) & of_users.get(row.user, set()):
			found.add((row.user, row.appeal or row.applicant))
	return found


def _distinct(rows: list[frappe._dict], column: str) -> list[str]:
	return sorted({row[column] for row in rows if row[column]}) or [NO_RECORD]


def _marks(doctype: str, names: list[str], fields: tuple[str, str, str]) -> dict[str, set[str]]:
	"""What a person may be recognised by, in one form: surname and e-mail in small letters, digits of the phone."""
	found = {}
	for row in frappe.get_all(doctype, filters={"name": ("in", names)}, fields=["name", *fields]):
		surname, email, phone = (row[field] or "" for field in fields)
		digits = "".join(letter for letter in phone if letter.isdigit())[-9:]
		found[row.name] = {
			mark for mark in (surname.strip().casefold(), email.strip().casefold(), digits) if mark
		}
	return found


def watch_rules() -> list[WatchRule]:
	"""Rules in use."""
	rows = frappe.get_all("Personal Data Watch Rule", filters={"is_enabled": 1}, fields=["*"])
	return [
		WatchRule(
			title=row.rule_title,
			sign=Sign(row.sign),
			most=cint(row.most),
			within=timedelta(minutes=cint(row.within_minutes)),
			night_begins=_time(row.night_begins),
			night_ends=_time(row.night_ends),
		)
		for row in rows
	]


def _time(value: timedelta | None) -> object:
	return (get_datetime("2000-01-01") + (value or timedelta())).time()


def events_by_name(names: list[str]) -> dict[str, frappe._dict]:
	"""Post, act and index of events the reader was shown already."""
	fields = ["name", "officer", "act", "appeal_index"]
	rows = frappe.get_all(EVENT, filters={"name": ("in", names or [NO_RECORD])}, fields=fields)
	return {row.name: row for row in rows}


def officials() -> dict[str, frappe._dict]:
	"""Name, position and the authority they serve in, whole and short, by the name of the officer row."""
	officer, body = DocType("Authority Officer"), DocType("Authority")
	rows = (
		frappe.qb.from_(officer)
		.left_join(body)
		.on(body.name == officer.authority)
		.select(officer.name, officer.officer_name.as_("official"), officer.position)
		.select(body.authority_name.as_("serves_in"), body.short_name.as_("serves_in_short"))
	).run(as_dict=True)
	return {row.name: row for row in rows}


def account_in_words(user: str) -> str:
	"""Who looked without a post: an account that no officer's row tells of."""
	if user == "Administrator":
		return _("System administrator (technical account)")
	return _("{0} (account without a post)").format(frappe.utils.get_fullname(user))


def events_about(*, appeals: list[str], persons: list[str]) -> Criterion:
	"""Events that showed one of the cards or of the persons, by themselves or in a list."""
	event, subject = DocType(EVENT), DocType("Personal Data Access Subject")
	listed = frappe.qb.from_(subject).select(subject.event)
	about = [
		column.isin(names) for column, names in ((event.appeal, appeals), (event.applicant, persons)) if names
	]
	about += [
		event.name.isin(listed.where(column.isin(names)))
		for column, names in ((subject.appeal, appeals), (subject.applicant, persons))
		if names
	]
	return Criterion.any(about)
