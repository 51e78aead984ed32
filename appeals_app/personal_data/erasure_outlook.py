"""What becomes of each record of an act of destruction; until it is carried out, as things stand now.

A record may be put under hold, or its rule be changed, after the list was collected: it will be left alone, and who
approves, carries out or prints the act is told so before.
"""

from collections.abc import Iterator

import frappe
from frappe import _
from frappe.model.document import Document
from frappe.utils import getdate

from appeals_app import clock
from appeals_app.domain.personal_inventory import Subject
from appeals_app.personal_data.due_records import BATCH, START_COLUMNS, due_records, reasons_to_keep
from appeals_app.personal_data.erasure import KEPT, applicable_rules
from appeals_app.search_arguments import NO_RECORD

LEFT = "Left Alone"
SHOWN_KEPT = 20
"""Kept records a form names; the list of rows holds all of them."""

YEAR_COLUMNS = {Subject.APPEAL: "registered_at", Subject.APPLICANT: "creation"}
"""The year a number was given in; that of other records is of the day they came."""

ROW_FIELDS = ["name", "record_type", "record_name", "record_index", "started_on", "outcome", "left_because"]


def reasons_to_leave(subject: Subject, names: list[str], *, authority: str) -> dict[str, str]:
	"""Why some of the records would not be erased today, by record."""
	due = {
		row.name
		for rule, other_kinds in applicable_rules()
		if rule.subject is subject
		for rows in due_records(
			rule, authority=authority, today=clock.today(), other_kinds=other_kinds, among=names
		)
		for row in rows
	}
	not_due = dict.fromkeys(set(names) - due, _("It is no longer due by the rules of today."))
	return {**not_due, **reasons_to_keep(subject, names, clock.today())}


def rows_as_of_now(act: Document) -> list[frappe._dict]:
	"""All rows of the act; one that waits and would be left alone today says so and why."""
	rows = frappe.get_all(
		"Personal Data Erasure Row",
		{"erasure": act.name},
		ROW_FIELDS,
		order_by="record_type, started_on, record_index",
	)
	for subject, of_subject in _batches([row for row in rows if row.outcome == "Waits"]):
		reasons = reasons_to_leave(subject, [row.record_name for row in of_subject], authority=act.authority)
		for row in of_subject:
			if row.record_name in reasons:
				row.outcome, row.left_because = KEPT, reasons[row.record_name]
	return rows


def _batches(rows: list[frappe._dict]) -> Iterator[tuple[Subject, list[frappe._dict]]]:
	for subject in Subject:
		of_subject = [row for row in rows if row.record_type == subject.value]
		for first in range(0, len(of_subject), BATCH):
			yield subject, of_subject[first : first + BATCH]


def outlook_of(act: Document) -> dict[str, object]:
	"""For the form: how many records will really go, and the first of those kept longer with the reason."""
	rows = rows_as_of_now(act)
	kept = [row for row in rows if row.outcome in (KEPT, LEFT)]
	return {
		"to_erase": sum(row.outcome == "Waits" for row in rows),
		"rows": len(rows),
		"kept_count": len(kept),
		"kept": [[_number_of(row), row.left_because] for row in kept[:SHOWN_KEPT]],
		"not_compared": _not_compared(act),
	}


def _not_compared(act: Document) -> list[str]:
	"""Rules of the act whose period nobody has compared: those who approve weigh it, the signed paper is no place for it."""
	used = set(frappe.get_all("Personal Data Erasure Row", {"erasure": act.name}, pluck="retention_rule"))
	rules = {"name": ("in", sorted(used - {None}) or [NO_RECORD]), "is_verified": 0}
	return frappe.get_all("Personal Data Retention Rule", rules, pluck="title", order_by="title")


def groups_in_print(rows: list[frappe._dict]) -> list[dict[str, object]]:
	"""The rows by kind, year and what becomes of them: a group holds the numbers of its records, however many."""
	years = _years(rows)
	groups: dict[tuple, list[str]] = {}
	for row in rows:
		key = (row.record_type, years.get(row.name) or getdate(row.started_on).year)
		groups.setdefault((*key, row.outcome, row.left_because or ""), []).append(_number_of(row))
	return [
		{"record_type": kind, "year": year, "outcome": outcome, "because": because, "numbers": numbers}
		for (kind, year, outcome, because), numbers in sorted(groups.items())
	]


def _number_of(row: frappe._dict) -> str:
	"""A person has no number of his or her own."""
	return "–" if row.record_type == Subject.APPLICANT.value else row.record_index or "–"


def _years(rows: list[frappe._dict]) -> dict[str, int]:
	found = {}
	for subject, of_subject in _batches(rows):
		column = YEAR_COLUMNS.get(subject) or START_COLUMNS[subject]["Received On"]
		names = {"name": ("in", [row.record_name for row in of_subject])}
		days = dict(frappe.get_all(subject.value, names, ["name", column], as_list=True))
		found.update(
			{row.name: getdate(day).year for row in of_subject if (day := days.get(row.record_name))}
		)
	return found
