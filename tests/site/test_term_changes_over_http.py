"""One extension over HTTP from the decision to the moved dates, and the same calls by everybody else.

What is written here is committed by the web server, so it stays in the test site.
"""

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor

import frappe
import pytest
import requests
from frappe.utils import add_days, getdate

from appeals_app.appeal_replies.letter_texts import mark_of_text
from appeals_app.permissions import roles
from appeals_app.testing.factories import PASSWORD, reply_values, term_change_values
from appeals_app.testing.journey import Journey
from appeals_app.testing.snapshot import snapshot_of
from appeals_app.testing.staff import Person, Staff
from tests.serving import Client, Served
from tests.site.answers import assert_refused_in_ukrainian, assert_says_what_to_do, messages_of

Clients = Callable[[Person], Client]


@pytest.fixture
def clients(http_server: Served) -> Iterator[Clients]:
	"""Gives the logged-in client of a person."""
	known: dict[str, Client] = {}

	def client_of(person: Person) -> Client:
		if person.user not in known:
			known[person.user] = http_server.client().login(person.user, PASSWORD)
			if person.role != roles.INTEGRATION:
				known[person.user].open_desk()
		return known[person.user]

	yield client_of


@pytest.fixture
def way(staff: Staff) -> Journey:
	"""An appeal of today at its executor, as others see it."""
	way = Journey(staff).to("in_work")
	frappe.db.commit()  # the web server sees what is committed
	return way


def stored(way: Journey) -> dict:
	frappe.db.rollback()  # a new transaction sees what the server has committed
	return snapshot_of(way.appeal)


def decide(client: Client, way: Journey, **given: object) -> requests.Response:
	values = term_change_values(appeal=way.appeal, **given)
	return client.post("/api/resource/Appeal Term Change", values)


def cancel(client: Client, change: str) -> requests.Response:
	return client.post(
		"/api/method/appeals_app.appeal_routing.api.cancel_term_change", {"change": change, "reason": "Ні"}
	)


def act_on_letter(client: Client, act: str, letter: str) -> requests.Response:
	sent = {"reply": letter}
	if act == "sign_letter":
		sent["text_mark"] = mark_of_text(frappe.get_doc("Appeal Reply", letter))
	return client.post(f"/api/method/appeals_app.appeal_replies.api.{act}", sent)


def everybody_but(staff: Staff, neighbours: Staff, *entitled: str) -> list[Person]:
	own = [person for person in staff.people.values() if person.role not in entitled]
	return [*own, *(neighbours[role] for role in entitled)]


def assert_refused_to_all(
	call: Callable[[Client], requests.Response], people: list[Person], clients: Clients, way: Journey
) -> None:
	before = stored(way)
	for person in people:
		answer = call(clients(person))
		assert answer.status_code == 403, (person.role, answer.status_code, answer.text)
		assert "Traceback" not in answer.text
	assert stored(way) == before


def test_extension_goes_from_the_decision_to_the_moved_dates_and_is_refused_to_all_others(
	way: Journey, clients: Clients, staff: Staff, neighbours: Staff, http_server: Served
) -> None:
	due = way.card().due_date
	new_due = add_days(due, 5)
	outsiders = everybody_but(staff, neighbours, roles.HEAD)

	assert_refused_to_all(lambda client: decide(client, way), outsiders, clients, way)
	assert decide(http_server.client(), way).status_code == 403
	answer = decide(clients(staff[roles.HEAD]), way, new_due_on=str(new_due))
	assert answer.status_code == 200, answer.text
	change = answer.json()["data"]["name"]

	letter = _notice(clients(staff[roles.REGISTRAR]), way, change)
	assert_refused_to_all(
		lambda client: act_on_letter(client, "sign_letter", letter), outsiders, clients, way
	)
	assert act_on_letter(clients(staff[roles.HEAD]), "sign_letter", letter).status_code == 200
	clerks = everybody_but(staff, neighbours, roles.REGISTRAR)
	assert_refused_to_all(lambda client: act_on_letter(client, "send_letter", letter), clerks, clients, way)
	assert way.card().due_date == due
	assert act_on_letter(clients(staff[roles.REGISTRAR]), "send_letter", letter).status_code == 200

	frappe.db.rollback()
	assert (way.card().due_date, way.card().phase) == (new_due, "EXECUTION")
	assert f"{new_due:%d.%m.%Y}" in str(frappe.get_last_doc("Appeal Event", {"appeal": way.appeal}).ground)
	assert frappe.db.get_value("Appeal Term Change", change, "status") == "In Force"
	shown = clients(staff[roles.HEAD]).get(
		"/api/method/frappe.desk.form.load.getdoc", {"doctype": "Appeal", "name": way.appeal}
	)
	assert any(f"{new_due:%d.%m.%Y}" in one for one in shown.json()["docs"][0]["__onload"]["term_sentences"])


def _notice(client: Client, way: Journey, change: str) -> str:
	given = {"appeal": way.appeal, "letter_kind": "Term Notice", "term_change": change}
	draft = client.get("/api/method/appeals_app.appeal_replies.api.letter_draft", given).json()["message"]
	assert "продовжено до" in draft["body"]
	answer = client.post("/api/resource/Appeal Reply", reply_values(**given, body=draft["body"]))
	assert answer.status_code == 200, answer.text
	return answer.json()["data"]["name"]


def test_decision_is_cancelled_by_the_head_alone(
	way: Journey, clients: Clients, staff: Staff, neighbours: Staff
) -> None:
	change = decide(clients(staff[roles.HEAD]), way).json()["data"]["name"]

	assert_refused_to_all(
		lambda client: cancel(client, change), everybody_but(staff, neighbours, roles.HEAD), clients, way
	)
	assert cancel(clients(staff[roles.HEAD]), change).status_code == 200
	again = cancel(clients(staff[roles.HEAD]), change)

	assert_says_what_to_do(assert_refused_in_ukrainian(again))
	frappe.db.rollback()
	assert frappe.db.get_value("Appeal Term Change", change, "status") == "Cancelled"


def test_of_two_decisions_at_once_one_is_made(way: Journey, clients: Clients, staff: Staff) -> None:
	head = clients(staff[roles.HEAD])

	with ThreadPoolExecutor(4) as clicks:
		answers = list(clicks.map(lambda _: decide(head, way), range(4)))

	assert sorted(answer.status_code for answer in answers) == [200, 417, 417, 417]
	for answer in answers:
		assert answer.status_code == 200 or "вже прийнято" in messages_of(answer)[0]
	frappe.db.rollback()
	assert frappe.db.count("Appeal Term Change", {"appeal": way.appeal}) == 1


def test_notice_sent_by_two_clicks_at_once_extends_once(way: Journey, clients: Clients, staff: Staff) -> None:
	change = decide(clients(staff[roles.HEAD]), way).json()["data"]["name"]
	letter = _notice(clients(staff[roles.REGISTRAR]), way, change)
	act_on_letter(clients(staff[roles.HEAD]), "sign_letter", letter)
	registrar = clients(staff[roles.REGISTRAR])

	with ThreadPoolExecutor(2) as clicks:
		answers = list(clicks.map(lambda _: act_on_letter(registrar, "send_letter", letter), range(2)))

	assert sorted(answer.status_code for answer in answers) == [200, 417]
	frappe.db.rollback()
	assert frappe.db.count("Appeal Event", {"appeal": way.appeal, "act": "term_extended"}) == 1


@pytest.mark.parametrize(
	"given",
	[
		{"kind": "Скасування"},
		{"new_due_on": "32.13.2026"},
		{"new_due_on": ["2026-12-01"]},
		{"reason": {"a": 1}},
		{"kind": "Shortening", "demanded_on": "учора", "new_due_on": "2026-12-01"},
		{"appeal": None},
		{"reason": "я" * 20_000},
	],
)
def test_bad_values_are_refused_in_words(way: Journey, clients: Clients, staff: Staff, given: dict) -> None:
	values = {**term_change_values(appeal=way.appeal, kind=given.get("kind", "Extension")), **given}

	answer = clients(staff[roles.HEAD]).post("/api/resource/Appeal Term Change", values)

	assert_refused_in_ukrainian(answer)
	frappe.db.rollback()
	assert not frappe.db.exists("Appeal Term Change", {"appeal": way.appeal})


def test_term_buttons_are_offered_to_those_who_decide(way: Journey, clients: Clients, staff: Staff) -> None:
	def offered(person: Person) -> object:
		card = clients(person).get(
			"/api/method/frappe.desk.form.load.getdoc", {"doctype": "Appeal", "name": way.appeal}
		)
		return card.json()["docs"][0]["__onload"]["term_change"]

	assert offered(staff[roles.HEAD]) == {
		"may_decide": True,
		"may_extend": True,
		"waiting": None,
		"latest": None,
	}
	assert offered(staff[roles.REGISTRAR])["may_decide"] is False
	change = decide(clients(staff[roles.HEAD]), way).json()["data"]

	undecided = {"may_decide": False, "may_extend": False}
	waiting = {"name": change["name"], "new_due_on": change["new_due_on"]}
	assert offered(staff[roles.HEAD]) == {**undecided, "waiting": waiting, "latest": change["name"]}
	assert getdate(waiting["new_due_on"]) > way.card().due_date
