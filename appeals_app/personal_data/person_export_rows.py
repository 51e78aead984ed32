"""What is held on a person as rows: values for programs, words for the page, each tied to its case."""

import frappe
from frappe import _
from frappe.query_builder import DocType
from frappe.utils import format_datetime, formatdate

from appeals_app.appeal_registry.timeline import acts_in_words
from appeals_app.domain.people_redaction import Person, redact_people
from appeals_app.domain.personal_inventory import INVENTORY
from appeals_app.personal_data.event_queries import EVENT, events_about, officials
from appeals_app.search_arguments import NO_RECORD

CATEGORIES = "Appeal Author Category"

NEVER_GIVEN = frozenset({"tracking_code", "ground_salt", "name_terms", "phone_terms"})
"""Keys and terms of the search, not data on the person."""

STATISTICS = {"Applicant": ("sex", "social_state", "is_confidential"), CATEGORIES: ("category",)}
"""What is told of a person beside the inventory: it stays when the rest is erased, and is held all the same."""

FIGURES = (
	*("received_at", "registered_at", "answered_on", "closed_on", "happened_at", "act", "due_on"),
	*("sent_on", "reply_number", "resolved_on", "letter_kind"),
)
"""Days, numbers and acts that make the words understood."""

NUMBER = "appeal_number"


def number_in_words(appeal: str) -> str:
	"""The index of an appeal; of one that has none yet, the day it came."""
	card = frappe.db.get_value("Appeal", appeal, ["registration_index", "received_at"], as_dict=True)
	return card.registration_index or _("not registered, came on {0}").format(formatdate(card.received_at))


def held_rows(
	doctype: str, names: list[str], *, others: list[Person] | tuple = (), number: str = ""
) -> list[dict]:
	"""What the rows hold, without traces of other people, with the number of their case."""
	meta = frappe.get_meta(doctype)
	held = INVENTORY[doctype].fields if doctype in INVENTORY else ()
	shown = [field for field in (*held, *STATISTICS.get(doctype, ())) if field not in NEVER_GIVEN]
	given = {*shown, *FIGURES}
	fields = [column.fieldname for column in meta.fields if column.fieldname in given]
	rows = frappe.get_all(
		doctype, {"name": ("in", names or [NO_RECORD])}, ["name", *fields], order_by="creation"
	)
	told = acts_in_words([row.name for row in rows]) if doctype == "Appeal Event" else {}
	return [
		_row({NUMBER: number, **{field: row[field] for field in fields}, "told": told.get(row.name)}, others)
		for row in rows
	]


def looks_at(people: list[str], appeals: list[str], *, authority: str, others: list[Person]) -> list[dict]:
	"""Who looked at the people and their appeals in the authority: when, by what act, by what position, why."""
	event = DocType(EVENT)
	rows = (
		frappe.qb.from_(event)
		.select(event.appeal_index, event.happened_at, event.act, event.officer, event.purpose)
		.where(events_about(appeals=appeals, persons=people) & (event.authority == authority))
		.orderby(event.happened_at)
	).run(as_dict=True)
	known = officials()
	looks = []
	for row in rows:
		official = known.get(row.pop("officer")) or frappe._dict()
		seen = {
			"position": official.position,
			"official": official.officer_name,
			"serves_in": official.authority
			and frappe.get_cached_value("Authority", official.authority, "authority_name"),
		}
		looks.append(_row({NUMBER: row.pop("appeal_index"), **row, **seen}, others))
	return looks


def _row(values: dict, others: list[Person] | tuple) -> dict:
	return {
		field: redact_people(str(value), others) for field, value in values.items() if value not in (None, "")
	}


def tables(records: dict[str, list[dict]]) -> list[dict]:
	"""Rows with the labels of their fields and with values as people read them, for the page; looks also where none was."""
	return [
		{"title": _(doctype), "rows": [_line(doctype, row) for row in rows]}
		for doctype, rows in records.items()
		if rows or doctype == EVENT
	]


def _line(doctype: str, row: dict) -> list[tuple[str, str]]:
	meta = frappe.get_meta(doctype)
	own = {
		NUMBER: _("Registration Index"),
		"told": _("Act"),
		"position": _("Position"),
		"official": _("Official"),
		"serves_in": _("Authority Of The Official"),
	}
	return [
		(own.get(field) or _(meta.get_label(field), context=doctype), _in_words(meta, field, value))
		for field, value in row.items()
		if not (field == "act" and "told" in row)
	]


def _in_words(meta: object, field: str, value: str) -> str:
	column = meta.get_field(field)
	if not column:
		return value
	if column.fieldtype == "Select":
		return _(value, context=meta.name)
	if column.fieldtype == "Check":
		return _("Yes") if value == "1" else _("No")
	if column.fieldtype == "Link":
		title = frappe.get_meta(column.options).title_field
		return (title and frappe.db.get_value(column.options, value, title)) or value
	as_shown = {"Date": formatdate, "Datetime": format_datetime}.get(column.fieldtype)
	return as_shown(value) if as_shown else value
