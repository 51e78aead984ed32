"""The chain of a user's looks: any change, gap or foreign row is found; the oldest rows may end by their term."""

import pytest

from appeals_app.domain.access_chain import access_hash, find_access_faults
from appeals_app.domain.event_chain import FIRST_HASH


def chain(length: int = 4) -> list[dict]:
	events, previous = [], FIRST_HASH
	for sequence in range(1, length + 1):
		event = {"user": "clerk", "sequence": sequence, "act": "Opened", "appeal": f"card-{sequence}"}
		event.update(previous_hash=previous, event_hash=access_hash(previous, event))
		previous = event["event_hash"]
		events.append(event)
	return events


def test_whole_chain_and_its_later_part_have_no_fault() -> None:
	assert not find_access_faults(chain())
	assert not find_access_faults(chain()[2:])


@pytest.mark.parametrize("place", [1, 2])
def test_removed_event_inside_the_chain_is_found(place: int) -> None:
	events = chain()
	del events[place]

	assert find_access_faults(events)


@pytest.mark.parametrize("field", ["act", "appeal", "purpose", "source_address", "happened_at"])
def test_changed_event_is_found(field: str) -> None:
	events = chain()
	events[1][field] = "changed"

	[fault] = find_access_faults(events)
	assert fault.sequence == 2
