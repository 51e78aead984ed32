"""The chain of looks of one user: each access event carries the hash of the one before it.

Old events are removed by their term, so a chain begins with the first event that is kept.
"""

from collections.abc import Iterable, Mapping

from appeals_app.domain.event_chain import ChainFault, event_hash

HASHED_FIELDS_OF_ACCESS = (
	"user",
	"sequence",
	"happened_at",
	"act",
	"officer",
	"authority",
	"appeal",
	"applicant",
	"purpose",
	"listed_doctype",
	"rows_count",
	"filters_text",
	"searched_digest",
	"source_address",
)


def access_hash(previous_hash: str, event: Mapping[str, object]) -> str:
	"""Hash of an access event that follows the one with `previous_hash`."""
	return event_hash(previous_hash, event, HASHED_FIELDS_OF_ACCESS)


def find_access_faults(events: Iterable[Mapping[str, object]]) -> list[ChainFault]:
	"""Faults of one user's events in the order of `sequence`: gaps, wrong links, changed content."""
	faults = []
	expected: tuple[int, str] | None = None
	for event in events:
		sequence, previous = int(event["sequence"]), str(event["previous_hash"])
		if expected and sequence != expected[0]:
			faults.append(ChainFault(sequence, f"expected event {expected[0]}"))
		if expected and previous != expected[1]:
			faults.append(ChainFault(sequence, "does not follow the event before it"))
		if event["event_hash"] != access_hash(previous, event):
			faults.append(ChainFault(sequence, "content was changed"))
		expected = (sequence + 1, str(event["event_hash"]))
	return faults
