"""Running numbers: gapless and unique, because the counter moves in the transaction that uses the number."""

from collections.abc import Iterator
from typing import NoReturn

import frappe
from frappe import _
from frappe.query_builder import DocType
from frappe.utils import now
from pypika import CustomFunction

from appeals_app.appeal_registry.config import rules_at_work
from appeals_app.bulk_rows import STAMPS, insert_rows
from appeals_app.domain.numbering import LAST_NUMBER, counters_of
from appeals_app.refusal import AppealRuleError

LAST_INSERT_ID = CustomFunction("LAST_INSERT_ID", ["number"])
LEAST = CustomFunction("LEAST", ["one", "other"])

COLUMNS = (*STAMPS, "authority", "index_year", "series", "last_number")

ROWS_AT_ONCE = 500

NOT_YEARLY = 0
"""Year of a counter that never starts anew."""


def take_number(*, authority: str, year: int, series: str) -> int:
	"""Next number of the series; AppealRuleError where there is none.  Holds the counter's row until the end of the transaction: call it last.

	The row is made and moved by one statement on its primary key, so that two first uses at once wait for
	each other instead of deadlocking.
	"""
	counter = DocType("Appeal Index Counter")
	following = LEAST(counter.last_number, LAST_NUMBER) + 1
	frappe.qb.into(counter).columns(*COLUMNS).insert(
		*_row(authority, year, series)[:-1], LAST_INSERT_ID(1)
	).on_duplicate_key_update(counter.last_number, LAST_INSERT_ID(following)).run()
	# constant text: the function has no table, which the query builder cannot say
	number = frappe.db.sql("select last_insert_id()")[0][0]
	if number > LAST_NUMBER:
		_refuse_spent(counter_name(authority=authority, year=year, series=series))
	return number


def _refuse_spent(counter: str) -> NoReturn:
	frappe.throw(
		_(
			"The counter «{0}» is spent: it gives no number above {1}. Ask the administrator of the authority for a rule of indexes with another counter."
		).format(counter, LAST_NUMBER),
		AppealRuleError,
	)


def move_counter_past(*, authority: str, year: int, series: str, number: int) -> None:
	"""The counter gives no number up to this one any more: it was given elsewhere, and is never given again."""
	counter = DocType("Appeal Index Counter")
	name = counter_name(authority=authority, year=year, series=series)
	insert_rows("Appeal Index Counter", COLUMNS, [_row(authority, year, series)], update=("series",))
	(
		frappe.qb.update(counter)
		.set(counter.last_number, number)
		.where((counter.name == name) & (counter.last_number < number))
	).run()


def make_counters_ahead(*, year: int) -> int:
	"""Counters of every working authority in `year`, where missing; how many were made.

	Those that count are not touched, so nobody who registers waits for this.
	"""
	counters = DocType("Appeal Index Counter")
	years = (year, NOT_YEARLY)
	kept = frappe.qb.from_(counters).select(counters.name).where(counters.index_year.isin(years)).run()
	wanted = {counter_name(**counter): counter for counter in _counters_needed(year)}
	rows = [_row(**wanted[name]) for name in sorted(wanted.keys() - {row[0] for row in kept})]
	for start in range(0, len(rows), ROWS_AT_ONCE):
		insert_rows("Appeal Index Counter", COLUMNS, rows[start : start + ROWS_AT_ONCE], update=("series",))
	return len(rows)


def _counters_needed(year: int) -> Iterator[dict]:
	for authority in frappe.get_all("Authority", filters={"working_state": ("!=", "Closed")}, pluck="name"):
		yield from counters_needed_by(authority=authority, year=year)


def counters_needed_by(*, authority: str, year: int) -> Iterator[dict]:
	"""Counters from which the authority can take a number in that year, as `counter_name` takes them."""
	for rule in rules_at_work(authority=authority, year=year):
		for series in counters_of(rule):
			counted = year if rule.restarts_yearly else NOT_YEARLY
			yield {"authority": authority, "year": counted, "series": series}


def _row(authority: str, year: int, series: str) -> tuple:
	"""A counter that has not counted yet; the system makes it, nobody has the right to."""
	name = counter_name(authority=authority, year=year, series=series)
	moment, user = now(), "Administrator"
	return (name, moment, moment, user, user, authority, year, series, 0)


def counter_name(*, authority: str, year: int, series: str) -> str:
	"""Primary key of the counter row."""
	return f"{authority}-{year}-{series}"


def number_key(*, authority: str, year: int, series: str, number: int) -> str:
	"""What is unique among all appeals: a counter's number is given once, whatever index it is written in."""
	return f"{counter_name(authority=authority, year=year, series=series)}|{number}"
