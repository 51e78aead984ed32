"""An attached register as batches of cards with what is wrong with each."""

import hashlib
import json
from collections.abc import Iterator
from dataclasses import astuple, dataclass
from itertools import chain, islice

import frappe
from frappe.model.document import Document

from appeals_app import clock
from appeals_app.appeal_exchange.config import choices_for, mapping_of, resolved_mapping
from appeals_app.appeal_exchange.register_file import file_digest, register_rows
from appeals_app.appeal_registry.index_numbering import registration_key
from appeals_app.domain.import_mapping import ROWS_BEFORE_HEADING, find_heading
from appeals_app.domain.import_rows import ImportedCard, RowReader, UnknownWordsError
from appeals_app.domain.numbering import index_as_read
from appeals_app.refusal import refusals_in_words, sentence_of

BATCH = 500
"""Rows read, judged and written in one transaction."""

LONGEST_REASON = 2_000


@dataclass(slots=True)
class ReadRow:
	"""A row of the file: the card it becomes, the key it is known by, the one its twins have, and what is wrong with it."""

	number: int
	read: ImportedCard
	key: str
	twin: str
	reason: str
	unknown: tuple[tuple[str, str], ...] = ()
	"""Words of closed lists that the register does not know, each with its field."""


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
			unknown = tuple(
				(problem.name, problem.words)
				for problem in problems
				if isinstance(problem, UnknownWordsError) and problem.words
			)
			yield ReadRow(number, read, *_keys(document, read), reason, unknown)


def _keys(document: Document, read: ImportedCard) -> tuple[str, str]:
	"""What no other appeal may have, and what rows share that a reader takes for one."""
	index, registered = read.card.get("registration_index"), read.card.get("registered_at")
	if not index or not registered:
		return "", ""
	spellings = (index, index_as_read(index))
	key, twin = (registration_key(document.authority, registered.year, spelling) for spelling in spellings)
	return key, twin


def fingerprint_of(document: Document) -> str:
	"""The file and the mapping as one value: what was checked by others is not what would be loaded."""
	mapping = mapping_of(frappe.get_doc("Appeal Import Mapping", document.mapping))
	rows = [astuple(mapping), file_digest(document.source_file, document.name)]
	return hashlib.sha256(json.dumps(rows, sort_keys=True).encode()).hexdigest()
