"""The counters an import moves: how far each goes, and which of them would jump."""

from collections.abc import Iterator

import frappe
from frappe import _
from frappe.model.document import Document
from frappe.query_builder import DocType
from frappe.query_builder.functions import Max

from appeals_app.appeal_exchange.import_check import IMPORTED, READY, ROW
from appeals_app.appeal_registry.numbers import move_counter_past
from appeals_app.domain.number_jumps import is_jump
from appeals_app.domain.numbering import IndexMark, IndexSeries

MOST_LINES = 40


def notes_of_counters(document: Document) -> dict[str, str]:
	"""What the check tells of the counters: the next number of each, and every jump with the row that makes it."""
	counters = _largest_numbers(document)
	return {
		"numbering_note": "\n".join(_next_number(*counter) for counter in counters[:MOST_LINES]),
		"jump_note": "\n".join(list(_jumps(document, counters))[:MOST_LINES]),
	}


def pass_numbers(document: Document) -> None:
	"""From now on the counters give none of the numbers the rows bring: who registers meanwhile neither meets nor waits for them."""
	for year, series, number in _largest_numbers(document):
		move_counter_past(authority=document.authority, year=year, series=series, number=number)


def _largest_numbers(document: Document) -> list[tuple[int, str, int]]:
	"""Year and series of each counter, and the largest number that the rows bring to it."""
	row = DocType(ROW)
	return list(
		frappe.qb.from_(row)
		.select(row.counter_year, row.counter_series, Max(row.counter_number))
		.where(row.appeal_import == document.name)
		.where(row.fate.isin((READY, IMPORTED)) & (row.counter_number > 0))
		.groupby(row.counter_year, row.counter_series)
		.orderby(row.counter_year)
		.orderby(row.counter_series)
		.run()
	)


def _next_number(year: int, series: str, number: int) -> str:
	return _("{0}, counter «{1}»: the next number is {2}").format(
		year or "–", _counter_in_words(series), number + 1
	)


def _jumps(document: Document, counters: list[tuple[int, str, int]]) -> Iterator[str]:
	for year, series, largest in counters:
		counter = {"authority": document.authority, "index_year": year, "series": series}
		last = frappe.db.get_value("Appeal Index Counter", counter, "last_number") or 0
		rows = {"appeal_import": document.name, "counter_year": year, "counter_series": series}
		brought = frappe.db.count(ROW, {**rows, "fate": READY, "counter_number": (">", last)})
		if is_jump(last=last, largest=largest, brought=brought):
			file_row, index = frappe.db.get_value(
				ROW, {**rows, "counter_number": largest}, ["file_row", "old_index"]
			)
			yield _(
				"{0}, counter «{1}»: the index {2} in row {3} would move it from {4} to {5}, and the numbers between are given to nobody."
			).format(year or "–", _counter_in_words(series), index, file_row, last, largest)


def _counter_in_words(series: str) -> str:
	"""The counter as a clerk knows it: letters and marks as they are, the one of all and the one of persons in words."""
	code, _between, counter = series.rpartition(":")
	words = {
		IndexSeries.AUTHORITY.value: _("one for the authority"),
		IndexMark.PERSONAL.value: _("personal appeals"),
	}
	return " ".join(filter(None, (code, words.get(counter, counter))))
