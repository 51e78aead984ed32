"""What is held on a person as rows: values for programs, words for the page, each tied to its case."""

import frappe
from frappe import _
from frappe.query_builder import DocType
from frappe.utils import format_datetime, formatdate

from appeals_app.appeal_registry.timeline import acts_in_words
from appeals_app.domain.people_redaction import Person, redact_people
from appeals_app.domain.personal_inventory import INVENTORY
from appeals_app.personal_data.added_fields import added_fields
from appeals_app.personal_data.event_queries import EVENT, account_in_words, events_about, officials
from appeals_app.search_arguments import NO_RECORD

CATEGORIES = "Appeal Author Category"

NEVER_GIVEN = frozenset({"tracking_code", "ground_salt", "name_terms", "phone_terms"})
"""Keys and terms of the search, not data on the person."""

BESIDE_INVENTORY = {
	"Applicant": ("sex", "social_state", "is_confidential", "notices_by_email"),
	"Appeal": (
		*("channel", "written_on", "posted_on", "subject", "kind", "appeal_type", "receipt_sign"),
		*("keep_author_secret", "has_priority", "needs_first_head", "is_author_incapable", "matter_locality"),
		*("content_language", "document_kind", "sender_date", "contact_centre_created_at"),
		*("complained_authority", "complained_unit", "complained_officer", "complained_decision_on"),
		*("learnt_on", "is_limit_restored", "stop_ground", "study", "workflow_state"),
		*("lacks_name", "lacks_place", "lacks_matter", "lacks_signature", "lacks_date", "lacks_contact"),
		*("due_date", "checked_on_site_on"),
	),
	"Appeal Question": ("theme", "is_additional", "result"),
	"Appeal Reply": ("status", "dispatch_method"),
	"Appeal Reply Answer": ("result",),
	"Appeal Transfer": ("to_authority", "status"),
	"Appeal Transfer Question": ("theme",),
	"Appeal Term Change": ("kind", "status", "old_due_on", "new_due_on", "decided_on"),
	"Appeal Extension Request": ("status", "decided_on"),
	"Appeal Dispatch": ("dispatch_method", "status", "outcome_on"),
	"Appeal Commitment": ("status", "author_word", "kept_on", "taken_off_on"),
	"Appeal Oversight": ("overseeing_authority", "relation", "since_on", "ended_on"),
	CATEGORIES: ("category",),
}
"""What is told of a person beside the inventory: decisions, marks and figures stay when the words are erased.

The channel tells where the data in an appeal came from, a transfer to whom they were given.
"""

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
	known = (*held, *BESIDE_INVENTORY.get(doctype, ()), *added_fields(doctype))
	shown = [field for field in known if field not in NEVER_GIVEN]
	given = {*shown, *FIGURES}
	fields = [column.fieldname for column in meta.fields if column.fieldname in given]
	rows = frappe.get_all(
		doctype, {"name": ("in", names or [NO_RECORD])}, ["name", *fields], order_by="creation"
	)
	told = acts_in_words([row.name for row in rows]) if doctype == "Appeal Event" else {}
	marks = {column.fieldname for column in meta.fields if column.fieldtype == "Check"}
	return [
		_row({NUMBER: number, **_set_ones(row, fields, marks), "told": told.get(row.name)}, others)
		for row in rows
	]


def _set_ones(row: dict, fields: list[str], marks: set[str]) -> dict:
	"""Values of the fields; a mark that is not set says nothing of the person."""
	return {field: row[field] for field in fields if row[field] or field not in marks}


def looks_at(people: list[str], appeals: list[str], *, authority: str, others: list[Person]) -> list[dict]:
	"""Who looked at the people and their appeals in the authority: by what post, since when till when, how often, why."""
	event = DocType(EVENT)
	rows = (
		frappe.qb.from_(event)
		.select(event.appeal_index, event.happened_at, event.act, event.officer, event.user, event.purpose)
		.where(events_about(appeals=appeals, persons=people) & (event.authority == authority))
		.orderby(event.happened_at)
	).run(as_dict=True)
	looks: dict[str, list[frappe._dict]] = {}
	for row in rows:
		looks.setdefault(row.officer or row.user, []).append(row)
	known = officials()
	return [_row(_summed(known.get(who) or _account(who), own), others) for who, own in looks.items()]


def _account(user: str) -> frappe._dict:
	return frappe._dict(official=account_in_words(user))


def _summed(official: frappe._dict, looks: list[frappe._dict]) -> dict:
	"""One row for an official in one post; the looks are given in the order they happened."""
	acts = [_(look.act, context=EVENT) for look in looks]
	return {
		**{field: official.get(field) for field in ("position", "official", "serves_in")},
		"first_look": format_datetime(looks[0].happened_at),
		"last_look": format_datetime(looks[-1].happened_at),
		"looks_count": len(looks),
		"acts": _each_once(acts),
		"purposes": _each_once([look.purpose for look in looks]),
		NUMBER: _each_once([look.appeal_index for look in looks]),
	}


def _each_once(words: list[str | None]) -> str:
	return "; ".join(dict.fromkeys(filter(None, words)))


def _row(values: dict, others: list[Person] | tuple) -> dict:
	return {
		field: redact_people(str(value), others)
		for field, value in values.items()
		if str("" if value is None else value).strip()
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
		"first_look": _("First Look"),
		"last_look": _("Last Look"),
		"looks_count": _("How Many Looks"),
		"acts": _("What Was Done"),
		"purposes": _("Purpose", context=EVENT),
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
