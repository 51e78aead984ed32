"""An attached register as batches of cards with what is wrong with each."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain, islice

import frappe
from frappe.model.document import Document

from appeals_app import clock
from appeals_app.appeal_exchange.config import choices_for, resolved_mapping
from appeals_app.appeal_exchange.register_file import register_rows
from appeals_app.appeal_registry.index_numbering import registration_key
from appeals_app.domain.import_mapping import ROWS_BEFORE_HEADING, find_heading
from appeals_app.domain.import_rows import ImportedCard, RowReader
from appeals_app.refusal import refusals_in_words, sentence_of

BATCH = 500
"""Rows read, judged and written in one transaction."""

LONGEST_REASON = 2_000


@dataclass(slots=True)
class ReadRow:
	"""A row of the file: the card it becomes, the key it is known by, and what is wrong with it."""

	number: int
	read: ImportedCard
	key: str
	reason: str


def read_batches(document: Document, *, after: int = 0) -> Iterator[list[ReadRow]]:
	"""The rows behind the heading in batches, those up to `after` left out; AppealRuleError for a file that cannot be read."""
	rows = _rows(document, after)
	while batch := _next_batch(rows):
		yield batch


def _next_batch(rows: Iterator[ReadRow]) -> list[ReadRow]:
	with refusals_in_words():
		return list(islice(rows, BATCH))


def _rows(document: Document, after: int) -> Iterator[ReadRow]:
	choices = choices_for(document.authority)
	mapping = resolved_mapping(frappe.get_doc("Appeal Import Mapping", document.mapping), choices)
	rows = register_rows(document.source_file, document.name, headings=mapping.headings.values())
	beginning = list(islice(rows, ROWS_BEFORE_HEADING))
	heading = find_heading(beginning, mapping)
	reader = RowReader(mapping, heading, choices, now=clock.now())
	for number, cells in chain(beginning, rows):
		if number > max(heading.row, after):
			read, problems = reader.read(cells)
			reason = " ".join(map(sentence_of, problems))[:LONGEST_REASON]
			yield ReadRow(number, read, _key(document, read), reason)


def _key(document: Document, read: ImportedCard) -> str:
	index, registered = read.card.get("registration_index"), read.card.get("registered_at")
	return registration_key(document.authority, registered.year, index) if index and registered else ""
