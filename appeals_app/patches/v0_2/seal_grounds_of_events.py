"""The hash of an event covered the words of its ground, which therefore could never be erased; now it covers their seal.

Each chain is checked as it was hashed before; a whole one is hashed anew, a broken one stays as it is, so that it
is found broken by the new check too.  To verify: `find_faults` gives nothing for chains that were whole.
"""

import hashlib
import json

import frappe

from appeals_app.domain.event_chain import (
	FIRST_HASH,
	event_hash,
	seal_ground,
)

BATCH = 500
"""Appeals whose chains are read at once."""

OLD_FIELDS = (
	"appeal",
	"sequence",
	"act",
	"happened_at",
	"user",
	"officer",
	"from_phase",
	"to_phase",
	"from_state",
	"to_state",
	"article",
	"ground",
	"changed_fields",
	"reference_doctype",
	"reference_name",
)
"""What the hash covered: neither the authority nor a seal."""


def execute() -> None:
	"""Seal the grounds of every chain hashed in the old way."""
	after = ""
	while appeals := frappe.get_all(
		"Appeal", {"name": (">", after)}, pluck="name", order_by="name", limit=BATCH
	):
		for events in _chains_of(appeals).values():
			if _is_whole(events):
				_hash_anew(events)
		after = appeals[-1]


def _chains_of(appeals: list[str]) -> dict[str, list[frappe._dict]]:
	rows = frappe.get_all(
		"Appeal Event",
		{"appeal": ("in", appeals)},
		["name", "authority", *OLD_FIELDS, "previous_hash", "event_hash"],
		order_by="appeal, sequence",
	)
	chains: dict[str, list[frappe._dict]] = {}
	for row in rows:
		chains.setdefault(row.appeal, []).append(row)
	return chains


def _is_whole(events: list[frappe._dict]) -> bool:
	previous = FIRST_HASH
	for number, event in enumerate(events, start=1):
		if (event.sequence, event.previous_hash, event.event_hash) != (
			number,
			previous,
			_old_hash(previous, event),
		):
			return False
		previous = event.event_hash
	return True


def _old_hash(previous_hash: str, event: frappe._dict) -> str:
	values = {field: str(event.get(field) or "") for field in OLD_FIELDS}
	text = previous_hash + json.dumps(values, ensure_ascii=False, sort_keys=True)
	return hashlib.sha256(text.encode()).hexdigest()


def _hash_anew(events: list[frappe._dict]) -> None:
	previous = FIRST_HASH
	for event in events:
		sealed = seal_ground(event.ground or "")
		previous_hash, previous = previous, event_hash(previous, {**event, **sealed})
		values = {**sealed, "previous_hash": previous_hash, "event_hash": previous}
		frappe.db.set_value("Appeal Event", event.name, values, update_modified=False)
