"""Work repeated when the database gave it up: whoever asked for it must not meet a deadlock."""

import random
import time
from collections.abc import Callable
from copy import copy
from typing import TypeVar

import frappe
from frappe.model.document import Document

Done = TypeVar("Done")

TRIES = 10
LONGEST_WAIT = 0.05
"""Seconds before the first repetition, and so many more before each next one: those given up together go on apart."""

SAVING_DOORS = ("frappe.client.insert", "frappe.client.save", "frappe.desk.form.save.savedocs")
SAVING_PATHS = ("/api/resource/", "/api/v1/resource/", "/api/v2/document/")
"""By these the framework saves one document, and the request does nothing else."""


def repeated_on_deadlock(work: Callable[[], Done]) -> Done:
	"""What the work gives; it is all the request does, for the transaction begins anew before each repetition.

	Inside other work that is repeated it is not repeated alone.
	"""
	if frappe.flags.appeals_repeats:
		return work()
	frappe.flags.appeals_repeats = True
	try:
		for tried in range(1, TRIES):
			try:
				return work()
			except (frappe.QueryDeadlockError, frappe.QueryTimeoutError):
				frappe.db.rollback()
				time.sleep(random.uniform(0, LONGEST_WAIT * tried))  # nosec B311
		return work()
	finally:
		frappe.flags.appeals_repeats = False


def saved_whole(document: Document, save: Callable[[], Done]) -> Done:
	"""Save a document that a request was sent for and nothing else, again if the database gave it up."""
	if frappe.flags.appeals_repeats or not _is_saved_by_a_door():
		return save()
	sent = [(part, _copied(part.__dict__)) for part in (document, *document.get_all_children())]

	def save_what_was_sent() -> Done:
		for part, values in sent:
			part.__dict__.clear()
			part.__dict__.update(_copied(values))
		return save()

	begin_anew()
	return repeated_on_deadlock(save_what_was_sent)


def _copied(values: dict) -> dict:
	"""Lists of rows and flags are changed in place by saving."""
	return {key: copy(value) if isinstance(value, list | dict) else value for key, value in values.items()}


def begin_anew() -> None:
	"""In a request that has written nothing: what is read from now on is what others have committed until now."""
	if getattr(frappe.local, "request", None) and not frappe.db.transaction_writes:
		frappe.db.rollback()


def _is_saved_by_a_door() -> bool:
	request = getattr(frappe.local, "request", None)
	if not request or frappe.db.transaction_writes:
		return False
	return frappe.form_dict.cmd in SAVING_DOORS or request.path.startswith(SAVING_PATHS)


def answer_with(document: Document, name: str) -> Document:
	"""The document that was to be inserted becomes the one that stands already."""
	document.name, document.flags.for_update = name, True  # a plain read does not see what was written since
	document.load_from_db()
	document.flags.for_update = False
	for mark in ("__islocal", "__unsaved"):  # the form would go on as a new document
		document.__dict__.pop(mark, None)
	return document
