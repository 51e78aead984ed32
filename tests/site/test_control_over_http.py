"""Additional control and the order of reception over HTTP: each act by its own person, refused to all others.

What is written here is committed by the web server, so it stays in the test site.
"""

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor

import frappe
import pytest
import requests

from appeals_app.permissions import roles
from appeals_app.testing.factories import PASSWORD, commitment_values, suspension_values
from appeals_app.testing.journey import Journey
from appeals_app.testing.snapshot import snapshot_of
from appeals_app.testing.staff import Person, Staff, acting_as
from tests.serving import Client, Served
from tests.site.answers import assert_refused_in_ukrainian

Clients = Callable[[Person], Client]
REPLIES = "/api/method/appeals_app.appeal_replies.api"


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


def everybody_but(staff: Staff, neighbours: Staff, *entitled: str) -> list[Person]:
	own = [person for person in staff.people.values() if person.role not in entitled]
	return [*own, *(neighbours[role] for role in entitled)]


def assert_refused_to_all(
	call: Callable[[Client], requests.Response],
	people: list[Person],
	clients: Clients,
	state: Callable[[], object],
) -> None:
	before = state()
	for person in people:
		answer = call(clients(person))
		assert answer.status_code == 403, (person.role, answer.status_code, answer.text)
		assert "Traceback" not in answer.text
	assert state() == before


def committed(read: Callable[[], object]) -> Callable[[], object]:
	"""Reads what the server has committed."""

	def fresh() -> object:
		frappe.db.rollback()
		return read()

	return fresh


def test_promise_is_set_moved_and_taken_off_by_its_controller_and_refused_to_all_others(
	clients: Clients, staff: Staff, neighbours: Staff
) -> None:
	way = Journey(staff).to("answered")
	frappe.db.commit()  # the web server sees what is committed
	state = committed(lambda: snapshot_of(way.appeal))
	controller = clients(staff[roles.CONTROLLER])
	due_on = frappe.utils.add_days(frappe.utils.today(), 3)

	def put(client: Client) -> requests.Response:
		return client.post("/api/resource/Appeal Commitment", commitment_values(appeal=way.appeal))

	assert_refused_to_all(put, everybody_but(staff, neighbours, roles.CONTROLLER, roles.HEAD), clients, state)
	name = put(controller).json()["data"]["name"]

	for method, values in (
		("move_control_date", {"due_on": due_on, "reason": "Роботи тривають."}),
		(
			"take_off_control",
			{"kept_on": frappe.utils.today(), "note": "Перевірено.", "reason": "Автор дякує."},
		),
	):
		act = acting(method, commitment=name, **values)
		assert_refused_to_all(act, everybody_but(staff, neighbours, roles.CONTROLLER), clients, state)
		assert act(controller).status_code == 200
		assert_refused_in_ukrainian(act(controller))

	frappe.db.rollback()
	stored = frappe.get_doc("Appeal Commitment", name)
	assert (stored.status, str(stored.due_on)) == ("Taken Off", due_on)
	assert frappe.db.count("Appeal Event", {"appeal": way.appeal, "act": ("like", "control_%")}) == 3


def acting(method: str, **values: object) -> Callable[[Client], requests.Response]:
	return lambda client: client.post(f"{REPLIES}.{method}", values)


@pytest.fixture
def reception_is_open(neighbours: Staff) -> Iterator[None]:
	"""Nothing stands against an order; what the server commits here is taken out again."""
	_forget_orders(neighbours)
	yield
	_forget_orders(neighbours)


def _forget_orders(staff: Staff) -> None:
	frappe.db.rollback()
	frappe.db.delete("Reception Suspension", {"authority": staff.authority})
	frappe.db.commit()  # the orders of one run would stand against those of the next


def test_of_two_orders_on_reception_at_once_one_is_made_and_none_by_others(
	clients: Clients, staff: Staff, neighbours: Staff, reception_is_open: None
) -> None:
	values = suspension_values(authority=neighbours.authority, regime="martial-law-2022")
	state = committed(
		lambda: frappe.get_all("Reception Suspension", filters={"authority": neighbours.authority})
	)

	def order(client: Client) -> requests.Response:
		return client.post("/api/resource/Reception Suspension", values)

	assert_refused_to_all(order, everybody_but(neighbours, staff, roles.HEAD), clients, state)
	head = clients(neighbours[roles.HEAD])
	with ThreadPoolExecutor(4) as clicks:
		answers = list(clicks.map(lambda _: order(head), range(4)))

	assert sorted(answer.status_code for answer in answers) == [200, 417, 417, 417]
	[made] = state()
	_end_and_refuse_to_others(clients, made.name, everybody_but(neighbours, staff, roles.HEAD), state, head)


def _end_and_refuse_to_others(
	clients: Clients, name: str, others: list[Person], state: Callable[[], object], head: Client
) -> None:
	values = {"suspension": name, "last_day": frappe.utils.today(), "reason": "Небезпека минула."}

	def end(client: Client) -> requests.Response:
		return client.post("/api/method/appeals_app.authority_directory.api.end_reception_suspension", values)

	assert_refused_to_all(end, others, clients, state)
	assert end(head).status_code == 200
	assert_refused_in_ukrainian(end(head))
	frappe.db.rollback()
	assert str(frappe.db.get_value("Reception Suspension", name, "valid_to")) == frappe.utils.today()

	def cancel(client: Client) -> requests.Response:
		given = {"suspension": name, "reason": "Внесено помилково."}
		return client.post(
			"/api/method/appeals_app.authority_directory.api.cancel_reception_suspension", given
		)

	assert_refused_to_all(cancel, others, clients, state)
	assert cancel(head).status_code == 200
	assert_refused_in_ukrainian(cancel(head))


def test_lists_show_the_decisions_of_the_own_authority_alone(staff: Staff, neighbours: Staff) -> None:
	way = Journey(staff).to("answered")
	with acting_as(staff[roles.CONTROLLER]):
		name = frappe.get_doc(commitment_values(appeal=way.appeal)).insert().name

	def listed(person: Person) -> list[str]:
		with acting_as(person):
			return frappe.get_list("Appeal Commitment", filters={"name": name}, pluck="name")

	assert listed(staff[roles.REGISTRAR]) == listed(staff[roles.EXECUTOR]) == [name]
	assert listed(neighbours[roles.REGISTRAR]) == listed(staff.colleague) == []
