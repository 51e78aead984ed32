"""Chains of events hashed with the words of their grounds are hashed anew over the seals."""

import frappe

from appeals_app.domain.event_chain import FIRST_HASH, find_faults
from appeals_app.patches.v0_2.seal_grounds_of_events import _old_hash, execute
from appeals_app.permissions import roles
from appeals_app.testing.journey import RETURN_TO_RESOLUTION, Journey
from appeals_app.testing.staff import Staff

GROUND = "Виконавець у відпустці."


def events_of(appeal: str) -> list[frappe._dict]:
	return frappe.get_all("Appeal Event", {"appeal": appeal}, ["*"], order_by="sequence")


def hashed_as_before(staff: Staff) -> Journey:
	"""An appeal whose chain is that of a site before the patch."""
	way = Journey(staff).to("execution")
	way.press(roles.UNIT_LEAD, RETURN_TO_RESOLUTION, reason=GROUND)
	previous = FIRST_HASH
	for event in events_of(way.appeal):
		hashes = {"previous_hash": previous, "event_hash": _old_hash(previous, event)}
		unsealed = {"ground_salt": None, "ground_digest": None}
		frappe.db.set_value("Appeal Event", event.name, {**hashes, **unsealed})
		previous = hashes["event_hash"]
	return way


def test_whole_chain_is_sealed_and_says_the_same(staff: Staff) -> None:
	way = hashed_as_before(staff)
	assert find_faults(events_of(way.appeal))

	execute()

	events = events_of(way.appeal)
	assert find_faults(events) == []
	assert GROUND in [event.ground for event in events]


def test_patch_run_again_changes_nothing(staff: Staff) -> None:
	way = hashed_as_before(staff)
	execute()
	before = events_of(way.appeal)

	execute()

	assert events_of(way.appeal) == before


def test_broken_chain_stays_broken(staff: Staff) -> None:
	way = hashed_as_before(staff)
	changed = events_of(way.appeal)[1]
	frappe.db.set_value("Appeal Event", changed.name, "user", "Administrator")

	execute()

	assert find_faults(events_of(way.appeal))
	assert not events_of(way.appeal)[1].ground_digest
