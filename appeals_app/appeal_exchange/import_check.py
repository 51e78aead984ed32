"""The dry run: every row is told its fate and why, and nothing enters the register."""

from collections import Counter

import frappe
from frappe.model.document import Document
from frappe.query_builder import DocType
from frappe.query_builder.functions import Count, Max, Sum

from appeals_app.appeal_exchange.appeals_there import AppealsThere
from appeals_app.appeal_exchange.import_cards import OPEN, OVERDUE, CardMaker
from appeals_app.appeal_exchange.import_reading import ReadRow
from appeals_app.appeal_registry.index_numbering import KnownCounters
from appeals_app.bulk_rows import STAMPS, insert_rows
from appeals_app.domain.card_term import Law
from appeals_app.search_arguments import NO_RECORD

ROW = "Appeal Import Row"
READY, REFUSED, DOUBLE, THERE, IMPORTED = (
	*("Ready", "Refused", "Double In File"),
	*("Already There", "Imported"),
)
NO_COUNTER = (0, "", 0)
COUNT_OF_FATE = {
	READY: "ready_count",
	REFUSED: "refused_count",
	DOUBLE: "double_count",
	THERE: "there_count",
	IMPORTED: "imported_count",
}
LONGEST_INDEX = 40
COLUMNS = (
	*(*STAMPS, "appeal_import", "authority", "file_row", "fate", "reason", "appeal", "row_key", "old_index"),
	*("counter_year", "counter_series", "counter_number", "outlook", "lacks_answer_day"),
)


def check_batch(document: Document, rows: list[ReadRow], law: Law, there: AppealsThere) -> Counter:
	"""Write down the fate of each row of a batch; how many met which."""
	appeals, before = there.of(rows), _rows_before(document, {row.twin for row in rows if row.twin})
	counters, cards = KnownCounters(document.authority), CardMaker(document.authority, law)
	now, user = frappe.utils.now(), frappe.session.user
	values = []
	for row in rows:
		fate = _fate(row, appeals, before)
		if row.key and not row.reason:
			before.add(row.twin)
		values.append(
			[
				*(frappe.generate_hash(length=16), now, now, user, user, document.name, document.authority),
				*(row.number, fate, row.reason, appeals.get(row.key), row.twin, index_shown(row)),
				*(_counter_of(row, counters) if fate == READY else NO_COUNTER),
				*((cards.outlook_of(row), int(row.read.lacks_answer_day)) if fate == READY else ("", 0)),
			]
		)
	insert_rows(ROW, COLUMNS, values)
	return Counter(row[COLUMNS.index("fate")] for row in values)


def index_shown(row: ReadRow) -> str:
	"""The index the row has in the file; nothing where its cell holds none, for words of a wrong column may name people."""
	index = row.read.card.get("registration_index") or ""
	return index if len(index) <= LONGEST_INDEX and any(map(str.isdigit, index)) else ""


def _fate(row: ReadRow, appeals: dict[str, str], before: set[str]) -> str:
	if row.reason:
		return REFUSED
	if row.twin in before:
		return DOUBLE
	return THERE if row.key in appeals else READY


def _rows_before(document: Document, keys: set[str]) -> set[str]:
	"""Keys that good rows of the same file have taken already."""
	filters = {
		"appeal_import": document.name,
		"row_key": ("in", list(keys) or [NO_RECORD]),
		"fate": ("in", (READY, THERE, IMPORTED)),
	}
	return set(frappe.get_all(ROW, filters=filters, pluck="row_key", limit_page_length=0))


def _counter_of(row: ReadRow, counters: KnownCounters) -> tuple:
	"""Year, series and number of the counter the index would have come from."""
	card = row.read.card
	found = counters.of(card["registration_index"], card["registered_at"].year)
	return (found["year"], found["series"], found["number"]) if found else NO_COUNTER


def counts_of(document: Document) -> dict[str, int]:
	"""How many rows have each fate, as the import shows them."""
	row = DocType(ROW)
	found = dict(
		frappe.qb.from_(row)
		.select(row.fate, Count("*"))
		.where(row.appeal_import == document.name)
		.groupby(row.fate)
		.run()
	)
	counts = {field: found.get(fate, 0) for fate, field in COUNT_OF_FATE.items()}
	return {**counts, "rows_count": sum(found.values()), **_outlook_counts(document)}


def _outlook_counts(document: Document) -> dict[str, int]:
	"""Rows that are or would be open, those late already among them, and those with a result and no day of answer."""
	row = DocType(ROW)
	query = frappe.qb.from_(row).select(row.outlook, Count("*"), Sum(row.lacks_answer_day))
	query = query.where((row.appeal_import == document.name) & row.fate.isin((READY, IMPORTED)))
	found = {
		outlook: (count, int(lacking or 0)) for outlook, count, lacking in query.groupby(row.outlook).run()
	}
	overdue = found.get(OVERDUE, (0, 0))[0]
	return {
		"open_count": found.get(OPEN, (0, 0))[0] + overdue,
		"overdue_count": overdue,
		"lacking_day_count": sum(lacking for _count, lacking in found.values()),
	}


def add_counts(document: Document, fates: Counter, *, were_ready: bool) -> dict[str, int]:
	"""The counts with those of one more batch, whose rows were counted as ready before or not at all."""
	counts = {field: document.get(field) + fates[fate] for fate, field in COUNT_OF_FATE.items()}
	if were_ready:
		counts["ready_count"] -= sum(fates.values())
		return counts
	return {**counts, "rows_count": document.rows_count + sum(fates.values())}


def last_row(document: Document) -> int:
	"""The last row of the file that is written down."""
	row = DocType(ROW)
	found = frappe.qb.from_(row).select(Max(row.file_row)).where(row.appeal_import == document.name).run()
	return found[0][0] or 0
