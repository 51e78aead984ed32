"""Ends of event chains, kept apart from the events: without them nobody would miss an event removed from the end."""

from collections.abc import Iterable
from datetime import datetime

import frappe
from frappe.query_builder import DocType

from appeals_app.bulk_rows import STAMPS, insert_rows

COLUMNS = (*STAMPS, "chain_doctype", "chain_name", "event_count", "last_hash")


def note_chain_end(chain_doctype: str, name: str, count: int, last_hash: str) -> None:
	"""Remember the event just added to a chain; the document's row is locked by the caller.

	By the key alone, so that chains of neighbouring keys do not wait for one another.
	"""
	if count == 1:
		insert_rows("Appeal Chain Head", COLUMNS, _rows(chain_doctype, [(name, count, last_hash)]))
		return
	head = DocType("Appeal Chain Head")
	(
		frappe.qb.update(head)
		.set(head.event_count, count)
		.set(head.last_hash, last_hash)
		.where(head.name == _key(chain_doctype, name))
	).run()


def note_chain_ends(chain_doctype: str, ends: Iterable[tuple[str, int, str]]) -> None:
	"""The same for many chains at once: name of the document, number of its last event, its hash."""
	insert_rows("Appeal Chain Head", COLUMNS, _rows(chain_doctype, ends), update=("event_count", "last_hash"))


def keep_end(chain_doctype: str, name: str, *, count: int, last_hash: str, last_at: datetime) -> None:
	"""The same for a chain whose end is not written beside each event but by the check that has just read it."""
	[row] = _rows(chain_doctype, [(name, count, last_hash)])
	columns = ("event_count", "last_hash", "last_at")
	insert_rows("Appeal Chain Head", (*COLUMNS, "last_at"), [(*row, last_at)], update=columns)


def _rows(chain_doctype: str, ends: Iterable[tuple[str, int, str]]) -> list[tuple]:
	now, user = frappe.utils.now(), frappe.session.user
	return [(_key(chain_doctype, end[0]), now, now, user, user, chain_doctype, *end) for end in ends]


def _key(chain_doctype: str, name: str) -> str:
	return f"{chain_doctype}:{name}"


def kept_end(chain_doctype: str, name: str) -> tuple[int | None, str | None]:
	"""Number and hash of the last event as they were kept; nothing where none was."""
	kept = frappe.db.get_value(
		"Appeal Chain Head",
		{"chain_doctype": chain_doctype, "chain_name": name},
		["event_count", "last_hash"],
	)
	return kept or (None, None)
