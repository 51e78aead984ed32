"""Many rows written by one statement.

`frappe.db.bulk_insert` renders every value of every row through the query builder, which costs more than the
database itself.  Here the builder renders one row, and values are parameters.
"""

import re
from collections.abc import Sequence

import frappe
from frappe.query_builder import DocType
from pypika import Parameter
from pypika.terms import Values

STAMPS = ("name", "creation", "modified", "owner", "modified_by")
"""Columns that every row of a DocType has, in the order its values are given here."""

_PLAIN = re.compile(r"[\w .:@-]*")


def insert_rows(
	doctype: str, columns: Sequence[str], rows: Sequence[Sequence], *, update: Sequence[str] = ()
) -> None:
	"""Insert rows of a DocType, whose values stand in the order of the columns.

	A row whose key exists gets the columns of `update` instead.  The caller keeps the number of rows moderate
	(a thousand), for all of them travel in one statement.
	"""
	if rows:
		same = _same_in_all(rows)
		row = [same.get(place, "%s") for place in range(len(columns))]
		statement = _statement(doctype, columns, row, len(rows), update)
		# the builder's own `run` would render the values into the text
		frappe.db.sql(
			statement, [value for row in rows for place, value in enumerate(row) if place not in same]
		)


def _same_in_all(rows: Sequence[Sequence]) -> dict[int, str]:
	"""Columns that hold one value in all rows, by their place, rendered once: to escape it for each row is dear.

	A text of other than plain characters stays a parameter, for `frappe.db.sql` rewrites what looks like SQL.
	"""
	return {
		place: frappe.db.mogrify("%s", (value,))
		for place, value in enumerate(rows[0])
		if (not isinstance(value, str) or _PLAIN.fullmatch(value))
		and all(row[place] == value for row in rows)
	}


def _statement(
	doctype: str, columns: Sequence[str], row: Sequence[str], count: int, update: Sequence[str]
) -> str:
	table = DocType(doctype)
	query = frappe.qb.into(table).columns(*columns).insert(*[Parameter(value) for value in row])
	for column in update:
		query = query.on_duplicate_key_update(table[column], Values(table[column]))
	one_row = f"({','.join(row)})"
	return query.get_sql().replace(one_row, ",".join([one_row] * count), 1)
