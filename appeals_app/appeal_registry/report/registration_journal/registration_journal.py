"""The journal of registration: appeals of a period, in the order of numbers or of surnames (Instruction No. 348).

What stands in it is read as any list is: inside the reader's scope, and with people as the reader may see them.
"""

from datetime import date

import frappe
from frappe import _
from frappe.utils import add_days, formatdate

from appeals_app.appeal_registry.listed_appeals import asked_authority, people_of
from appeals_app.refusal import AppealRuleError, given_day

MOST_ROWS = 20_000
"""Rows of one journal; more are printed by shorter periods."""

FIELDS = (
	*("name", "registration_index", "registered_at", "applicant", "subject", "brief", "channel"),
	*("responsible_officer", "control_date", "answered_on", "workflow_state", "case_number"),
)


def execute(filters: dict | None = None) -> tuple[list[dict], list[dict]]:
	"""Columns and rows of the journal."""
	return get_columns(), get_data(frappe._dict(filters or {}))


def get_columns() -> list[dict]:
	"""Columns of the journal."""
	columns = [
		("number", _("Number In Order"), "Int", 75),
		("registration_index", _("Registration Index"), "Data", 140),
		("registered_on", _("Registered On"), "Data", 110),
		("author", _("Applicant"), "Data", 220),
		("place", _("Place Of Residence"), "Data", 200),
		("brief", _("Brief"), "Data", 260),
		("channel", _("Channel"), "Data", 130),
		("executor", _("Responsible Executor"), "Data", 170),
		("control_date", _("Control Date"), "Date", 110),
		("answered_on", _("Answered On"), "Date", 110),
		("workflow_state", _("State"), "Data", 150),
		("case_number", _("Case"), "Data", 100),
	]
	return [
		{"fieldname": fieldname, "label": label, "fieldtype": fieldtype, "width": width}
		for fieldname, label, fieldtype, width in columns
	]


def get_data(filters: frappe._dict) -> list[dict]:
	"""Appeals registered in the period, in their order."""
	authority = asked_authority(filters.authority)
	if not authority:
		frappe.throw(_("The authority is not chosen. Say whose journal it is."), AppealRuleError)
	cards = frappe.get_list(
		"Appeal",
		filters=[["authority", "=", authority], *_asked_days(filters)],
		fields=list(FIELDS),
		order_by="registered_at asc, creation asc",
		limit_page_length=MOST_ROWS + 1,
	)
	if len(cards) > MOST_ROWS:
		frappe.throw(_("The journal has too many rows. Choose a shorter period."), AppealRuleError)
	people, channels, officers = people_of(cards), _titles("Appeal Channel", "title"), _officers(cards)
	rows = [_row(card, people, channels, officers) for card in cards]
	if filters.by_surname:
		rows.sort(key=lambda row: (not row["author"], (row["author"] or "").casefold()))
	return [{"number": number, **row} for number, row in enumerate(rows, start=1)]


def _asked_days(filters: frappe._dict) -> list[list]:
	"""Conditions on the day of registration, and on the control date where one is asked for."""
	since, until = given_day(filters.from_date), given_day(filters.to_date)
	_check_order(since, until)
	asked = [["registered_at", ">=", since], ["registered_at", "<", add_days(until, 1)]]
	control_since, control_to = (
		given_day(day) if day else None for day in (filters.control_since, filters.control_to)
	)
	if control_since and control_to:
		_check_order(control_since, control_to)
	bounds = ((">=", control_since), ("<=", control_to))
	return [*asked, *(["control_date", operator, day] for operator, day in bounds if day)]


def _check_order(since: date, until: date) -> None:
	if until < since:
		frappe.throw(
			_("The period ends on {0}, before its first day {1}. Correct the days.").format(
				formatdate(until), formatdate(since)
			),
			AppealRuleError,
		)


def _row(card: frappe._dict, people: dict, channels: dict, officers: dict) -> dict:
	person = people.get(card.applicant) or frappe._dict()
	return {
		**card,
		"registered_on": formatdate(card.registered_at),
		"author": person.full_name or "",
		"place": ", ".join(filter(None, (person.locality, person.address))),
		"channel": channels.get(card.channel),
		"executor": officers.get(card.responsible_officer),
	}


def _officers(cards: list[frappe._dict]) -> dict[str, str]:
	names = {card.responsible_officer for card in cards if card.responsible_officer}
	return _titles("Authority Officer", "officer_name", names)


def _titles(doctype: str, field: str, names: set[str] | None = None) -> dict[str, str]:
	filters = {} if names is None else {"name": ("in", sorted(names))}
	return dict(frappe.get_all(doctype, filters=filters, fields=["name", field], as_list=True))
