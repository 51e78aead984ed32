"""The events of an appeal: one for every act, chained, and without a word of what the act was about."""

import frappe
import pytest

from appeals_app.domain.event_chain import find_faults
from appeals_app.permissions import roles
from appeals_app.refusal import AppealRuleError
from appeals_app.testing import journey
from appeals_app.testing.factories import THEME, make_applicant
from appeals_app.testing.journey import Journey
from appeals_app.testing.staff import Staff, acting_as

MARKER = "ПРИХОВАНЕ"
PERSONAL = {
	"last_name": f"{MARKER}ко",
	"first_name": f"{MARKER}ія",
	"locality": f"м. {MARKER}",
	"address": f"вул. {MARKER}, 1",
	"phone": "0677777777",
	"email": "pryhovane@test.example",
}


def events(appeal: str) -> list[frappe._dict]:
	return frappe.get_all("Appeal Event", filters={"appeal": appeal}, fields=["*"], order_by="sequence asc")


def acts(appeal: str) -> list[str]:
	return [event.act for event in events(appeal)]


def change(way: Journey, **fields: object) -> None:
	"""The registrar edits the card as the Desk sends it: dates as text, tables as rows."""
	card = frappe.get_doc(frappe.parse_json(way.card().as_json()))
	card.update(fields)
	with acting_as(way.staff[roles.REGISTRAR]):
		card.save()


# one event for every act -------------------------------------------------------------------------------


def test_every_step_of_the_way_has_its_event_by_its_person(staff: Staff) -> None:
	way = Journey(staff).to("closed")

	told = [
		(event.act, event.user, event.from_phase or "", event.to_phase or "") for event in events(way.appeal)
	]

	by = {role: staff[role].user for role in roles.ALL_ROLES}
	assert told == [
		("received", by[roles.REGISTRAR], "", "RECEIVED"),
		("step", by[roles.REGISTRAR], "RECEIVED", "REGISTERED"),
		("step", by[roles.REGISTRAR], "REGISTERED", "RESOLUTION"),
		("resolution_issued", by[roles.HEAD], "", ""),
		("step", by[roles.HEAD], "RESOLUTION", "EXECUTION"),
		("accept_assignment", by[roles.EXECUTOR], "EXECUTION", "EXECUTION"),
		("reply_drafted", by[roles.EXECUTOR], "", ""),
		("step", by[roles.EXECUTOR], "EXECUTION", "REPLY"),
		("step", by[roles.EXECUTOR], "REPLY", "REPLY"),
		("approve_reply", by[roles.UNIT_LEAD], "REPLY", "REPLY"),
		("sign_reply", by[roles.HEAD], "REPLY", "REPLY"),
		("step", by[roles.REGISTRAR], "REPLY", "ANSWERED"),
		("step", by[roles.CONTROLLER], "ANSWERED", "CLOSED"),
	]


def test_event_names_the_post_by_which_the_person_acted(staff: Staff) -> None:
	way = Journey(staff).to("execution")

	posts = {event.user: event.officer for event in events(way.appeal)}

	assert posts == {staff[role].user: staff[role].officer for role in (roles.REGISTRAR, roles.HEAD)}


def test_ground_of_a_step_is_kept_with_its_article(staff: Staff) -> None:
	way = Journey(staff).to("closed")
	way.press(roles.HEAD, journey.REOPEN, reason="Рішення суду від 01.02.2026")

	last = events(way.appeal)[-1]

	assert (last.ground, last.to_phase) == ("Рішення суду від 01.02.2026", "RESOLUTION")
	assert last.article


def test_saving_a_card_unchanged_makes_no_event(staff: Staff) -> None:
	way = Journey(staff, written_on="2024-01-31", sender_date="2024-01-30", author_categories=[
		{"category": "author_category.war_participant"}
	]).to("registered")  # fmt: skip
	before = acts(way.appeal)

	change(way)

	assert acts(way.appeal) == before


@pytest.mark.parametrize(
	("field", "value"),
	[
		("brief", "Інший зміст"),
		("pages_count", 7),
		("keep_author_secret", 1),
		("written_on", "2024-01-31"),
		("questions", [{"question": "Інше питання", "theme": THEME}]),
		("author_categories", [{"category": "author_category.war_participant"}]),
	],
)
def test_change_of_a_card_is_one_event_that_names_the_field(staff: Staff, field: str, value: object) -> None:
	way = Journey(staff).to("registered")
	before = len(events(way.appeal))

	change(way, **{field: value})

	[event] = events(way.appeal)[before:]
	assert (event.act, event.changed_fields) == ("card_changed", field)


# no personal words --------------------------------------------------------------------------------------


def test_events_hold_no_word_of_the_card_nor_of_the_applicant(staff: Staff) -> None:
	with acting_as(staff[roles.REGISTRAR]):
		applicant, other = make_applicant(**PERSONAL), make_applicant(**PERSONAL)
	way = Journey(
		staff,
		applicant=applicant.name,
		brief=MARKER,
		content=MARKER,
		sender_name=MARKER,
		complained_note=MARKER,
		enclosures=MARKER,
		questions=[{"question": MARKER, "theme": THEME}],
	).to("registered")
	change(way, brief=f"{MARKER} змінено", applicant=other.name, enclosures=f"{MARKER} змінено")
	way.stage = "registered"
	way.to("execution")
	with acting_as(way.executor):
		journey.press(way.appeal, journey.ACCEPT)
	way.draft(body=MARKER)

	written = " ".join(str(value) for event in events(way.appeal) for value in event.values())

	assert "card_changed" in written
	for word in (MARKER, PERSONAL["phone"], PERSONAL["email"]):
		assert word not in written


# the chain ----------------------------------------------------------------------------------------------------


def test_chain_of_a_whole_life_holds(staff: Staff) -> None:
	way = Journey(staff).to("closed")

	assert find_faults(events(way.appeal)) == []


@pytest.mark.parametrize(
	("field", "value"),
	[
		("user", "Administrator"),
		("happened_at", "2001-01-01 01:01:01"),
		("ground", "Дописано"),
		("to_state", "Архів"),
		("officer", None),
		("article", "ст. 8"),
		("changed_fields", "content"),
	],
)
def test_change_in_the_database_is_found(staff: Staff, field: str, value: object) -> None:
	way = Journey(staff).to("execution")
	changed = events(way.appeal)[2]

	frappe.db.set_value("Appeal Event", changed.name, field, value)

	assert [fault.sequence for fault in find_faults(events(way.appeal))] == [changed.sequence]


def test_removal_in_the_database_is_found(staff: Staff) -> None:
	way = Journey(staff).to("execution")
	removed = events(way.appeal)[1]

	frappe.db.delete("Appeal Event", {"name": removed.name})

	assert {fault.sequence for fault in find_faults(events(way.appeal))} == {removed.sequence + 1}


def test_events_put_in_another_order_are_found(staff: Staff) -> None:
	way = Journey(staff).to("execution")
	first, second = events(way.appeal)[1:3]

	for event, sequence in ((first, 99), (second, first.sequence), (first, second.sequence)):
		frappe.db.set_value("Appeal Event", event.name, "sequence", sequence)

	assert {first.sequence, second.sequence} <= {fault.sequence for fault in find_faults(events(way.appeal))}


def test_two_events_cannot_have_one_place_in_the_chain(staff: Staff) -> None:
	way = Journey(staff).to("registered")
	first, second = events(way.appeal)[:2]

	with pytest.raises(Exception, match="Duplicate entry"):
		frappe.db.set_value("Appeal Event", second.name, "sequence", first.sequence)


def test_event_from_elsewhere_is_refused_even_from_the_administrator(staff: Staff) -> None:
	way = Journey(staff).to("registered")
	before = events(way.appeal)
	forged = {"appeal": way.appeal, "authority": staff.authority, "sequence": 99, "act": "received"}

	with pytest.raises(AppealRuleError):
		frappe.get_doc({"doctype": "Appeal Event", "flags": {"links_the_chain": True}, **forged}).insert()

	assert events(way.appeal) == before


@pytest.mark.parametrize("role", [roles.REGISTRAR, None])
def test_event_is_neither_changed_nor_removed_even_by_the_system(staff: Staff, role: str | None) -> None:
	way = Journey(staff).to("registered")
	event = frappe.get_doc("Appeal Event", events(way.appeal)[0].name)
	event.flags.ignore_permissions = True  # as no code of ours does
	before = events(way.appeal)

	with acting_as(staff[role] if role else "Administrator"):
		for act in (event.save, event.delete):
			with pytest.raises(AppealRuleError):
				act()

	assert events(way.appeal) == before
