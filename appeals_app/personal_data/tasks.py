"""What runs by the clock and in the background."""

from time import monotonic

import frappe
from frappe.model.document import Document
from frappe.query_builder import DocType
from frappe.utils import add_to_date

from appeals_app import clock
from appeals_app.domain.data_subject_requests import OPEN_REQUEST_PHASES
from appeals_app.domain.event_export import Findings
from appeals_app.ordered_work import is_alive, report_failure
from appeals_app.personal_data.chain_rounds import SOURCES, check_page, tell_of
from appeals_app.personal_data.due_notices import tell_of_overdue_requests, tell_of_waiting_acts
from appeals_app.personal_data.erasure import start
from appeals_app.personal_data.erasure_batch import erase_next, finish
from appeals_app.personal_data.kept_days import days_kept
from appeals_app.personal_data.leftovers import forget_leftovers
from appeals_app.site_language import in_site_language

ROWS_AT_ONCE = 5000
SECONDS_OF_KIND = 150


def erase(erasure: str) -> None:
	"""Background job: erase what the act lists, a batch a transaction."""
	act = frappe.get_doc("Personal Data Erasure", erasure)
	is_done = False
	try:
		with in_site_language():
			_erase_all(act)
		is_done = True
	finally:
		if not is_done:
			report_failure(act)


def _erase_all(act: Document) -> None:
	frappe.db.commit()  # nosemgrep: a batch locks its rows before it reads anything
	while erase_next(act):
		frappe.db.commit()  # nosemgrep: each batch stands alone; an interrupted job goes on with the next
	forget_leftovers()
	finish(act)


def resume_erasures() -> None:
	"""Start again what was ordered and has been silent: its worker was stopped, or the queue has lost it."""
	for name in frappe.get_all("Personal Data Erasure", {"status": "Erasing"}, pluck="name"):
		act = frappe.get_doc("Personal Data Erasure", name, for_update=True)
		if act.status == "Erasing" and not is_alive(act):
			start(act)


def mark_overdue_requests() -> None:
	"""Set the overdue mark on open requests of data subjects whose last day has passed: one statement."""
	request = DocType("Data Subject Request")
	(
		frappe.qb.update(request)
		.set(request.is_overdue, 1)
		.where(request.phase.isin([phase.value for phase in sorted(OPEN_REQUEST_PHASES)]))
		.where((request.breach_after < clock.today()) & (request.is_overdue == 0))
	).run()


def tell_what_waits() -> None:
	"""Tell of overdue requests and of acts of destruction that wait for an approval, of each once."""
	with in_site_language():
		tell_of_overdue_requests()
		tell_of_waiting_acts()


def remove_old_events() -> int:
	"""Remove access events past their term, the oldest of each chain first; returns how many."""
	days = days_kept()
	event, subject = DocType("Personal Data Access Event"), DocType("Personal Data Access Subject")
	removed = 0
	while True:
		old = (
			frappe.qb.from_(event)
			.select(event.name)
			.where(event.happened_at < add_to_date(clock.now(), days=-days))
			.orderby(event.happened_at)
			.limit(ROWS_AT_ONCE)
		).run()
		if not old:
			return removed
		names = [row[0] for row in old]
		frappe.qb.from_(subject).delete().where(subject.event.isin(names)).run()
		frappe.qb.from_(event).delete().where(event.name.isin(names)).run()
		frappe.db.commit()  # nosemgrep: a batch of removals is whole by itself
		removed += len(names)


def check_event_chains(*, seconds: float = SECONDS_OF_KIND) -> None:
	"""Verify chains of each kind for so long, at least a page of them; a fault is told to those who answer for the data."""
	findings = Findings()
	with in_site_language():
		for kind in SOURCES:
			until = monotonic() + seconds
			while check_page(kind, findings):
				frappe.db.commit()  # nosemgrep: a page is whole by itself; a stopped job goes on with the next
				if monotonic() >= until:
					break
		tell_of(findings)
