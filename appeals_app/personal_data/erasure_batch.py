"""One batch of an approved act: rows are locked, looked at once more, erased, and told in events."""

import frappe
from frappe.model.document import Document
from frappe.query_builder import DocType

from appeals_app import clock
from appeals_app.appeal_registry.event_log import record_events
from appeals_app.domain.event_chain import ERASURE
from appeals_app.domain.personal_inventory import Subject
from appeals_app.personal_data.anonymisation import anonymise
from appeals_app.personal_data.erasure_outlook import reasons_to_leave
from appeals_app.personal_data.event_log import record_personal_data_event

BATCH = 100
"""Records erased in one transaction."""

COUNTS = ("erased_count", "left_count", "files_count")


def erase_next(act: Document) -> bool:
	"""Erase the next batch and add it to what the act counts; False where nothing waits any more."""
	batch = erase_batch(act)
	if batch.taken:
		act.db_set({count: act.get(count) + batch[count] for count in COUNTS}, notify=True)
	return bool(batch.taken)


def finish(act: Document) -> None:
	"""Write down that the act is carried out."""
	act.db_set({"status": "Erased", "erased_at": clock.now()}, notify=True)
	record_personal_data_event(act, act="Records Erased")


def erase_batch(act: Document) -> frappe._dict:
	"""Erase the next waiting rows in one transaction; how many were taken, erased, left alone, and files that went.

	It has to be the first to read in its transaction.  A record that is no longer due, or is kept longer since, is
	left alone and its row says why.  Rows done are not touched, so a job that was stopped goes on where it was.
	"""
	rows = _waiting_rows(act.name)
	sums = frappe._dict(taken=len(rows), erased_count=0, left_count=0, files_count=0)
	for subject in Subject:
		named = {row.record_name: row.name for row in rows if row.record_type == subject.value}
		if named:
			_erase(act, subject, named, sums)
	return sums


def _waiting_rows(erasure: str) -> list[frappe._dict]:
	row = DocType("Personal Data Erasure Row")
	query = (
		frappe.qb.from_(row)
		.select(row.name, row.record_type, row.record_name)
		.where((row.erasure == erasure) & (row.outcome == "Waits"))
		.orderby(row.record_type)
		.orderby(row.record_name)
		.limit(BATCH)
		.for_update()
	)
	return query.run(as_dict=True)


def _erase(act: Document, subject: Subject, named: dict[str, str], sums: frappe._dict) -> None:
	names = sorted(named)
	_lock(subject, names)
	kept = reasons_to_leave(subject, names, authority=act.authority)
	gone = [name for name in names if name not in kept]
	files = anonymise(subject, gone) if gone else {}
	_tell(act, subject, gone)
	_set_outcome([named[name] for name in gone], "Erased")
	for name, reason in kept.items():
		_set_outcome([named[name]], "Left Alone", reason)
	sums.erased_count += len(gone)
	sums.left_count += len(kept)
	sums.files_count += sum(files.values())


def _lock(subject: Subject, names: list[str]) -> None:
	table = DocType(subject.value)
	frappe.qb.from_(table).select(table.name).where(table.name.isin(names)).orderby(
		table.name
	).for_update().run()


def _tell(act: Document, subject: Subject, names: list[str]) -> None:
	reference = {"reference_doctype": act.doctype, "reference_name": act.name}
	if subject is Subject.APPEAL:
		record_events(
			[{"appeal": name, "authority": act.authority, "act": ERASURE, **reference} for name in names]
		)
	elif subject in (Subject.REQUEST, Subject.INCIDENT):
		for name in names:
			document = frappe._dict(doctype=subject.value, name=name, authority=act.authority)
			record_personal_data_event(document, act=ERASURE)


def _set_outcome(rows: list[str], outcome: str, reason: str = "") -> None:
	if rows:
		table = DocType("Personal Data Erasure Row")
		query = frappe.qb.update(table).set(table.outcome, outcome).set(table.left_because, reason)
		query.where(table.name.isin(rows)).run()
