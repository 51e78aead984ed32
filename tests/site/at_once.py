"""Processes that work on the site at the same time, each with a connection of its own."""

import multiprocessing
from concurrent.futures import ProcessPoolExecutor

IMPORTED_ONCE = ["frappe.handler", "appeals_app.appeal_registry.api", "appeals_app.testing.staff"]
"""By the process the others are forked from: to import the framework takes each of them longer than its work."""


def processes_at_once(count: int) -> ProcessPoolExecutor:
	"""So many of them; nothing of the site is open in the process they are forked from."""
	context = multiprocessing.get_context("forkserver")
	context.set_forkserver_preload(IMPORTED_ONCE)
	return ProcessPoolExecutor(count, mp_context=context)
