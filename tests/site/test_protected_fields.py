"""Fields that belong to the server: no client can set them, whatever the role and whatever the door."""

import json
from collections.abc import Callable, Iterator

import frappe
import pytest
import requests
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from appeals_app.domain.lifecycle import Phase
from appeals_app.permissions import roles
from appeals_app.testing.factories import PASSWORD, THEME, appeal_values, applicant_values
from appeals_app.testing.journey import Journey
from appeals_app.testing.staff import Person, Staff
from tests.serving import Client, Served

SERVER_OWNED_LEVEL = 2
OF_EVERY_DOCUMENT = ("owner", "creation", "docstatus", "name", "modified_by", "idx")
FORGED = {
	"Check": 1,
	"Data": "ПІДРОБКА",
	"Date": "2001-01-01",
	"Datetime": "2001-01-01 01:01:01",
	"Int": 77,
	"JSON": "[]",
	"Small Text": "ПІДРОБКА",
}


def server_owned() -> list[str]:
	"""Names of the fields of a card that only the server computes."""
	fields = frappe.get_meta("Appeal").fields
	return [
		field.fieldname for field in fields if field.permlevel == SERVER_OWNED_LEVEL and not field.is_virtual
	]


def forged(fieldname: str, staff: Staff) -> object:
	"""A value of the right type that the field does not have."""
	special = {
		"owner": "Administrator",
		"modified_by": "Administrator",
		"creation": "2001-01-01 01:01:01",
		"docstatus": 1,
		"name": "підробка",
		"idx": 77,
		"phase": Phase.CLOSED.value,
		"registered_by": "Administrator",
		"responsible_officer": staff.colleague.officer,
		"responsible_unit": staff.other_unit,
		"term_rule": "15d",
		"workflow_state": "Архів",
	}
	if fieldname in special:
		return special[fieldname]
	return FORGED[frappe.get_meta("Appeal").get_field(fieldname).fieldtype]


def put(client: Client, appeal: str, changes: dict) -> requests.Response:
	return client.request("PUT", f"/api/resource/Appeal/{appeal}", json=changes)


def set_value(client: Client, appeal: str, changes: dict) -> requests.Response:
	return client.post(
		"/api/method/frappe.client.set_value", {"doctype": "Appeal", "name": appeal, "fieldname": changes}
	)


def save_whole(client: Client, appeal: str, changes: dict) -> requests.Response:
	return client.post("/api/method/frappe.client.save", {"doc": {**stored(appeal), **changes}})


def save_in_desk(client: Client, appeal: str, changes: dict) -> requests.Response:
	card = json.dumps({**stored(appeal), **changes})
	return client.post("/api/method/frappe.desk.form.save.savedocs", {"doc": card, "action": "Save"})


DOORS: dict[str, Callable[[Client, str, dict], requests.Response]] = {
	"resource": put,
	"set_value": set_value,
	"save": save_whole,
	"savedocs": save_in_desk,
}

WRITERS = (
	roles.REGISTRAR,
	roles.HEAD,
	roles.EXECUTOR,
	roles.UNIT_LEAD,
	roles.CONTROLLER,
	roles.ARCHIVIST,
	roles.RECEPTION_CLERK,
)


def stored(appeal: str) -> dict:
	"""The card as it is committed, as JSON would carry it."""
	frappe.db.rollback()
	return json.loads(frappe.get_doc("Appeal", appeal).as_json())


@pytest.fixture(scope="module")
def clients(http_server: Served, staff: Staff) -> Iterator[dict[str, Client]]:
	"""A client of each role that may write something into a card."""
	yield {role: http_server.client().login(staff[role].user, PASSWORD) for role in roles.ALL_ROLES}


@pytest.fixture(scope="module")
def appeal(staff: Staff) -> str:
	"""An appeal in the executor's hands, committed."""
	way = Journey(staff).to("in_work")
	frappe.db.commit()  # the server reads only what is committed
	return way.appeal


def unchanged_part(card: dict, fields: list[str]) -> dict:
	return {field: card.get(field) for field in fields if field not in ("modified_by", "idx")}


# one by one ------------------------------------------------------------------------------------------------


def test_there_are_server_owned_fields_to_protect() -> None:
	assert {
		"registration_index",
		"tracking_code",
		"registered_at",
		"registered_by",
		"control_date",
		"due_date",
		"breach_after",
		"term_proof",
		"answered_on",
		"closed_on",
		"phase",
		"is_overdue",
		"responsible_officer",
	} <= set(server_owned())


@pytest.mark.parametrize("door", list(DOORS))
def test_no_role_sets_the_fields_of_the_server_by_any_door(
	clients: dict[str, Client], staff: Staff, appeal: str, door: str
) -> None:
	before = stored(appeal)
	events = frappe.db.count("Appeal Event", {"appeal": appeal})

	for role, client in clients.items():
		answer = DOORS[door](client, appeal, {field: forged(field, staff) for field in server_owned()})
		assert answer.status_code in (200, 403), (role, answer.text)

	assert unchanged_part(stored(appeal), server_owned()) == unchanged_part(before, server_owned())
	assert frappe.db.count("Appeal Event", {"appeal": appeal}) == events


def test_registrar_sets_no_field_of_the_server_one_by_one(
	clients: dict[str, Client], staff: Staff, appeal: str
) -> None:
	before = stored(appeal)

	for field in server_owned():
		put(clients[roles.REGISTRAR], appeal, {field: forged(field, staff)})

	assert unchanged_part(stored(appeal), server_owned()) == unchanged_part(before, server_owned())


@pytest.mark.parametrize("door", list(DOORS))
def test_no_role_forges_what_every_document_has(
	clients: dict[str, Client], staff: Staff, appeal: str, door: str
) -> None:
	fields = [*OF_EVERY_DOCUMENT, "workflow_state"]
	before = stored(appeal)

	for role in WRITERS:
		for field in fields:
			DOORS[door](clients[role], appeal, {field: forged(field, staff)})

	after = stored(appeal)
	assert unchanged_part(after, fields) == unchanged_part(before, fields)
	assert after["modified_by"] in {person.user for person in staff.everyone()}


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_no_set_of_forged_fields_gets_through(
	clients: dict[str, Client], staff: Staff, appeal: str, data: st.DataObject
) -> None:
	everything = [*server_owned(), *OF_EVERY_DOCUMENT, "workflow_state", "move_reason"]
	chosen = data.draw(st.lists(st.sampled_from(everything), unique=True, min_size=1))
	changes = {field: forged(field, staff) for field in chosen if field != "move_reason"}
	role, door = data.draw(st.sampled_from(roles.ALL_ROLES)), data.draw(st.sampled_from(list(DOORS)))
	before = stored(appeal)

	DOORS[door](clients[role], appeal, changes)

	assert unchanged_part(stored(appeal), everything) == unchanged_part(before, everything)


def test_new_card_takes_nothing_that_belongs_to_the_server(clients: dict[str, Client], staff: Staff) -> None:
	registrar = clients[roles.REGISTRAR]
	applicant = registrar.post("/api/resource/Applicant", applicant_values()).json()["data"]["name"]
	values = appeal_values(
		applicant=applicant,
		received_at=frappe.utils.now(),
		questions=[
			{"question": "Ліфт", "theme": THEME, "result": "result.granted", "result_note": "вирішено"}
		],
		author_categories=[],
	)
	false = {
		field: forged(field, staff) for field in (*server_owned(), "owner", "creation", "idx", "modified_by")
	}

	answer = registrar.post(
		"/api/resource/Appeal", {**values, **false, "__newname": "підробка", "name": "підробка"}
	)

	card = stored(answer.json()["data"]["name"])
	assert card["owner"] == card["modified_by"] == staff[roles.REGISTRAR].user
	assert card["creation"] > "2001-01-02"
	assert card["phase"] == Phase.RECEIVED.value
	assert card["name"] != "підробка"
	given = {field: card[field] for field in server_owned() if card.get(field) == forged(field, staff)}
	assert given == {}
	assert [(row.get("result"), row.get("result_note")) for row in card["questions"]] == [(None, None)]


# tables ------------------------------------------------------------------------------------------------------


def test_result_of_a_question_is_given_only_by_the_answer(clients: dict[str, Client], appeal: str) -> None:
	[row] = stored(appeal)["questions"]
	new = {"question": "Ще одне", "theme": THEME, "result": "result.granted"}

	for role in WRITERS:
		put(clients[role], appeal, {"questions": [{**row, "result": "result.granted"}]})
		put(clients[role], appeal, {"questions": [row, new]})
		questions = stored(appeal)["questions"]
		assert [question.get("result") for question in questions] == [None] * len(questions), role
		put(clients[role], appeal, {"questions": [row]})


def test_row_of_another_appeal_cannot_be_taken_over(
	http_server: Served, neighbours: Staff, appeal: str
) -> None:
	own = Journey(neighbours)
	frappe.db.commit()  # the server reads only what is committed
	[foreign] = stored(appeal)["questions"]
	thief: Person = neighbours[roles.REGISTRAR]
	client = http_server.client().login(thief.user, PASSWORD)

	answer = put(client, own.appeal, {"questions": [{**foreign, "question": "Своє питання"}]})

	assert answer.status_code == 200, answer.text
	assert stored(appeal)["questions"] == [foreign]
	[kept] = stored(own.appeal)["questions"]
	assert (kept["question"], kept["owner"]) == ("Своє питання", thief.user)
	assert kept["name"] != foreign["name"]
