"""The chain of events of one appeal or one authority: each event carries the hash of the one before it.

The ground of an event is a person's own words, and some day personal data in them have to go.  So the hash does
not cover the ground itself but its seal: a hash of the words and of a random salt.  With the words and the salt
gone nobody can find out what was sealed, and the chain stays whole.
"""

import hashlib
import json
import re
import secrets
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
	"ground_salt",
	"ground_digest",
	"changed_fields",
	"reference_doctype",
	"reference_name",
)
"""What the hash of an Appeal Event covers: the ground and its salt through their seal."""

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
"""What the hash of an Authority Event covers; its ground is an act of the authority and is never erased."""

HASHED_FIELDS_OF_PERSONAL_DATA = (
	"subject_doctype",
	"subject_name",
	"sequence",
	"act",
	"happened_at",
	"user",
	"officer",
	"ground",
	"ground_salt",
	"ground_digest",
)
"""What the hash of a Personal Data Event covers: the ground and its salt through their seal."""

FIRST_HASH = "0" * 64

SEALED = frozenset({"ground", "ground_salt"})
"""Fields the hash covers through «ground_digest»."""

ERASURE = "personal_data_erased"
"""The act after which grounds of the events before it may be missing."""

GROUND_REMOVED = "the ground was removed"

_DIGEST = re.compile("[0-9a-f]{64}")


@dataclass(frozen=True, slots=True)
class ChainFault:
	"""Where a chain breaks and how."""

	sequence: int
	problem: str


def event_hash(previous_hash: str, event: Mapping[str, object], fields: Iterable[str] = HASHED_FIELDS) -> str:
	"""SHA-256 of the previous hash and of the event's fields as text; empty and missing fields are equal."""
	fields = tuple(fields)
	covered = set(fields) - SEALED if "ground_digest" in fields else fields
	values = {field: str(event.get(field) or "") for field in covered}
	text = previous_hash + json.dumps(values, ensure_ascii=False, sort_keys=True)
	return hashlib.sha256(text.encode()).hexdigest()


def is_hash_of(event: Mapping[str, object], fields: Iterable[str] = HASHED_FIELDS) -> bool:
	"""The event still is what its hash was made of."""
	return event.get("event_hash") == event_hash(str(event.get("previous_hash")), event, fields)


def seal_ground(ground: str) -> dict[str, str]:
	"""Salt and digest that go with the ground into its event; both empty where there is no ground."""
	if not ground:
		return {"ground_salt": "", "ground_digest": ""}
	salt = secrets.token_hex(16)
	return {"ground_salt": salt, "ground_digest": ground_digest(salt, ground)}


def ground_digest(salt: str, ground: str) -> str:
	"""SHA-256 of the salt and the ground."""
	return hashlib.sha256(f"{salt}\n{ground}".encode()).hexdigest()


def find_faults(
	events: Iterable[Mapping[str, object]], fields: Iterable[str] = HASHED_FIELDS
) -> list[ChainFault]:
	"""Faults of one chain's events in the order of `sequence`: gaps, wrong links, changed content.

	A ground may be missing only where a later event of the chain says that personal data were erased.
	"""
	fields, events = tuple(fields), list(events)
	faults = []
	expected_sequence, expected_previous = 1, FIRST_HASH
	erased_until = max((int(event["sequence"]) for event in events if event.get("act") == ERASURE), default=0)
	for event in events:
		sequence = int(event["sequence"])
		if sequence != expected_sequence:
			faults.append(ChainFault(sequence, f"expected event {expected_sequence}"))
		if event["previous_hash"] != expected_previous:
			faults.append(ChainFault(sequence, "does not follow the event before it"))
		if not is_hash_of(event, fields):
			faults.append(ChainFault(sequence, "content was changed"))
		elif "ground_digest" in fields and (problem := fault_of_seal(event, sequence < erased_until)):
			faults.append(ChainFault(sequence, problem))
		expected_sequence, expected_previous = sequence + 1, str(event["event_hash"])
	return faults


def fault_of_seal(event: Mapping[str, object], may_be_erased: bool) -> str:
	"""What is wrong with the ground of an event and its seal; empty where they fit, or were erased as they may be."""
	ground, salt, digest = (
		str(event.get(field) or "") for field in ("ground", "ground_salt", "ground_digest")
	)
	if not ground and not salt and (not digest or (may_be_erased and _DIGEST.fullmatch(digest))):
		return ""
	if not ground and digest:
		return GROUND_REMOVED
	return "" if digest == ground_digest(salt, ground) and ground else "content was changed"


if __name__ == "__main__":
	from appeals_app.domain.event_cli import main

	raise SystemExit(main())
