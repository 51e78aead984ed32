"""Rows of Appeal Term Change turned into what the domain counts with."""

from datetime import date

import frappe
from frappe.model.document import Document
from frappe.query_builder import DocType

from appeals_app.domain.term_changes import DecisionMaker, Extension, Shortening

EXTENSION, SHORTENING, REFUSAL = "Extension", "Shortening", "Refusal To Shorten"

COUNTED = ("In Force", "Replaced")
"""A replaced change stays in the proof: the one after it met the term as it had set it."""

DECIDED_AS = {"Head": DecisionMaker.HEAD, "Deputy Head": DecisionMaker.DEPUTY}


def changes_in_force(appeals: list[str]) -> dict[str, dict[str, Extension | Shortening]]:
	"""For the hook `appeal_term_changes`: extension and shortening in force, by appeal, in one query."""
	change = DocType("Appeal Term Change")
	rows = (
		frappe.qb.from_(change)
		.select(change.star)
		.where(change.appeal.isin(appeals or [""]))
		.where(change.status.isin(COUNTED))
		.where(change.kind != REFUSAL)
		.orderby(change.in_force_on)
		.orderby(change.creation)
	).run(as_dict=True)
	found: dict[str, dict[str, Extension | Shortening]] = {}
	for row in rows:
		of_appeal = found.setdefault(row.appeal, {})
		of_appeal[_key(row.kind)] = value_of(row, replaces=of_appeal.get(_key(row.kind)))
	return found


def with_change(change: Document, *, told_on: date) -> dict[str, Extension | Shortening]:
	"""What would be in force on the appeal once this change is, the author being told on the day."""
	in_force = changes_in_force([change.appeal]).get(change.appeal, {})
	key = _key(change.kind)
	row = frappe._dict(change.as_dict(), notice_sent_on=told_on)
	return {**in_force, key: value_of(row, replaces=in_force.get(key))}


def value_of(row: frappe._dict, *, replaces: Extension | Shortening | None) -> Extension | Shortening:
	"""One row as a decision of the domain."""
	if row.kind == EXTENSION:
		return Extension(
			decided_on=row.decided_on,
			decided_by=DECIDED_AS[row.decided_as],
			notice_sent_on=row.notice_sent_on,
			new_due=row.new_due_on,
			replaces=replaces,
		)
	return Shortening(
		decided_on=row.decided_on,
		new_due=row.new_due_on,
		demanded_on=row.demanded_on,
		is_demand_written=bool(row.demand_number),
		demand_reason=row.demand_reason or "",
		replaces=replaces,
	)


def _key(kind: str) -> str:
	return "extension" if kind == EXTENSION else "shortening"
