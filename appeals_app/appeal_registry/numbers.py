"""Running numbers: gapless and unique, because the counter moves in the transaction that uses the number."""

import frappe
from frappe.query_builder import DocType
from frappe.utils import now
from pypika import CustomFunction

LAST_INSERT_ID = CustomFunction("LAST_INSERT_ID", ["number"])

NOT_YEARLY = 0
"""Year of a counter that never starts anew."""


def take_number(*, authority: str, year: int, series: str) -> int:
	"""Next number of the series.  Holds the counter's row until the end of the transaction: call it last.

	The row is made and moved by one statement on its primary key, so that two first uses at once wait for
	each other instead of deadlocking.
	"""
	counter = DocType("Appeal Index Counter")
	moment = now()
	frappe.qb.into(counter).columns(
		counter.name,
		counter.creation,
		counter.modified,
		counter.owner,
		counter.modified_by,
		counter.authority,
		counter.index_year,
		counter.series,
		counter.last_number,
	).insert(
		counter_name(authority=authority, year=year, series=series),
		moment,
		moment,
		"Administrator",
		"Administrator",
		authority,
		year,
		series,
		LAST_INSERT_ID(1),
	).on_duplicate_key_update(counter.last_number, LAST_INSERT_ID(counter.last_number + 1)).run()
	# constant text: the function has no table, which the query builder cannot say
	return frappe.db.sql("select last_insert_id()")[0][0]


def make_counters_ahead(*, year: int) -> int:
	"""Counters of the common series for every working authority in `year`, where missing; how many were made."""
	made = 0
	for authority in frappe.get_all("Authority", filters={"working_state": ("!=", "Closed")}, pluck="name"):
		name = counter_name(authority=authority, year=year, series="authority")
		if not frappe.db.exists("Appeal Index Counter", name):
			make_counter(name=name, authority=authority, year=year, series="authority")
			made += 1
	return made


def make_counter(*, name: str, authority: str, year: int, series: str) -> None:
	"""A counter that has not counted yet; the system makes it, nobody has the right to."""
	counter = frappe.get_doc(
		{
			"doctype": "Appeal Index Counter",
			"authority": authority,
			"index_year": year,
			"series": series,
			"last_number": 0,
		}
	)
	counter.flags.ignore_permissions = True  # counters belong to the system
	counter.insert(set_name=name, ignore_if_duplicate=True)


def counter_name(*, authority: str, year: int, series: str) -> str:
	"""Primary key of the counter row."""
	return f"{authority}-{year}-{series}"
