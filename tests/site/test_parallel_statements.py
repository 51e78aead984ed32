"""A purpose, or an opening outside the scope, stated by several requests at the same moment is one statement."""

import json
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

import frappe
import pytest
import requests

from appeals_app.permissions import roles
from appeals_app.personal_data.access_log import record_access
from appeals_app.personal_data.examined_looks import ACT_TAKEN_BACK
from appeals_app.testing.factories import PASSWORD
from appeals_app.testing.journey import Journey
from appeals_app.testing.staff import Person, Staff, acting_as, make_person
from tests.serving import Client, Served
from tests.site.looking import events_of, person_of

METHOD = "/api/method/"
STATE = f"{METHOD}appeals_app.personal_data.api.state_purpose"
EXAMINE = f"{METHOD}appeals_app.personal_data.api.examine_access"
TAKE_BACK = f"{METHOD}appeals_app.personal_data.api.take_examination_back"
INSERT = f"{METHOD}frappe.client.insert"
GRANT = "Personal Data Access Grant"
PURPOSE = "Контроль строку відповіді за дорученням голови"
REASON = "Авторка на прийомі в нашій громаді, потрібна термінова допомога"
AT_ONCE = 8


@pytest.fixture
def way(site: str, staff: Staff) -> Journey:
	"""A sensitive appeal; committed, for the server."""
	made = Journey(staff, applicant=person_of(staff, is_confidential=1)).to("registered")
	frappe.db.commit()  # the server reads only what is committed
	return made


@pytest.fixture
def desk(http_server: Served) -> Iterator:
	def opened(person: Person) -> Client:
		client = http_server.client().login(person.user, PASSWORD)
		client.open_desk()
		return client

	yield opened


def at_once(calls: list) -> list[requests.Response]:
	with ThreadPoolExecutor(len(calls)) as pool:
		return [future.result() for future in [pool.submit(call) for call in calls]]


def codes(answers: list[requests.Response]) -> set[int]:
	frappe.db.rollback()  # what the server has committed since
	return {answer.status_code for answer in answers}


def test_purposes_of_one_person_come_one_after_another(desk, staff: Staff, way: Journey) -> None:
	client = desk(staff[roles.CONTROLLER])
	told = {"doctype": "Appeal", "name": way.appeal}
	same = [lambda: client.post(STATE, {**told, "purpose": PURPOSE})] * AT_ONCE
	other = [
		lambda number=number: client.post(STATE, {**told, "purpose": f"{PURPOSE} за пунктом {number}"})
		for number in range(AT_ONCE)
	]

	answers = at_once(same + other)

	assert codes(answers) == {200}, [answer.text for answer in answers]
	events = events_of(staff[roles.CONTROLLER].user, act="Purpose Stated", appeal=way.appeal)
	assert len(events) == 1 + AT_ONCE
	assert len({event.sequence for event in events}) == len(events)


def test_purposes_of_several_people_do_not_break_each_other_off(desk, staff: Staff, way: Journey) -> None:
	people = [staff[role] for role in (roles.CONTROLLER, roles.RECEPTION_CLERK, roles.ARCHIVIST)]
	clients = [desk(person) for person in people]
	told = {"doctype": "Appeal", "name": way.appeal}
	calls = [
		lambda client=client, turn=turn: client.post(STATE, {**told, "purpose": f"{PURPOSE}, крок {turn}"})
		for turn in range(AT_ONCE // 2)
		for client in clients
	]

	answers = at_once(calls)

	assert codes(answers) == {200}, [answer.text for answer in answers]
	for person in people:
		assert len(events_of(person.user, act="Purpose Stated", appeal=way.appeal)) == AT_ONCE // 2


def grant_of(way: Journey, reason: str = REASON) -> dict:
	card = way.card()
	given = {"appeal_authority": card.authority, "appeal_index": card.registration_index, "reason": reason}
	return {"doc": {"doctype": GRANT, **given}}


def test_openings_outside_the_scope_give_one_grant(desk, neighbours: Staff, way: Journey) -> None:
	client, stated = desk(neighbours[roles.HEAD]), grant_of(way)

	answers = at_once([lambda: client.post(INSERT, stated)] * AT_ONCE)

	assert codes(answers) == {200}, [answer.text for answer in answers]
	names = {answer.json()["message"]["name"] for answer in answers}
	assert names == set(frappe.get_all(GRANT, {"appeal_key": way.appeal}, pluck="name"))
	assert len(names) == 1
	opened = events_of(neighbours[roles.HEAD].user, act="Opened Outside The Scope", appeal=way.appeal)
	assert len(opened) == 1


def test_same_words_in_the_form_lead_to_the_grant_that_lasts(desk, neighbours: Staff, way: Journey) -> None:
	client = desk(neighbours[roles.REGISTRAR])
	form = {"__islocal": 1, "__unsaved": 1, **grant_of(way)["doc"]}

	answers = [
		client.post(
			f"{METHOD}frappe.desk.form.save.savedocs",
			{"doc": json.dumps({**form, "name": f"new-{number}"}), "action": "Save"},
		)
		for number in range(2)
	]

	assert codes(answers) == {200}, [answer.text for answer in answers]
	first, second = (answer.json()["docs"][0] for answer in answers)
	assert (first["name"], first["localname"]) == (second["name"], "new-0")
	assert (second["localname"], second.get("__islocal")) == ("new-1", None)


def test_other_words_ask_for_what_is_open_already(desk, neighbours: Staff, way: Journey) -> None:
	client = desk(neighbours[roles.CONTROLLER])
	stated = [grant_of(way, f"{REASON}, випадок {number}") for number in range(AT_ONCE)]

	answers = at_once([lambda given=given: client.post(INSERT, given) for given in stated])

	assert sorted(answer.status_code for answer in answers) == [200] + [417] * (AT_ONCE - 1)
	frappe.db.rollback()  # what the server has committed since
	assert frappe.db.count(GRANT, {"appeal_key": way.appeal}) == 1


def test_mark_of_examined_access_is_taken_back_once(desk, staff: Staff, way: Journey) -> None:
	with acting_as(staff[roles.HEAD]):
		look = record_access(act="Printed", appeal=way.appeal)
	second = make_person(roles.DATA_PROTECTION_OFFICER, authority=staff.authority)
	frappe.db.commit()  # the server reads only what is committed
	officers = [desk(person) for person in (staff[roles.DATA_PROTECTION_OFFICER], second)]
	found = {"event": look, "rule": "Перегляд уночі"}
	said = {**found, "explanation": "Чергування в ніч тривоги."}
	assert officers[0].post(EXAMINE, said).status_code == 200
	why = {**found, "reason": "Позначено не той рядок звіту."}

	answers = at_once([lambda one=one: one.post(TAKE_BACK, why) for one in officers * (AT_ONCE // 2)])

	assert sorted(answer.status_code for answer in answers) == [200] + [417] * (AT_ONCE - 1)
	frappe.db.rollback()  # what the server has committed since
	assert frappe.db.count("Authority Event", {"reference_name": look, "act": ACT_TAKEN_BACK}) == 1
