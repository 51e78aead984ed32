"""An access event names whom it showed by the indexes of their appeals, inside what its reader watches."""

import frappe

from appeals_app.permissions import roles
from appeals_app.personal_data.access_log import EVENT, record_access
from appeals_app.testing.journey import Journey
from appeals_app.testing.staff import Person, Staff, acting_as
from tests.site.looking import person_of

OFFICER = roles.DATA_PROTECTION_OFFICER


def seen(reader: Person, event: str) -> frappe._dict:
	"""What the form of the event is told."""
	with acting_as(reader):
		document = frappe.get_doc(EVENT, event)
		document.run_method("onload")
		return frappe._dict(document.get_onload("seen"))


def looked(staff: Staff, **look: object) -> str:
	with acting_as(staff[roles.HEAD]):
		return record_access(**look)


def test_listed_cards_are_named_by_their_indexes_and_lead_to_who_looked(staff: Staff) -> None:
	card = Journey(staff).to("registered").card()
	fields = {"filters_text": 'phase: "EXECUTION"; unknown_field: ["a'}
	event = looked(staff, act="Listed", listed_doctype="Appeal", rows_count=1, subjects=[card.name], **fields)

	told = seen(staff[OFFICER], event)

	assert (told.kind, told.rows) == ("Звернення", 1)
	assert told.filters == 'Етап: На виконанні; unknown_field: ["a'
	way = {"authority": staff.authority, "appeal_index": card.registration_index}
	assert told.records == [{**way, "words": f"Звернення {card.registration_index}"}]


def test_person_is_named_by_appeals_and_never_by_name(staff: Staff) -> None:
	person = person_of(staff, last_name="Незгадуваний")
	card = Journey(staff, applicant=person).to("registered").card()

	[record] = seen(staff[OFFICER], looked(staff, act="Printed", applicant=person)).records

	assert record["words"] == f"Автор звернення {card.registration_index}"
	assert (record["appeal_index"], record["whole_person"]) == (card.registration_index, 1)


def test_appeals_of_other_authorities_are_not_named(staff: Staff, neighbours: Staff) -> None:
	card = Journey(staff).to("registered").card()
	event = looked(staff, act="Printed", appeal=card.name)

	[record] = seen(neighbours[OFFICER], event).records

	assert "appeal_index" not in record
	assert card.registration_index not in record["words"]
