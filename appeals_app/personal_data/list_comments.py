"""Comments beside the rows of a list: how many there are, and not what they say.

The framework keeps the words of a record's comments in a column of its row. A sensitive card shows them once a purpose is
stated, as its form does; a list would tell them before, and be searched by them.
"""

import frappe
from frappe import _
from frappe.model.db_query import DatabaseQuery

from appeals_app.domain.asked_columns import column_within, conditions_in, parts_of_order, plain_column
from appeals_app.permissions.own_doctypes import is_ours

COLUMN = "_comments"


def fields_beside_comments(
	doctype: str, fields: list[str], arranged: list[str], filters: object, asked: dict
) -> list[str]:
	"""Fields of a list of ours, which is not chosen, arranged or counted by the words of comments, nor calls them otherwise.

	Where rows come without names every field is spelled out, so that the place of the comments is known.
	"""
	if not is_ours(doctype):
		return fields
	computed = [field for field in fields if not _is_column_by_its_name(field)]
	columns = [column_within(part) for text in (*computed, *arranged) for part in parts_of_order(text)]
	conditions = [row for given in (filters, asked["or_filters"]) for row in conditions_in(given, doctype)]
	named = {column.field for column in columns if column} | {field for _owner, field, _value in conditions}
	if any(COLUMN in field for field in named):
		frappe.throw(
			_("Lists are neither searched nor sorted by comments. Open the record to read them."),
			frappe.PermissionError,
		)
	return _spelled_out(doctype, fields) if asked.get("as_list") else fields


def _is_column_by_its_name(field: str) -> bool:
	column = plain_column(field)
	return bool(column) and column.key == column.field


def _spelled_out(doctype: str, fields: list[str]) -> list[str]:
	columns = frappe.get_meta(doctype).get_valid_columns()
	return [
		name
		for field in fields
		for name in ([f"`tab{doctype}`.`{column}`" for column in columns] if _is_every(field) else [field])
	]


def _is_every(field: str) -> bool:
	column = plain_column(field)
	return bool(column) and column.field == "*"


def without_comments(rows: object, query: DatabaseQuery) -> object:
	"""The rows without the words of comments; the framework has counted them by then."""
	if not is_ours(query.doctype) or not isinstance(rows, (list, tuple)):
		return rows
	columns = [plain_column(str(field)) for field in query.fields or []]
	places = {place for place, column in enumerate(columns) if column and column.field == COLUMN}
	if query.as_list:
		return [_blanked(row, places) for row in rows] if places else rows
	for row in rows:
		if isinstance(row, dict):
			row.update(dict.fromkeys({COLUMN} & row.keys()))
	return rows


def _blanked(row: tuple, places: set[int]) -> tuple:
	return tuple(None if place in places else value for place, value in enumerate(row))
