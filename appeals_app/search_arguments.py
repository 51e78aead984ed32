"""What a link field sends to the search behind it, read or refused in words: conditions, and which page of the list.

Anybody can send anything to such a search; what the database cannot read ends in a server error.
"""

import json
import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import NoReturn

import frappe
from frappe import _

from appeals_app.domain.given_values import LARGEST_NUMBER, read_moment, read_whole_number
from appeals_app.refusal import AppealRuleError

COMPARISONS = frozenset({"=", "!=", "<", ">", "<=", ">=", "like", "not like"})
CHOICES = frozenset({"in", "not in"})
PRESENCE = frozenset({"set", "not set"})
"""What «is» may ask of a column."""

NO_RECORD = "<>"
"""The name no record can have, asked for where nothing was found: for an empty one the framework would compare
`ifnull(name, '')`, and the database would walk over the whole register."""

COLUMN = re.compile(r"[\w` .]+", re.ASCII)
"""A column, alone or after its table; the database takes no others and fails at some letters."""

LONGEST_PAGE = 500
USUAL_PAGE = 20

Condition = tuple[str, str, str, object]


def given_filters(filters: object) -> dict | list:
	"""What a client sends as filters: names of fields with what is asked of them, or a list of conditions."""
	try:
		given = json.loads(filters) if isinstance(filters, str) and filters else filters
	except (ValueError, RecursionError):
		refuse_filters()
	if not given:
		return {}
	if not isinstance(given, dict | list):
		refuse_filters()
	return given


@contextmanager
def columns_that_exist() -> Iterator[None]:
	"""Refuse in words where the database knows no column that the filters inside name."""
	try:
		yield
	except frappe.db.OperationalError as error:
		if not frappe.db.is_missing_column(error):
			raise
		refuse_filters()


def readable_filters(filters: object) -> dict | list:
	"""The same, where columns are named by names of columns and comparisons by words, as the framework takes for granted."""
	given = given_filters(filters)
	if isinstance(given, dict):
		rows = [
			(field, *(value[:1] if isinstance(value, list | tuple) else "="))
			for field, value in given.items()
		]
	else:
		listed = [given] if given and isinstance(given[0], str) else given
		rows = [row[-3:-1] if isinstance(row, list | tuple) and len(row) in (3, 4) else () for row in listed]
	if not all(len(row) == 2 and _is_column(row[0]) and isinstance(row[1], str) for row in rows):
		refuse_filters()
	return given


def _is_column(field: object) -> bool:
	return isinstance(field, str) and bool(COLUMN.fullmatch(field))


def named_filters(filters: object) -> dict:
	"""The filters, where they can only be named."""
	given = given_filters(filters)
	if not isinstance(given, dict):
		refuse_filters()
	return given


def conditions_on(doctype: str, given: dict | list) -> list[Condition]:
	"""The filters as conditions on columns of the DocType; AppealRuleError for what is none."""
	if isinstance(given, list):
		return [_listed_condition(doctype, row) for row in given]
	return [_named_condition(doctype, field, value) for field, value in given.items()]


def given_page(start: object, length: object) -> tuple[int, int]:
	"""Where the page begins and how many rows it has, whatever was sent: a number of rows, never all of them."""
	first, rows = _first_row(start), read_whole_number(length) or USUAL_PAGE
	return max(first, 0), min(rows, LONGEST_PAGE) if rows > 0 else USUAL_PAGE


def _first_row(start: object) -> int:
	"""A number larger than any list is past its end, not its beginning."""
	is_past_all = read_whole_number(start) is None and str(start).strip().isdecimal()
	return LARGEST_NUMBER if is_past_all else read_whole_number(start) or 0


def refuse_filters() -> NoReturn:
	"""Say that the filters cannot be read."""
	frappe.throw(
		_("The conditions of the search cannot be read. Reload the page and choose again."), AppealRuleError
	)


def _named_condition(doctype: str, field: str, value: object) -> Condition:
	return _listed_condition(doctype, [field, *(value if isinstance(value, list | tuple) else ("=", value))])


def _listed_condition(doctype: str, row: object) -> Condition:
	if not isinstance(row, list | tuple) or len(row) not in (3, 4):
		refuse_filters()
	return _condition(doctype, *row[-3:])


def _condition(doctype: str, field: object, operator: object, value: object) -> Condition:
	is_list = isinstance(value, list | tuple)
	values = value if is_list else [value]
	is_read = (
		isinstance(field, str)
		and field in frappe.get_meta(doctype).get_valid_columns()
		and isinstance(operator, str)
		and (
			_is_presence(operator, value)
			or (
				operator.lower() in (CHOICES if is_list else COMPARISONS | CHOICES)
				and all(_is_comparable(doctype, field, part) for part in values)
			)
		)
	)
	if not is_read:
		refuse_filters()
	return doctype, field, operator, value


def _is_presence(operator: str, value: object) -> bool:
	return operator.lower() == "is" and isinstance(value, str) and value in PRESENCE


def _is_comparable(doctype: str, field: str, value: object) -> bool:
	if not isinstance(value, str | int | float | None):
		return False
	known = frappe.get_meta(doctype).get_field(field)
	is_of_time = field in ("creation", "modified") or (known and known.fieldtype in ("Date", "Datetime"))
	return not is_of_time or value is None or read_moment(value) is not None
