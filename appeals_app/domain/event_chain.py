"""The chain of events of one appeal or one authority: each event carries the hash of the one before it."""

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

HASHED_FIELDS = (
	"appeal",
	"authority",
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

HASHED_FIELDS_OF_AUTHORITY = (
	"authority",
	"sequence",
	"act",
	"happened_at",
	"user",
	"officer",
	"article",
	"ground",
	"reference_doctype",
	"reference_name",
)
"""What the hash of an Authority Event covers."""

NOT_HASHED_BEFORE = frozenset({"authority"})
"""Of an Appeal Event version 0.1 left this out; events written then stay as they were hashed."""

FIRST_HASH = "0" * 64


@dataclass(frozen=True, slots=True)
class ChainFault:
	"""Where a chain breaks and how."""

	sequence: int
	problem: str


def event_hash(previous_hash: str, event: Mapping[str, object], fields: Iterable[str] = HASHED_FIELDS) -> str:
	"""SHA-256 of the previous hash and of the event's fields as text; empty and missing fields are equal."""
	values = {field: str(event.get(field) or "") for field in fields}
	text = previous_hash + json.dumps(values, ensure_ascii=False, sort_keys=True)
	return hashlib.sha256(text.encode()).hexdigest()


def is_hash_of(event: Mapping[str, object], fields: Iterable[str] = HASHED_FIELDS) -> bool:
	"""The event still is what its hash was made of."""
	fields, previous = tuple(fields), str(event.get("previous_hash"))
	if event.get("event_hash") == event_hash(previous, event, fields):
		return True
	if "appeal" not in fields:
		return False
	before = [field for field in fields if field not in NOT_HASHED_BEFORE]
	return event.get("event_hash") == event_hash(previous, event, before)


def find_faults(
	events: Iterable[Mapping[str, object]], fields: Iterable[str] = HASHED_FIELDS
) -> list[ChainFault]:
	"""Faults of one chain's events in the order of `sequence`: gaps, wrong links, changed content."""
	faults = []
	expected_sequence, expected_previous = 1, FIRST_HASH
	for event in events:
		sequence = int(event["sequence"])
		if sequence != expected_sequence:
			faults.append(ChainFault(sequence, f"expected event {expected_sequence}"))
		if event["previous_hash"] != expected_previous:
			faults.append(ChainFault(sequence, "does not follow the event before it"))
		if not is_hash_of(event, fields):
			faults.append(ChainFault(sequence, "content was changed"))
		expected_sequence, expected_previous = sequence + 1, str(event["event_hash"])
	return faults


if __name__ == "__main__":
	from appeals_app.domain.event_cli import main

	raise SystemExit(main())
