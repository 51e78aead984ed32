"""The counters from which numbers are taken in a year, by the rules that will be at work: which stand ready, which lack.

Who administers one authority sees its counters, who administers the oblast those of all.
"""

import string
from collections.abc import Iterator

import frappe
from frappe import _

from appeals_app import clock
from appeals_app.appeal_registry.numbers import counter_name, counters_needed_by
from appeals_app.domain.given_values import read_whole_number
from appeals_app.domain.numbering import COLLECTIVE_MARK, UNSIGNED_MARK, IndexMark, IndexSeries
from appeals_app.permissions.delegation import working_authorities
from appeals_app.refusal import AppealRuleError

FIRST_YEAR, LAST_YEAR = 2000, 2100


def execute(filters: dict | None = None) -> tuple[list[dict], list[dict], str]:
	"""Columns, rows, and in words how many counters of the year stand ready."""
	asked = frappe._dict(filters or {})
	year = asked_year(asked.year)
	rows = [row for authority in working_authorities(asked.authority) for row in rows_of(authority, year)]
	lacking = sum(not row["is_ready"] for row in rows)
	return get_columns(), rows, _told(year, len(rows), lacking)


def get_columns() -> list[dict]:
	"""Columns of the list."""
	columns = [
		("authority_title", _("Authority"), "Data", 320),
		("counter", _("Counter"), "Data", 240),
		("period", _("Year"), "Data", 150),
		("next_number", _("Next Number"), "Int", 140),
		("state", _("State"), "Data", 180),
	]
	return [
		{"fieldname": fieldname, "label": label, "fieldtype": fieldtype, "width": width}
		for fieldname, label, fieldtype, width in columns
	]


def asked_year(given: object) -> int:
	"""The year that is asked for; without one, the next."""
	if given in (None, "", 0):
		return clock.today().year + 1
	year = read_whole_number(given)
	if year is None or not FIRST_YEAR <= year <= LAST_YEAR:
		frappe.throw(
			_("The year is not between {0} and {1}. Enter it with four figures.").format(
				FIRST_YEAR, LAST_YEAR
			),
			AppealRuleError,
		)
	return year


def rows_of(authority: frappe._dict, year: int) -> Iterator[dict]:
	"""Counters of one authority, each once."""
	needed = {counter_name(**one): one for one in counters_needed_by(authority=authority.name, year=year)}
	filters = {"name": ("in", list(needed))}
	fields = ["name", "last_number"]
	kept = dict(frappe.get_all("Appeal Index Counter", filters=filters, fields=fields, as_list=True))
	for name, counter in needed.items():
		is_ready = name in kept
		yield {
			"authority": authority.name,
			"authority_title": authority.short_name,
			"counter": counter_in_words(counter["series"]),
			"period": str(counter["year"] or _("not divided by years")),
			"next_number": kept.get(name, 0) + 1,
			"is_ready": is_ready,
			"state": _("Ready") if is_ready else _("Not made yet"),
		}


def counter_in_words(series: str) -> str:
	"""«Усі звернення», «Літера А», and the code of a counter of its own before."""
	code, _colon, name = series.rpartition(":")
	named = {
		IndexSeries.AUTHORITY.value: _("All appeals"),
		IndexMark.PERSONAL.value: _("Signed appeals"),
		COLLECTIVE_MARK: _("Collective appeals"),
		UNSIGNED_MARK: _("Unsigned appeals"),
	}
	said = named.get(name) or _("Letter {0}").format(name.rstrip(string.digits))
	return f"{code}: {said}" if code else said


def _told(year: int, count: int, lacking: int) -> str:
	told = _("Counters of {0} that stand ready: {1} of {2}.").format(year, count - lacking, count)
	if not lacking:
		return told
	advice = _(
		"Those of this and the next year are made every day by themselves, and at the first registration at the latest. If"
		" they still lack tomorrow, tell who keeps the server that the scheduler does not run."
	)
	return f"{told} {advice}"
