"""One transfer over HTTP by the roles of two authorities, and two pages that press at the same moment.

What is written here is committed by the web server, so it stays in the test site.
"""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

import frappe
import pytest
import requests

from appeals_app.appeal_replies.letter_texts import mark_of_text
from appeals_app.permissions import roles
from appeals_app.testing.factories import PASSWORD
from appeals_app.testing.journey import Journey
from appeals_app.testing.snapshot import snapshot_of
from appeals_app.testing.staff import Person, Staff
from tests.serving import Client, Served
from tests.site.answers import assert_refused_in_ukrainian

ROUTING = "/api/method/appeals_app.appeal_routing.api."
LETTERS = "/api/method/appeals_app.appeal_replies.api."
REASON = "Будинок на балансі сусідньої ради."

Clients = Callable[[Person], Client]


@pytest.fixture
def clients(http_server: Served) -> Clients:
	"""Gives a newly logged-in client of a person: each is an open page of its own."""

	def client_of(person: Person) -> Client:
		client = http_server.client().login(person.user, PASSWORD)
		if person.role != roles.INTEGRATION:
			client.open_desk()
		return client

	return client_of


@pytest.fixture
def way(staff: Staff) -> Journey:
	"""A registered appeal, as others see it."""
	way = Journey(staff).to("registered")
	frappe.db.commit()  # the web server sees what is committed
	return way


def prepare(client: Client, way: Journey, there: Staff) -> requests.Response:
	given = {"appeal": way.appeal, "to_authority": there.authority, "reason": REASON}
	return client.post(f"{ROUTING}prepare_transfer", given)


def sent_transfer(clients: Clients, way: Journey, there: Staff) -> str:
	"""Prepare, sign and send by the roles; the transfer."""
	registrar, head = clients(way.staff[roles.REGISTRAR]), clients(way.staff[roles.HEAD])
	transfer = prepare(registrar, way, there).json()["message"]
	frappe.db.rollback()  # what the server has committed since
	letter = frappe.db.get_value("Appeal Reply", {"transfer": transfer})
	read = {"reply": letter, "text_mark": mark_of_text(frappe.get_doc("Appeal Reply", letter))}
	assert head.post(f"{LETTERS}sign_letter", read).ok
	assert registrar.post(f"{LETTERS}send_letter", {"reply": letter}).ok
	return transfer


def at_once(*calls: Callable[[], requests.Response]) -> list[int]:
	with ThreadPoolExecutor(len(calls)) as pool:
		answers = [future.result() for future in [pool.submit(call) for call in calls]]
	frappe.db.rollback()  # what the server has committed since
	assert all("Traceback" not in answer.text for answer in answers)
	return sorted(answer.status_code for answer in answers)


def test_transfer_goes_over_http_by_the_roles_of_both_authorities(
	clients: Clients, way: Journey, neighbours: Staff
) -> None:
	transfer = sent_transfer(clients, way, neighbours)

	answer = clients(neighbours[roles.REGISTRAR]).post(f"{ROUTING}accept_transfer", {"transfer": transfer})

	frappe.db.rollback()
	card = frappe.get_doc("Appeal", answer.json()["message"])
	assert (card.authority, card.phase) == (neighbours.authority, "REGISTERED")
	assert way.card().phase == "FORWARDED"
	assert card.tracking_code == way.card().tracking_code


def test_nobody_else_passes_an_appeal_on(clients: Clients, way: Journey, neighbours: Staff) -> None:
	before = snapshot_of(way.appeal)
	entitled = (roles.REGISTRAR, roles.HEAD)
	others = [person for role, person in way.staff.people.items() if role not in entitled]

	answers = [
		prepare(clients(person), way, neighbours)
		for person in [*others, *map(neighbours.__getitem__, entitled)]
	]

	frappe.db.rollback()
	assert {answer.status_code for answer in answers} == {403}
	assert snapshot_of(way.appeal) == before


def test_nobody_else_decides_on_what_came(clients: Clients, way: Journey, neighbours: Staff) -> None:
	transfer = sent_transfer(clients, way, neighbours)
	entitled = (roles.REGISTRAR, roles.HEAD)
	others = [person for role, person in neighbours.people.items() if role not in entitled]

	for person in [*others, *map(way.staff.__getitem__, entitled)]:
		client = clients(person)
		assert client.post(f"{ROUTING}accept_transfer", {"transfer": transfer}).status_code == 403, person
		given = {"transfer": transfer, "reason": "Не наше."}
		assert client.post(f"{ROUTING}return_transfer", given).status_code == 403, person

	frappe.db.rollback()
	assert frappe.db.get_value("Appeal Transfer", transfer, "status") == "Sent"


def test_two_presses_prepare_one_transfer(clients: Clients, way: Journey, neighbours: Staff) -> None:
	one, other = (clients(way.staff[roles.REGISTRAR]) for _page in range(2))

	codes = at_once(lambda: prepare(one, way, neighbours), lambda: prepare(other, way, neighbours))

	assert codes == [200, 417]
	assert frappe.db.count("Appeal Transfer", {"appeal": way.appeal}) == 1
	assert frappe.db.count("Appeal Reply", {"appeal": way.appeal}) == 1


def test_two_acceptances_make_one_card(clients: Clients, way: Journey, neighbours: Staff) -> None:
	transfer = sent_transfer(clients, way, neighbours)
	pages = [clients(neighbours[roles.REGISTRAR]) for _page in range(2)]

	codes = at_once(
		*(lambda page=page: page.post(f"{ROUTING}accept_transfer", {"transfer": transfer}) for page in pages)
	)

	code = way.card().tracking_code
	assert codes == [200, 417]
	assert frappe.db.count("Appeal", {"tracking_code": code, "authority": neighbours.authority}) == 1


def test_acceptance_and_return_at_once_end_in_one_of_them(
	clients: Clients, way: Journey, neighbours: Staff
) -> None:
	transfer = sent_transfer(clients, way, neighbours)
	one, other = clients(neighbours[roles.REGISTRAR]), clients(neighbours[roles.HEAD])

	codes = at_once(
		lambda: one.post(f"{ROUTING}accept_transfer", {"transfer": transfer}),
		lambda: other.post(f"{ROUTING}return_transfer", {"transfer": transfer, "reason": "Не наша дорога."}),
	)

	assert codes == [200, 417]
	status = frappe.db.get_value("Appeal Transfer", transfer, "status")
	assert (status, way.card().phase) in (("Accepted", "FORWARDED"), ("Returned", "RESOLUTION"))


def test_refusal_is_told_in_ukrainian(clients: Clients, way: Journey, neighbours: Staff) -> None:
	registrar = clients(way.staff[roles.REGISTRAR])
	prepare(registrar, way, neighbours)

	assert_refused_in_ukrainian(prepare(registrar, way, neighbours))


def test_client_sets_none_of_what_acts_set(clients: Clients, way: Journey, neighbours: Staff) -> None:
	values = {
		"appeal": way.appeal,
		"to_authority": neighbours.authority,
		"authority": neighbours.authority,
		"reason": REASON,
		"status": "Accepted",
		"received_appeal": way.appeal,
		"sent_on": "2020-01-01",
	}

	answer = clients(way.staff[roles.REGISTRAR]).post("/api/resource/Appeal Transfer", values).json()["data"]

	assert (answer["status"], answer["authority"]) == ("Prepared", way.staff.authority)
	assert not answer.get("received_appeal") and not answer.get("sent_on")
