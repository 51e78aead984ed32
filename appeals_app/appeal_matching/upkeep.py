"""Keeping the search table and the sketches true: after the commit of a card, by a worker, whatever was lost on the way.

A card that is saved only asks for a job; the job looks for cards newer than their rows, so that it may be repeated,
killed or lost: the clock asks again, and the command goes through all.
"""

from datetime import datetime

import frappe
from frappe.model.document import Document
from frappe.query_builder import DocType
from frappe.utils import add_to_date, now
from redis.exceptions import ConnectionError as RedisConnectionError

from appeals_app.appeal_matching.card_terms import ENTRY, forget_rows_of, write_rows_of

BATCH = 500
JOB = "appeals_app.appeal_matching.tasks.follow_cards"
JOB_ID = "appeal-matching-follow-cards"
LOOK_BACK_DAYS = 2
"""Rows that were saved longer ago and have no terms are found by the command alone."""


def ask_for_upkeep(document: Document, method: str | None = None) -> None:
	"""For doc_events of Appeal and Applicant: once this is committed, a worker follows it."""
	if not frappe.flags.appeal_upkeep_asked:
		frappe.flags.appeal_upkeep_asked = True
		frappe.db.after_commit.add(_start_job)
		frappe.db.after_rollback.add(_forget_asking)


def _start_job() -> None:
	_forget_asking()
	try:
		frappe.enqueue(JOB, queue="short", job_id=JOB_ID, deduplicate=True)
	except RedisConnectionError:
		return  # the card is stored; the clock asks again when the queue is back


def _forget_asking() -> None:
	frappe.flags.appeal_upkeep_asked = False


def write_stale_batch(since: datetime | None = None) -> int:
	"""Follow up to a batch of cards whose rows are missing or older than they are; how many were followed."""
	stale = stale_appeals(since or add_to_date(now(), days=-LOOK_BACK_DAYS, as_datetime=True))
	write_rows_of(stale)
	return len(stale)


def stale_appeals(since: datetime) -> list[str]:
	"""Cards changed since then, or whose authors were, that the search does not know as they are."""
	appeal, person, entry = DocType("Appeal"), DocType("Applicant"), DocType(ENTRY)
	base = frappe.qb.from_(appeal).left_join(entry).on(entry.name == appeal.name).select(appeal.name)
	is_behind = entry.name.isnull() | (entry.card_modified_at < appeal.modified)
	changed = base.where((appeal.modified >= since) & appeal.anonymised_on.isnull() & is_behind)
	of_people = base.join(person).on(person.name == appeal.applicant)
	of_people = of_people.where((person.modified >= since) & appeal.anonymised_on.isnull())
	of_people = of_people.where(entry.modified < person.modified)
	names = [*changed.limit(BATCH).run(), *of_people.limit(BATCH).run()]
	return list(dict.fromkeys(name for (name,) in names))[:BATCH]


def forget_erased(records: dict[str, list[str]]) -> None:
	"""Hook `personal_data_erased`: what was erased is found by nothing; cards of erased people are written anew."""
	forget_rows_of(records.get("Appeal", []))
	people = records.get("Applicant", [])
	if people:
		write_rows_of(appeals_of_people(people))


def appeals_of_people(people: list[str]) -> list[str]:
	"""Appeals of which one of these is an author or a co-author."""
	authored = frappe.get_all("Appeal", filters={"applicant": ("in", people)}, pluck="name")
	joined = frappe.get_all("Appeal Co-Applicant", filters={"applicant": ("in", people)}, pluck="parent")
	return sorted({*authored, *joined})
