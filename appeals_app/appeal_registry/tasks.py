"""What runs by the clock."""

import frappe
from frappe.model.document import Document
from frappe.query_builder import DocType

from appeals_app import clock
from appeals_app.appeal_registry.days_left import count_days_left_anew
from appeals_app.appeal_registry.event_check import anchor_yesterday
from appeals_app.appeal_registry.numbers import make_counters_ahead
from appeals_app.appeal_registry.recalculation import count_batch, how_many
from appeals_app.appeal_registry.recalculation_apply import apply_batch
from appeals_app.appeal_registry.recalculation_orders import (
	APPLICATION,
	AT_WORK,
	COUNT,
	RUNNING,
	resume,
	why_too_old,
)
from appeals_app.domain.card_term import Law
from appeals_app.domain.lifecycle import OPEN_PHASES
from appeals_app.legal_reference.law import law_fingerprint, law_in_force
from appeals_app.ordered_work import at_work, hold

COUNTS = (
	"checked_count",
	"moved_count",
	"first_count",
	"earlier_count",
	"later_count",
	"both_ways_count",
	"same_dates_count",
	"overdue_count",
	"no_longer_overdue_count",
	"needs_person_count",
)


def mark_overdue_appeals() -> None:
	"""Set the overdue mark on open appeals whose last day has passed: one statement, whatever their number."""
	appeal = DocType("Appeal")
	(
		frappe.qb.update(appeal)
		.set(appeal.is_overdue, 1)
		.where(appeal.phase.isin([phase.value for phase in sorted(OPEN_PHASES)]))
		.where((appeal.breach_after < clock.today()) & (appeal.is_overdue == 0))
	).run()


def keep_days_left() -> None:
	"""Lists and reports show the days left today."""
	count_days_left_anew()


def make_counters_for_next_year() -> None:
	"""Counters of this and the next year exist before anybody needs them."""
	year = clock.today().year
	make_counters_ahead(year=year)
	make_counters_ahead(year=year + 1)


def anchor_events_of_yesterday() -> str:
	"""Keep the ends of all event chains as one hash of the day that has ended; returns it as it is printed."""
	anchor = anchor_yesterday(clock.today())
	frappe.db.commit()  # nosemgrep: called by the clock and by a command, each a transaction of its own
	return anchor


def resume_recalculations() -> None:
	"""Start again what was ordered and has been silent: its worker was stopped, or the queue has lost it."""
	for name in frappe.get_all("Term Recalculation", {"status": ("in", AT_WORK)}, pluck="name"):
		resume(name)


def count_recalculation(recalculation: str, work_key: str = "") -> None:
	"""Background job: count all appeals the recalculation asks about, a batch a transaction."""
	with at_work(frappe.get_doc("Term Recalculation", recalculation), ordered_by="counted_by") as document:
		hold(document, work_key)
		frappe.db.delete("Term Recalculation Row", {"recalculation": recalculation})
		document.db_set({"status": RUNNING[COUNT], "to_check_count": how_many(document)}, notify=True)
		frappe.db.commit()  # nosemgrep: who waits sees that the work has begun
		_count_all(document, work_key)
		counted = {"status": "Counted", "counted_at": clock.now(), "counted_by": frappe.session.user}
		document.db_set({**counted, "law_fingerprint": law_fingerprint()}, notify=True)


def _count_all(recalculation: Document, work_key: str) -> None:
	law, after, sums = law_in_force(), "", frappe._dict.fromkeys(COUNTS, 0)
	while True:
		hold(recalculation, work_key)
		batch = count_batch(recalculation, law, after=after)
		sums.update({count: sums[count] + batch[count] for count in COUNTS})
		recalculation.db_set(dict(sums), notify=True)
		frappe.db.commit()  # nosemgrep: each batch stands alone, and shows how far the job is
		after = batch.last
		if not after:
			break


def apply_recalculation(recalculation: str, work_key: str = "") -> None:
	"""Background job: put the waiting rows into force, a batch a transaction.

	Rows counted by rules that have changed since are left alone: nobody has looked at what they would become.
	"""
	with at_work(frappe.get_doc("Term Recalculation", recalculation), ordered_by="applied_by") as document:
		hold(document, work_key)
		law = law_in_force()
		if document.law_fingerprint != law_fingerprint():
			status = "Failed" if document.applied_count else "Counted"
			document.db_set({"status": status, "failure": why_too_old(document)}, notify=True)
			return
		document.db_set("status", RUNNING[APPLICATION], notify=True)
		frappe.db.commit()  # nosemgrep: a batch locks its cards before it reads anything
		while _apply_next(document, law, work_key):
			frappe.db.commit()  # nosemgrep: each batch stands alone; an interrupted job goes on with the next
		document.db_set({"status": "Applied", "applied_at": clock.now()}, notify=True)


def _apply_next(recalculation: Document, law: Law, work_key: str) -> int:
	hold(recalculation, work_key)
	batch = apply_batch(recalculation, law)
	if batch.taken:
		for count in ("applied_count", "skipped_count"):
			recalculation.db_set(count, recalculation.get(count) + batch[count], notify=True)
	return batch.taken
