"""A change of a row of the law in place: whom it reaches, and what it does to the mark that a person has checked it.

An error may be corrected in place, and a recalculation follows. A change of the law is a new version: entered in
place it would rewrite the terms of the past.
"""

import json
from collections.abc import Collection
from datetime import date, timedelta
from typing import Any

import frappe
from frappe import _
from frappe.model import table_fields
from frappe.model.document import Document
from frappe.utils import cstr, getdate

from appeals_app import clock
from appeals_app.legal_reference.law_turn import DOCTYPES_THAT_COUNT
from appeals_app.legal_reference.versions import VERSIONED, check_row_is_named
from appeals_app.refusal import AppealRuleError

LAST_DAY = "valid_to"


def question_before_saving(*, doctype: str, name: str, values: dict) -> str:
	"""What to ask a person before these values are saved in the row; empty where no received appeal is concerned.

	Asked about are the fields terms are counted by; of tables and of the last day only what concerns days that have
	come: entering the days moved next year is everyday work.
	"""
	check_row_is_named(name)
	if doctype not in DOCTYPES_THAT_COUNT:
		return ""
	stored = frappe.get_doc(doctype, name)
	stored.check_permission("write")
	entered = frappe.get_doc(doctype, name)
	entered.update({field: values[field] for field in stored.counted_by if field in values})
	changed = changed_fields(stored, entered, stored.counted_by, until=clock.today())
	return _question(stored, entered, changed) if changed else ""


def read_row(sent: object) -> dict:
	"""A row as a form sends it; AppealRuleError where it is none."""
	try:
		row = json.loads(sent) if isinstance(sent, str) else sent
	except (ValueError, RecursionError):
		row = None
	if not isinstance(row, dict):
		frappe.throw(
			_("The row that was sent cannot be read. Reload the page and enter the change again."),
			AppealRuleError,
		)
	return row


def _question(stored: Document, entered: Document, changed: list[str]) -> str:
	since = min(getdate(row.valid_from) for row in (stored, entered) if row.valid_from)
	is_applied = any(row.get("is_enabled", 1) for row in (stored, entered))
	if since > clock.today() or not is_applied or _is_fresh_version(stored):
		return ""
	if stored.doctype in VERSIONED:
		words = _(
			"«{0}» holds from {1}: the change concerns every appeal received since then. Changed: {2}. If the law"
			" has changed, begin a new version instead. Save the change all the same?"
		)
	else:
		words = _(
			"«{0}» holds from {1}: the change concerns every appeal received since then. Changed: {2}. If the law"
			" has changed, let this row end and add another one. Save the change all the same?"
		)
	return words.format(stored.title, frappe.format(since, "Date"), labels(stored, changed))


def _is_fresh_version(row: Document) -> bool:
	"""A version just begun, a copy of the one before: entering what the law changed is what it was begun for."""
	return row.doctype in VERSIONED and row.modified == row.creation and _ends_the_day_before(row)


def _ends_the_day_before(row: Document) -> bool:
	"""An earlier version made way for this one."""
	eve = getdate(row.valid_from) - timedelta(days=1)
	return bool(frappe.db.exists(row.doctype, {"valid_to": eve, "title": row.title}))


def labels(document: Document, fields: Collection[str]) -> str:
	"""What the fields are called on the form."""
	return ", ".join(_(document.meta.get_label(field), context=document.doctype) for field in fields)


def changed_fields(
	before: Document, after: Document, fields: Collection[str], *, until: date = date.max
) -> list[str]:
	"""Which of the fields say something else, in the order of the form; of days only what concerns those until then."""
	return [
		field.fieldname
		for field in before.meta.fields
		if field.fieldname in fields and _said(before, field, until=until) != _said(after, field, until=until)
	]


def _said(document: Document, field: Any, *, until: date) -> frozenset | str:
	"""What the field says about the days until then, in a form that can be compared."""
	value = document.get(field.fieldname)
	if field.fieldtype in table_fields:
		return frozenset(
			(getdate(row.falls_on), cstr(row.get("day_kind")))
			for row in value or []
			if row.falls_on and getdate(row.falls_on) <= until
		)
	if field.fieldname == LAST_DAY and value and getdate(value) >= until:
		return ""
	return cstr(value or "")
