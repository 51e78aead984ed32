"""The chain of events: whatever is changed, removed, added or moved is found."""

import copy
from datetime import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from appeals_app.domain.event_chain import (
	ERASURE,
	FIRST_HASH,
	HASHED_FIELDS,
	HASHED_FIELDS_OF_AUTHORITY,
	ChainFault,
	event_hash,
	find_faults,
	ground_digest,
	seal_ground,
)


def chain(length: int) -> list[dict]:
	"""A chain of events as `record_event` writes it."""
	events: list[dict] = []
	for sequence in range(1, length + 1):
		event = {
			"appeal": "a1",
			"sequence": sequence,
			"act": "step",
			"happened_at": datetime(2026, 11, 23, 10, sequence),
			"user": f"person{sequence}@test.example",
			"from_state": f"Стан {sequence}",
			"ground": f"Підстава {sequence}",
			**seal_ground(f"Підстава {sequence}"),
			"previous_hash": events[-1]["event_hash"] if events else FIRST_HASH,
		}
		event["event_hash"] = event_hash(event["previous_hash"], event)
		events.append(event)
	return events


def test_untouched_chain_has_no_faults() -> None:
	assert find_faults(chain(5)) == []
	assert find_faults([]) == []


@pytest.mark.parametrize("field", HASHED_FIELDS)
def test_change_of_any_field_is_found(field: str) -> None:
	events = chain(4)

	events[1][field] = 77 if field == "sequence" else "інше"

	assert ChainFault(events[1]["sequence"], "content was changed") in find_faults(events)


def test_changed_event_with_a_hash_of_its_own_breaks_the_link_of_the_next() -> None:
	events = chain(4)
	events[1]["user"] = "інша особа"
	events[1]["event_hash"] = event_hash(events[1]["previous_hash"], events[1])

	assert find_faults(events) == [ChainFault(3, "does not follow the event before it")]


@pytest.mark.parametrize("removed", [0, 1, 2])
def test_removed_event_is_found(removed: int) -> None:
	events = chain(4)

	del events[removed]

	faults = find_faults(events)
	assert ChainFault(removed + 2, f"expected event {removed + 1}") in faults
	assert ChainFault(removed + 2, "does not follow the event before it") in faults


def test_events_renumbered_to_hide_a_removed_one_are_found() -> None:
	events = chain(4)
	del events[1]
	for number, event in enumerate(events, start=1):
		event["sequence"] = number

	assert ChainFault(2, "content was changed") in find_faults(events)


def test_swapped_events_are_found() -> None:
	events = chain(4)

	events[1], events[2] = events[2], events[1]

	assert {fault.sequence for fault in find_faults(events)} >= {2, 3}


def test_event_put_in_twice_is_found() -> None:
	events = chain(3)

	events.insert(1, copy.copy(events[0]))

	assert ChainFault(1, "expected event 2") in find_faults(events)


def test_empty_and_missing_fields_are_equal() -> None:
	"""The database gives None where the writer left an empty text."""
	event = chain(1)[0]
	stored = {**dict.fromkeys(HASHED_FIELDS), **event}

	assert find_faults([stored]) == []


def test_hash_depends_on_where_one_field_ends_and_the_next_begins() -> None:
	assert event_hash(FIRST_HASH, {"from_state": "аб", "to_state": "в"}) != event_hash(
		FIRST_HASH, {"from_state": "а", "to_state": "бв"}
	)


texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=20)


@given(st.data())
def test_any_edit_of_a_chain_is_found(data: st.DataObject) -> None:
	events = chain(data.draw(st.integers(1, 6)))
	edited = events[data.draw(st.integers(0, len(events) - 1))]
	field = data.draw(st.sampled_from([name for name in HASHED_FIELDS if name != "sequence"]))
	before = str(edited.get(field) or "")

	edited[field] = data.draw(texts.filter(lambda text: text != before))

	assert find_faults(events)


# grounds that were erased --------------------------------------------------------------------------------


def erase_ground(event: dict) -> None:
	event.update(ground=None, ground_salt="")


def with_erasure(events: list[dict]) -> list[dict]:
	last = {"sequence": len(events) + 1, "act": ERASURE, "previous_hash": events[-1]["event_hash"]}
	return [*events, {**last, "event_hash": event_hash(last["previous_hash"], last)}]


def test_chain_holds_after_grounds_were_erased() -> None:
	events = with_erasure(chain(4))

	for event in events[:-1]:
		erase_ground(event)

	assert find_faults(events) == []


def test_ground_removed_without_an_erasure_is_found() -> None:
	events = chain(4)

	erase_ground(events[1])

	assert find_faults(events) == [ChainFault(2, "the ground was removed")]


def test_ground_removed_after_the_erasure_is_found() -> None:
	events = with_erasure(chain(2))
	later = {"sequence": 4, "previous_hash": events[-1]["event_hash"], "ground": "х", **seal_ground("х")}
	events.append({**later, "event_hash": event_hash(later["previous_hash"], later)})

	erase_ground(events[-1])

	assert find_faults(events) == [ChainFault(4, "the ground was removed")]


def test_ground_written_anew_after_an_erasure_is_found() -> None:
	events = with_erasure(chain(2))

	events[0]["ground"] = "інша підстава"

	assert ChainFault(1, "content was changed") in find_faults(events)


def test_seal_left_alone_does_not_tell_the_ground() -> None:
	"""Equal words have different seals, and without the salt a guess cannot be tried."""
	one, other = seal_ground("Смерть заявника"), seal_ground("Смерть заявника")

	assert one["ground_digest"] != other["ground_digest"]
	assert ground_digest("", "Смерть заявника") not in (one["ground_digest"], other["ground_digest"])
	assert ground_digest(one["ground_salt"], "Смерть заявника") == one["ground_digest"]


def test_event_without_a_ground_needs_no_seal() -> None:
	assert seal_ground("") == {"ground_salt": "", "ground_digest": ""}


# the chain of an authority ------------------------------------------------------------------------------


def authority_event(**changes: object) -> dict:
	"""The first event of an authority, as it is written."""
	event = {
		**dict.fromkeys(HASHED_FIELDS_OF_AUTHORITY, "x"),
		"sequence": 1,
		"previous_hash": FIRST_HASH,
	}
	event["event_hash"] = event_hash(FIRST_HASH, event, HASHED_FIELDS_OF_AUTHORITY)
	return {**event, **changes}


def test_untouched_chain_of_an_authority_has_no_faults() -> None:
	assert find_faults([authority_event()], HASHED_FIELDS_OF_AUTHORITY) == []


@pytest.mark.parametrize("field", HASHED_FIELDS_OF_AUTHORITY)
def test_change_of_any_field_of_an_authority_event_is_found(field: str) -> None:
	changed = authority_event(**{field: 7 if field == "sequence" else "інше"})

	assert ChainFault(changed["sequence"], "content was changed") in find_faults(
		[changed], HASHED_FIELDS_OF_AUTHORITY
	)
