"""Many rows written by one statement.

`frappe.db.bulk_insert` renders every value of every row through the query builder, which costs more than the
database itself.  Here the builder renders the statement once for a number of rows, and values are parameters.
"""

from collections.abc import Sequence
from functools import lru_cache

import frappe
from frappe.query_builder import DocType
from pypika import Parameter
from pypika.terms import Values

STAMPS = ("name", "creation", "modified", "owner", "modified_by")
"""Columns that every row of a DocType has, in the order its values are given here."""


def insert_rows(
	doctype: str, columns: Sequence[str], rows: Sequence[Sequence], *, update: Sequence[str] = ()
) -> None:
	"""Insert rows of a DocType, whose values stand in the order of the columns.

	A row whose key exists gets the columns of `update` instead.  The caller keeps the number of rows moderate
	(a thousand), for all of them travel in one statement.
	"""
	if rows:
		statement = _statement(doctype, tuple(columns), len(rows), tuple(update))
		# the builder's own `run` would render the values into the text
		frappe.db.sql(statement, [value for row in rows for value in row])


@lru_cache(maxsize=32)
def _statement(doctype: str, columns: tuple[str, ...], count: int, update: tuple[str, ...]) -> str:
	table = DocType(doctype)
	one_row = [Parameter("%s")] * len(columns)
	query = frappe.qb.into(table).columns(*columns).insert(*[one_row] * count)
	for column in update:
		query = query.on_duplicate_key_update(table[column], Values(table[column]))
	return query.get_sql()
