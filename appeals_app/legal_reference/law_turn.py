"""Changes of the law go one after the other: rows that fit each other alone must not be saved side by side."""

import frappe
from frappe import _
from frappe.query_builder import DocType
from frappe.query_builder.functions import Count, Max

DOCTYPES_THAT_COUNT = ("Legal Regime", "Term Counting", "Term Rule", "Working Calendar")
"""Terms follow from the rows of these; a citation of an article moves no term."""

CLASSIFIER = ("Appeal Classifier Group", "Appeal Classifier Version", "Appeal Classifier Item")
"""Rows of these fit each other: redactions follow one another, items form a tree."""

State = tuple[str, int]


def take_turn(doctypes: tuple[str, ...] = DOCTYPES_THAT_COUNT) -> None:
	"""Make others who change rows of these DocTypes wait until this transaction ends.

	Raises TimestampMismatchError where somebody has changed it since this transaction began to read: what it
	has read to judge the change is no longer so.
	"""
	try:
		frappe.db.get_value("DocType", doctypes[0], "name", for_update=True)
		is_unchanged = state_of_rows(doctypes) == state_of_rows(doctypes, latest=True)
	except (frappe.QueryDeadlockError, frappe.QueryTimeoutError):
		# who changes a row holds it before the turn comes: two of them wait for each other, and one has to give way
		is_unchanged = False
	if not is_unchanged:
		frappe.throw(
			_("Somebody else has just changed the data of the law. Reload the page and repeat."),
			frappe.TimestampMismatchError,
		)


def state_of_rows(doctypes: tuple[str, ...], *, latest: bool = False) -> list[State]:
	"""What changes with every change of a row of these DocTypes.

	`latest` reads what others have committed since this transaction began, and locks the rows.
	"""
	return [_state_of(doctype, latest=latest) for doctype in doctypes]


def _state_of(doctype: str, *, latest: bool) -> State:
	table = DocType(doctype)
	query = frappe.qb.from_(table).select(Max(table.modified), Count(table.name))
	(row,) = (query.for_update() if latest else query).run()
	return str(row[0]), row[1]
