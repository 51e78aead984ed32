"""Work repeated when the database gave it up: whoever asked for it must not meet a deadlock."""

from collections.abc import Callable
from typing import TypeVar

import frappe

Done = TypeVar("Done")

TRIES = 5


def repeated_on_deadlock(work: Callable[[], Done]) -> Done:
	"""What the work gives; it is all the request does, for the transaction begins anew before each repetition."""
	for _try in range(TRIES - 1):
		try:
			return work()
		except (frappe.QueryDeadlockError, frappe.QueryTimeoutError):
			frappe.db.rollback()
	return work()
