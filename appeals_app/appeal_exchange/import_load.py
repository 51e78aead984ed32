"""Rows that are ready enter the register: a batch a transaction, with authors, questions, terms and events.

Values were checked row by row as the form checks them; they are written by few statements, because a register of
a hundred thousand would take a day by one document after another.
"""

from collections import Counter

import frappe
from frappe import _
from frappe.model.document import Document
from frappe.query_builder import DocType

from appeals_app.appeal_exchange.appeals_there import AppealsThere
from appeals_app.appeal_exchange.import_cards import CardMaker
from appeals_app.appeal_exchange.import_check import IMPORTED, READY, REFUSED, ROW, THERE
from appeals_app.appeal_exchange.import_reading import ReadRow
from appeals_app.appeal_registry.event_log import record_events
from appeals_app.appeal_registry.numbers import number_key
from appeals_app.appeal_registry.terms import TERM_FIELDS
from appeals_app.bulk_rows import STAMPS, insert_rows
from appeals_app.domain.card_term import Law
from appeals_app.domain.import_rows import ImportedCard
from appeals_app.domain.person_search import name_terms, phone_terms
from appeals_app.search_arguments import NO_RECORD

PERSON = ("last_name", "first_name", "middle_name", "locality", "address", "phone", "email")
GIVEN = (
	*("registration_index", "registered_at", "received_at", "written_on", "answered_on", "channel"),
	*("subject", "kind", "appeal_type", "receipt_sign", "brief", "content", "enclosures", "citizens_count"),
	*("pages_count", "sender_name", "sender_number", "sender_date"),
)
ADDED = (
	*("authority", "title", "registered_by", "tracking_code", "registration_key", "number_key"),
	*(
		"applicant",
		"phase",
		"workflow_state",
		"study",
		"content_language",
		"closed_on",
		"considered_since",
		"is_overdue",
		"days_left",
	),
)
TERM = (*TERM_FIELDS, "term_needs_person", "term_problem")
APPEAL = (*STAMPS, *GIVEN, *ADDED, *TERM)
APPLICANT = (*STAMPS, "authority", "full_name", "name_terms", "phone_terms", *PERSON)
QUESTION = (*STAMPS, "parent", "parenttype", "parentfield", "idx", "question", "theme", "result")
FATE = ("name", "appeal_import", "authority", "file_row", "fate", "reason", "appeal")


def load_batch(document: Document, rows: list[ReadRow], law: Law, there: AppealsThere) -> Counter:
	"""Bring over those rows of a batch that are ready; how many met which fate. The caller commits."""
	waiting = _waiting(document, rows)
	if not waiting:
		return Counter()
	taken = there.of(row for row in rows if row.number in waiting)
	batch, fates = Batch(document, law), []
	for row in rows:
		if row.number in waiting:
			name, key, number = waiting[row.number]
			if row.twin != key and not row.reason:
				row.reason = _("The row was another one when the file was checked. Check it again.")
			fate, appeal = _fate_of(row, taken, batch, number)
			fates.append((name, document.name, document.authority, row.number, fate, row.reason, appeal))
	batch.write()
	insert_rows(ROW, FATE, fates, update=("fate", "reason", "appeal"))
	return Counter(row[FATE.index("fate")] for row in fates)


def _waiting(document: Document, rows: list[ReadRow]) -> dict[int, tuple[str, str, str | None]]:
	"""Name, key and key of the number, as checked, of the rows still to be brought over, by number; locked until the end of the transaction."""
	row = DocType(ROW)
	kept = (
		frappe.qb.from_(row)
		.select(row.file_row, row.name, row.row_key, row.counter_year, row.counter_series, row.counter_number)
		.where((row.appeal_import == document.name) & (row.fate == READY))
		.where(row.file_row[rows[0].number : rows[-1].number])
		.for_update()
	).run()
	return {
		file_row: (name, key, _number_key(document.authority, *counter))
		for file_row, name, key, *counter in kept
	}


def _number_key(authority: str, year: int, series: str, number: int) -> str | None:
	return number_key(authority=authority, year=year, series=series, number=number) if number else None


def _fate_of(
	row: ReadRow, taken: dict[str, str], batch: "Batch", number: str | None
) -> tuple[str, str | None]:
	if row.reason:
		return REFUSED, None  # the mapping or the classifier has changed since the check
	if row.key in taken:
		return THERE, taken[row.key]
	return IMPORTED, batch.add(row, number)


class Batch:
	"""Rows of the tables that a batch of cards is made of."""

	def __init__(self, document: Document, law: Law) -> None:
		self._document, self._cards = document, CardMaker(document.authority, law)
		self._now, self._user = frappe.utils.now(), frappe.session.user
		self.appeals: list[dict] = []
		self.applicants: list[list] = []
		self.questions: list[list] = []

	def add(self, row: ReadRow, number: str | None) -> str:
		"""Take one row in, with the key of its number; returns the key of its appeal."""
		read, name = row.read, frappe.generate_hash(length=10)
		card = self._cards.of(row)
		card.update(name=name, applicant=self._add_person(read), number_key=number)
		self.appeals.append(card)
		if read.theme:
			self._add_question(read, name)
		return name

	def write(self) -> None:
		"""Insert everything; the events last, for they end the chains."""
		insert_rows("Applicant", APPLICANT, self.applicants)
		stamps = self._stamps()
		for card in self.appeals:
			card.update(zip(STAMPS[1:], stamps, strict=True))
		self._leave_each_number_to_one()
		insert_rows("Appeal", APPEAL, [[card.get(column) for column in APPEAL] for card in self.appeals])
		insert_rows("Appeal Question", QUESTION, self.questions)
		record_events([self._event(card) for card in self.appeals])

	def _leave_each_number_to_one(self) -> None:
		"""An earlier register may have given a number twice: its indexes stay, and the first holds the number."""
		keys = [card.number_key for card in self.appeals if card.number_key]
		held = set(
			frappe.get_all(
				"Appeal", {"number_key": ("in", keys or [NO_RECORD])}, pluck="number_key", order_by=""
			)
		)
		for card in self.appeals:
			if card.number_key in held:
				card.number_key = None
			held.add(card.number_key)

	def _stamps(self) -> tuple:
		return (self._now, self._now, self._user, self._user)

	def _add_person(self, read: ImportedCard) -> str | None:
		if not read.person:
			return None
		name, person = frappe.generate_hash(length=10), read.person
		full_name = " ".join(filter(None, (person[part] for part in PERSON[:3])))
		values = [person[field] for field in PERSON]
		known_by = (full_name, name_terms(full_name), phone_terms(person["phone"]))
		self.applicants.append([name, *self._stamps(), self._document.authority, *known_by, *values])
		return name

	def _add_question(self, read: ImportedCard, appeal: str) -> None:
		place = (appeal, "Appeal", "questions", 1)
		name = frappe.generate_hash(length=10)
		self.questions.append(
			[name, *self._stamps(), *place, read.card["brief"], read.theme, read.result or None]
		)

	def _event(self, card: frappe._dict) -> dict:
		return {
			"appeal": card.name,
			"authority": card.authority,
			"act": "appeal_imported",
			"to_phase": card.phase,
			"to_state": card.workflow_state,
			"reference_doctype": self._document.doctype,
			"reference_name": self._document.name,
		}
