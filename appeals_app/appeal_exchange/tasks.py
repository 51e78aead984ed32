"""What runs in the background: the check of a file and its loading, a batch a transaction."""

import frappe
from frappe import _
from frappe.model.document import Document
from pymysql.err import IntegrityError

from appeals_app import clock
from appeals_app.appeal_exchange.appeals_there import AppealsThere
from appeals_app.appeal_exchange.import_check import (
	ROW,
	add_counts,
	check_batch,
	counts_of,
	last_row,
)
from appeals_app.appeal_exchange.import_counters import notes_of_counters, pass_numbers
from appeals_app.appeal_exchange.import_load import load_batch
from appeals_app.appeal_exchange.import_orders import (
	AT_WORK,
	CHECK,
	LOAD,
	ORDERED_BY,
	RUNNING,
	resume,
)
from appeals_app.appeal_exchange.import_reading import ReadRow, fingerprint_of, read_batches
from appeals_app.appeal_exchange.register_file import file_note
from appeals_app.appeal_exchange.unknown_words import with_unknown
from appeals_app.domain.card_term import Law
from appeals_app.legal_reference.law import law_in_force
from appeals_app.ordered_work import at_work, hold
from appeals_app.refusal import AppealRuleError

TRIES = 3

Register = tuple[Law, AppealsThere]
"""By what the rows of a loading are judged: the law of their days, and what the register has already."""


def resume_imports() -> None:
	"""Start again what was ordered and has been silent: its worker was stopped, or the queue has lost it."""
	for name in frappe.get_all("Appeal Import", {"status": ("in", AT_WORK)}, pluck="name"):
		resume(name)


def check_import(appeal_import: str, work_key: str = "") -> None:
	"""Background job: judge every row of the file; an interrupted check goes on behind the last batch."""
	with at_work(frappe.get_doc("Appeal Import", appeal_import), ordered_by=ORDERED_BY[CHECK]) as document:
		hold(document, work_key)
		_begin_check(document)
		frappe.db.commit()  # nosemgrep: who waits sees that the work has begun
		law, there = law_in_force(), AppealsThere(document.authority)
		for batch in read_batches(document, after=last_row(document)):
			hold(document, work_key)
			fates = check_batch(document, batch, law, there)
			counts = add_counts(document, fates, were_ready=False)
			document.db_set({**counts, "unknown_words": with_unknown(document, batch)}, notify=True)
			frappe.db.commit()  # nosemgrep: each batch stands alone, and shows how far the job is
		notes = {
			**notes_of_counters(document),
			"source_note": file_note(document.source_file, document.name),
		}
		document.db_set(
			{"status": "Checked", "checked_at": clock.now(), **notes, **counts_of(document)}, notify=True
		)


def _begin_check(document: Document) -> None:
	"""What an interrupted check has found is kept, if file and mapping are still those it looked at."""
	source = fingerprint_of(document)
	begun = {"status": RUNNING[CHECK], "checked_at": None, "source_fingerprint": source}
	if not _is_interrupted(document) or document.source_fingerprint != source:
		frappe.db.delete(ROW, {"appeal_import": document.name})
		begun["unknown_words"] = ""
	document.db_set({**begun, **counts_of(document)}, notify=True)


def load_import(appeal_import: str, work_key: str = "") -> None:
	"""Background job: bring the rows over that are ready; what an interrupted job has done is not done again."""
	with at_work(frappe.get_doc("Appeal Import", appeal_import), ordered_by=ORDERED_BY[LOAD]) as document:
		hold(document, work_key)
		if document.source_fingerprint != fingerprint_of(document):
			frappe.throw(
				_(
					"The file or the mapping was changed after the check. Check the import again, then load it."
				),
				AppealRuleError,
			)
		document.db_set("status", RUNNING[LOAD], notify=True)
		pass_numbers(document)
		frappe.db.commit()  # nosemgrep: who waits sees that the work has begun
		register = (law_in_force(), AppealsThere(document.authority))
		for batch in read_batches(document):
			_load(document, batch, register, work_key)
		document.db_set({"status": "Loaded", "loaded_at": clock.now(), **counts_of(document)}, notify=True)


def _load(document: Document, batch: list[ReadRow], register: Register, work_key: str) -> None:
	for _turn in range(TRIES - 1):
		try:
			return _load_once(document, batch, register, work_key)
		except (IntegrityError, frappe.QueryDeadlockError) as error:
			if isinstance(error, IntegrityError) and not frappe.db.is_unique_key_violation(error):
				raise
			frappe.db.rollback()  # somebody has given one of the numbers meanwhile; now it is seen
	return _load_once(document, batch, register, work_key)


def _load_once(document: Document, batch: list[ReadRow], register: Register, work_key: str) -> None:
	hold(document, work_key)
	if fates := load_batch(document, batch, *register):
		document.db_set(add_counts(document, fates, were_ready=True), notify=True)
	frappe.db.commit()  # nosemgrep: each batch stands alone; an interrupted job goes on with the next


def _is_interrupted(document: Document) -> bool:
	"""The check was begun, and neither ended nor given up for another file."""
	return not document.checked_at and bool(document.rows_count)
