"""What workers and the clock run."""

import frappe

from appeals_app.appeal_matching.card_terms import write_rows_of
from appeals_app.appeal_matching.upkeep import BATCH, write_stale_batch


def follow_cards() -> None:
	"""Write rows of cards changed of late, batch by batch, until none is behind."""
	while write_stale_batch():
		frappe.db.commit()  # nosemgrep: a batch of a background job, each a transaction of its own


def rebuild(*, after: str = "") -> int:
	"""Write the rows of all cards by their keys, beginning after one; how many were written."""
	written = 0
	while names := _next_names(after):
		write_rows_of(names)
		frappe.db.commit()  # nosemgrep: a batch of a command, each a transaction of its own
		written, after = written + len(names), names[-1]
	return written


def _next_names(after: str) -> list[str]:
	return frappe.get_all(
		"Appeal", filters={"name": (">", after)}, pluck="name", order_by="name asc", limit=BATCH
	)
