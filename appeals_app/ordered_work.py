"""Work of minutes that a person orders on a document: a worker does it in batches, one job at a time.

The document carries what is known of the job: `status`, `failure`, and `work_key` where a job that comes late, or twice, has
to find that another was started in its place.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta

import frappe
from frappe import _
from frappe.model.document import Document
from frappe.utils import get_datetime, now
from frappe.utils.background_jobs import get_queue, get_redis_conn, get_workers
from redis.exceptions import ConnectionError as RedisConnectionError

from appeals_app.refusal import AppealRuleError
from appeals_app.site_language import in_site_language

SILENCE = timedelta(minutes=2)
"""A job writes after each batch; one that has been silent for so long was stopped with its worker."""


QUEUE = "long"


class TakenOverError(Exception):
	"""Another job was started in place of this one."""


def check_queue_answers() -> None:
	"""Raise AppealRuleError where an order would reach no worker."""
	try:
		get_redis_conn().ping()
	except RedisConnectionError:
		frappe.throw(
			_("Background work does not answer now, and nothing was started. Try again in a few minutes."),
			AppealRuleError,
		)


def waiting_of(document: Document) -> dict[str, int]:
	"""How many minutes the order has waited, who takes such orders, and how many orders wait in the queue.

	A worker that was stopped is counted until it is missed, for some minutes.
	"""
	waited = get_datetime(now()) - get_datetime(document.ordered_at or document.modified)
	try:
		queue = get_queue(QUEUE)
		workers, orders = len(get_workers(queue)), queue.count
	except RedisConnectionError:
		workers = orders = 0
	return {"minutes": int(waited.total_seconds() // 60), "workers": workers, "orders": orders}


def is_alive(document: Document) -> bool:
	"""The job of the document has written something a short while ago."""
	return get_datetime(now()) - get_datetime(document.modified) < SILENCE


def start(document: Document, *, job: str, status: str, **arguments: str) -> None:
	"""Put the job into the queue once this is committed; `job` takes the arguments and the key it holds the work by."""
	work_key = frappe.generate_hash(length=16)
	document.db_set({"status": status, "failure": None, "work_key": work_key}, notify=True)
	frappe.enqueue(job, queue=QUEUE, timeout=3600, enqueue_after_commit=True, work_key=work_key, **arguments)


def hold(document: Document, work_key: str) -> None:
	"""Lock the document until the end of the transaction; TakenOverError for a job not started last.

	A job called by name, without a key, is nobody's and asks nothing.
	"""
	kept = frappe.db.get_value(document.doctype, document.name, "work_key", for_update=True)
	if work_key and kept != work_key:
		raise TakenOverError


@contextmanager
def at_work(document: Document, *, ordered_by: str) -> Iterator[Document]:
	"""Work on the document as the person who ordered it (a field), whoever has started the job.

	Whatever stops the job is written on the document: a person must not wait in vain.  A refusal is written in its own
	words and ends the job; a fault is raised.  A job in whose place another was started ends without a word.
	"""
	is_done, failure, worker = False, "", frappe.session.user
	try:
		with in_site_language():
			frappe.set_user(document.get(ordered_by) or worker)  # who ordered it had the right
			yield document
		is_done = True
	except TakenOverError:
		is_done = True  # it asks first in each transaction, so nothing is half done
	except AppealRuleError as refusal:
		is_done, failure = True, str(refusal)
	finally:
		if failure or not is_done:
			report_failure(document, failure)
		frappe.set_user(worker)  # as it was before


def report_failure(document: Document, failure: str = "") -> None:
	"""Give up what the job has not committed, and write on the document that it ended."""
	frappe.db.rollback()
	with in_site_language():
		interrupted = _(
			"The work was interrupted; what was done stays. Start it again, or ask the administrator."
		)
	document.db_set({"status": "Failed", "failure": failure or interrupted}, notify=True)
	frappe.db.commit()  # nosemgrep: the failure is kept although the job ends
