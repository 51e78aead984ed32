"""Documents that take numbers and begin chains are entered by many at the same moment; what was pressed twice is one."""

from concurrent.futures import ThreadPoolExecutor

import frappe
import pytest
import requests

from appeals_app import clock
from appeals_app.permissions import roles
from appeals_app.personal_data.purposes import state_purpose
from appeals_app.repeating import saved_whole
from appeals_app.testing.factories import PASSWORD, unique
from appeals_app.testing.journey import Journey
from appeals_app.testing.staff import Staff, acting_as
from tests.serving import Client, Served
from tests.site.looking import EVENT, events_of, person_of

METHOD = "/api/method/"
INSERT, SAVE = f"{METHOD}frappe.client.insert", f"{METHOD}frappe.client.save"
STATE = f"{METHOD}appeals_app.personal_data.api.state_purpose"
PURPOSE = "Контроль строку відповіді за дорученням голови"
AT_ONCE = 10

INCIDENT = {
	"doctype": "Personal Data Incident",
	"noticed_at": "2026-03-10 10:00:00",
	"description": "Лист надіслано на чужу адресу.",
	"data_kinds": "Прізвище, адреса",
	"persons_count": 1,
}
REQUEST = {
	"doctype": "Data Subject Request",
	"kind": "Access",
	"requester_name": "Савченко Марія Іванівна",
	"requester_contact": "вул. Тестова, 1",
	"identity_check": "Not Checked",
	"request_text": "Прошу надати всі дані про мене.",
}
NOTICE = {"recipient": "Persons Concerned", "given_on": "2026-03-11"}
ACT = {"doctype": "Personal Data Erasure"}
HOLD = {"doctype": "Personal Data Hold", "reason": "Справа в суді"}
NUMBERS = {
	"Personal Data Incident": "incident_number",
	"Data Subject Request": "request_number",
	"Personal Data Erasure": "act_number",
	"Personal Data Hold": "name",
}


@pytest.fixture
def way(site: str, staff: Staff) -> Journey:
	"""A sensitive appeal; committed, for the server."""
	made = Journey(staff, applicant=person_of(staff, is_confidential=1)).to("registered")
	frappe.db.commit()  # the server reads only what is committed
	return made


@pytest.fixture
def officer(http_server: Served, staff: Staff, way: Journey) -> Client:
	return opened(http_server, staff, roles.DATA_PROTECTION_OFFICER)


def opened(server: Served, staff: Staff, role: str) -> Client:
	client = server.client().login(staff[role].user, PASSWORD)
	client.open_desk()
	return client


def at_once(calls: list) -> list[requests.Response]:
	with ThreadPoolExecutor(len(calls)) as pool:
		answers = [future.result() for future in [pool.submit(call) for call in calls]]
	frappe.db.rollback()  # what the server has committed since
	return answers


def filled(document: dict, way: Journey, turn: int) -> dict:
	kind, of_authority = document["doctype"], {**document, "authority": way.staff.authority}
	own = {
		"Personal Data Incident": {"title": unique(f"Лист не туди {turn} ")},
		"Data Subject Request": {
			"received_on": str(clock.today()),
			"request_text": unique(f"Прошу надати всі дані про мене {turn} "),
		},
		"Personal Data Hold": {
			"registration_index": way.card().registration_index,
			"kind": frappe.get_meta("Personal Data Hold").get_field("kind").options.split("\n")[-1],
		},
	}
	return {**of_authority, **own.get(kind, {})}


@pytest.mark.parametrize("document", [INCIDENT, REQUEST, ACT, HOLD], ids=lambda one: one["doctype"])
def test_documents_entered_at_once_are_all_numbered(document: dict, officer: Client, way: Journey) -> None:
	sent = [filled(document, way, turn) for turn in range(AT_ONCE)]

	answers = at_once([lambda one=one: officer.post(INSERT, {"doc": one}) for one in sent])

	assert {answer.status_code for answer in answers} == {200}, [answer.text[:400] for answer in answers]
	names = [answer.json()["message"]["name"] for answer in answers]
	kind = document["doctype"]
	numbers = frappe.get_all(kind, {"name": ("in", names)}, pluck=NUMBERS[kind])
	assert len(set(numbers)) == AT_ONCE
	chain = {"subject_doctype": kind, "subject_name": ("in", names)}
	begun = frappe.get_all("Personal Data Event", chain, pluck="sequence")
	assert begun in ([], [1] * AT_ONCE)


def test_documents_saved_at_once_are_all_saved(officer: Client, way: Journey) -> None:
	entered = [
		officer.post(INSERT, {"doc": filled(INCIDENT, way, turn)}).json()["message"]
		for turn in range(AT_ONCE)
	]
	changed = [{**one, "notices": [NOTICE]} for one in entered]

	answers = at_once([lambda one=one: officer.post(SAVE, {"doc": one}) for one in changed])

	assert {answer.status_code for answer in answers} == {200}, [
		answer.text for answer in answers if not answer.ok
	]
	notices = frappe.get_all(
		"Personal Data Incident Notice",
		{"parent": ("in", [one["name"] for one in entered])},
		pluck="parent",
	)
	assert sorted(notices) == sorted(one["name"] for one in entered)


@pytest.mark.parametrize(
	("document", "words"), [(INCIDENT, "title"), (REQUEST, "request_text")], ids=lambda one: str(one)[:20]
)
def test_document_pressed_twice_is_one(document: dict, words: str, officer: Client, way: Journey) -> None:
	same, other = filled(document, way, 100), filled(document, way, 101)

	answers = at_once([lambda one=one: officer.post(INSERT, {"doc": one}) for one in [same] * 9 + [other]])

	assert {answer.status_code for answer in answers} == {200}, [answer.text[:400] for answer in answers]
	assert len({answer.json()["message"]["name"] for answer in answers}) == 2
	entered = {words: ("in", [same[words], other[words]]), "authority": way.staff.authority}
	assert frappe.db.count(document["doctype"], entered) == 2


def test_rows_of_a_document_are_sent_again_as_they_came(way: Journey) -> None:
	frappe.local.request = frappe._dict(path="/api/resource/Personal%20Data%20Incident")
	frappe.db.commit()  # a request that has written nothing
	document = frappe.get_doc({**INCIDENT, "authority": way.staff.authority, "notices": [dict(NOTICE)]})
	met = []

	def save() -> None:
		row = document.notices[0]
		met.append((row.recipient, row.get("parent"), document.flags.get("met"), len(document.notices)))
		row.recipient, row.parent, document.flags.met = "Supervisory Authority", "x", True
		document.append("notices", dict(NOTICE))
		if len(met) < 3:
			raise frappe.QueryDeadlockError

	saved_whole(document, save)

	assert met == [("Persons Concerned", None, None, 1)] * 3


def test_statement_does_not_wait_for_one_of_another_person(
	http_server: Served, staff: Staff, way: Journey
) -> None:
	"""What one person states stays uncommitted here, while another states a purpose for the same card."""
	frappe.db.delete(EVENT, {"user": ("in", [person.user for person in staff.everyone()])})
	client = opened(http_server, staff, roles.CONTROLLER)
	frappe.db.commit()  # the server reads only what is committed
	told = {"doctype": "Appeal", "name": way.appeal, "purpose": PURPOSE}
	with acting_as(staff[roles.ARCHIVIST]):
		state_purpose(**told)

	answer = client.post(STATE, told)

	assert answer.status_code == 200, answer.text
	frappe.db.rollback()
	assert events_of(staff[roles.CONTROLLER].user, act="Purpose Stated", appeal=way.appeal)
