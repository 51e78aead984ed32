"""Two registrars decide of one pair at the same moment: one decision is made, the other is refused in words."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

import frappe
import pytest
import requests

from appeals_app.permissions import roles
from appeals_app.testing.factories import PASSWORD, make_applicant
from appeals_app.testing.journey import Journey
from appeals_app.testing.staff import Staff
from tests.serving import Client, Served

MATCHING = "/api/method/appeals_app.appeal_matching.api."
WORKFLOW = "/api/method/frappe.model.workflow.apply_workflow"
PAIRS = range(3)


@pytest.fixture
def clients(http_server: Served, staff: Staff) -> list[Client]:
	"""Two open pages of the registrar."""
	opened = [http_server.client().login(staff[roles.REGISTRAR].user, PASSWORD) for _page in range(2)]
	for client in opened:
		client.open_desk()
	return opened


def at_once(*calls: Callable[[], requests.Response]) -> list[int]:
	with ThreadPoolExecutor(len(calls)) as pool:
		answers = [future.result() for future in [pool.submit(call) for call in calls]]
	frappe.db.rollback()  # what the server has committed since
	assert all("Traceback" not in answer.text for answer in answers)
	return sorted(answer.status_code for answer in answers)


def appeals_of(staff: Staff, count: int = 2) -> list[str]:
	made = [Journey(staff).to("registered").appeal for _number in range(count)]
	frappe.db.commit()  # the server reads only what is committed
	return made


@pytest.mark.parametrize("pair", PAIRS)
def test_two_appeals_are_not_merged_into_each_other(clients: list[Client], staff: Staff, pair: int) -> None:
	first, second = appeals_of(staff)
	one, other = clients

	def merge(client: Client, appeal: str, main: str) -> Callable[[], requests.Response]:
		given = {"appeal": appeal, "main": main, "reason": "Той самий двір, те саме питання"}
		return lambda: client.post(f"{MATCHING}merge", given)

	assert at_once(merge(one, first, second), merge(other, second, first)) == [200, 417]
	phases = [frappe.db.get_value("Appeal", name, "phase") for name in (first, second)]
	assert sorted(phases) == ["MERGED", "REGISTERED"]


def test_nor_by_the_steps_of_their_cards(clients: list[Client], staff: Staff) -> None:
	first, second = appeals_of(staff)
	for name, main in ((first, second), (second, first)):
		frappe.db.set_value("Appeal", name, "main_appeal", main)
	frappe.db.commit()  # the server reads only what is committed

	def step(client: Client, appeal: str) -> Callable[[], requests.Response]:
		card = {**frappe.get_doc("Appeal", appeal).as_dict(), "move_reason": "Те саме питання"}
		sent = {"doc": frappe.as_json(card), "action": "Об’єднати з іншим"}
		return lambda: client.post(WORKFLOW, sent)

	assert at_once(step(clients[0], first), step(clients[1], second)) == [200, 417]


@pytest.mark.parametrize("pair", PAIRS)
def test_two_appeals_do_not_follow_each_other(clients: list[Client], staff: Staff, pair: int) -> None:
	first, second = appeals_of(staff)
	one, other = clients

	def link(client: Client, appeal: str, previous: str) -> Callable[[], requests.Response]:
		given = {"appeal": appeal, "previous": previous, "sign": "sign_of_receipt.repeated"}
		return lambda: client.post(f"{MATCHING}link", given)

	assert at_once(link(one, first, second), link(other, second, first)) == [200, 417]


@pytest.mark.parametrize("pair", PAIRS)
def test_joined_people_make_no_chain(clients: list[Client], staff: Staff, pair: int) -> None:
	people = [make_applicant(authority=staff.authority).name for _number in range(3)]
	frappe.db.commit()  # the server reads only what is committed
	one, other = clients

	def join(client: Client, kept: str, merged: str) -> Callable[[], requests.Response]:
		given = {"kept": kept, "merged": merged, "reason": "Той самий телефон і та сама адреса"}
		return lambda: client.post(f"{MATCHING}merge_people", given)

	assert at_once(join(one, people[0], people[1]), join(other, people[1], people[2])) == [200, 417]
	joined = [frappe.db.get_value("Applicant", name, "merged_into") for name in people]
	assert sum(map(bool, joined)) == 1
