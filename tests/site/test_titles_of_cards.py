"""Another card behind a link of a list is called by its title where it is in sight, else in neutral words, by any door over HTTP."""

import json

import frappe
import pytest

from appeals_app.appeal_registry.card_back import appeal_card_back
from appeals_app.permissions import roles
from appeals_app.testing.factories import PASSWORD
from appeals_app.testing.journey import Journey
from appeals_app.testing.staff import Staff, acting_as
from tests.serving import Client, Served

METHOD = "/api/method/"
TITLE = "previous_appeal.title as previous_appeal_title"
BY_TITLE = {
	"rows by name": ("client.get_list", {"fields": ["name", TITLE]}),
	"rows without names": ("client.get_list", {"fields": ["name", TITLE], "as_dict": False}),
	"the column under another name": (
		"client.get_list",
		{"fields": ["previous_appeal.title as brief", "brief"]},
	),
	"list of the Desk": ("desk.reportview.get_list", {"fields": [TITLE], "as_list": 1}),
	"ordered": ("client.get_list", {"fields": ["name", TITLE], "order_by": "previous_appeal_title desc"}),
	"grouped": (
		"desk.reportview.get_list",
		{"fields": [TITLE, "count(`tabAppeal`.`name`) as number"], "group_by": "previous_appeal_title"},
	),
	"plucked": ("client.get_list", {"fields": [TITLE], "pluck": "previous_appeal_title"}),
	"export": (
		"desk.reportview.export_query",
		{"fields": ["`tabAppeal`.`name`", TITLE], "file_format_type": "CSV", "title": "Appeal"},
	),
}


@pytest.fixture(scope="module")
def controller(http_server: Served, staff: Staff) -> Client:
	client = http_server.client().login(staff[roles.CONTROLLER].user, PASSWORD)
	client.open_desk()
	return client


@pytest.fixture(scope="module")
def linked(staff: Staff) -> tuple[Journey, Journey]:
	"""A card in work and the earlier one that it names, which its executor does not see; committed."""
	way, earlier = Journey(staff).to("in_work"), Journey(staff).to("registered")
	frappe.db.set_value("Appeal", way.appeal, "previous_appeal", earlier.appeal)
	frappe.db.commit()  # the server reads only what is committed
	return way, earlier


def told(client: Client, way: Journey, door: str) -> str:
	function, asked = BY_TITLE[door]
	sent = {"doctype": "Appeal", "filters": {"name": way.appeal}, **asked}
	if function.startswith("desk"):
		sent = {
			key: json.dumps(value) if isinstance(value, (dict, list)) else value
			for key, value in sent.items()
		}
	answer = client.post(f"{METHOD}frappe.{function}", sent)
	return answer.text + answer.text.encode().decode("unicode_escape", "ignore")


@pytest.mark.parametrize("door", BY_TITLE)
def test_card_out_of_sight_is_not_named_through_a_link(
	http_server: Served, linked: tuple[Journey, Journey], door: str
) -> None:
	way, earlier = linked
	executor = http_server.client().login(way.executor.user, PASSWORD)
	executor.open_desk()

	text = told(executor, way, door)

	assert earlier.card().registration_index not in text
	if door in ("rows by name", "rows without names", "list of the Desk"):
		assert "звернення поза межами вашого доступу" in text


def test_cards_in_sight_are_called_by_their_titles(
	controller: Client, linked: tuple[Journey, Journey]
) -> None:
	way, earlier = linked

	doors = [door for door in BY_TITLE if earlier.card().title in told(controller, way, door)]

	assert {"rows by name", "rows without names", "list of the Desk", "export"} <= set(doors)


@pytest.mark.parametrize("field", ["max(previous_appeal.title) as title", "distinct previous_appeal.title"])
def test_titles_are_not_compared_or_counted(
	controller: Client, linked: tuple[Journey, Journey], field: str
) -> None:
	asked = {"doctype": "Appeal", "filters": {"name": linked[0].appeal}, "fields": [field]}

	assert controller.post(f"{METHOD}frappe.client.get_list", asked).status_code in (403, 417)


def test_card_out_of_sight_is_not_printed_through_a_link(linked: tuple[Journey, Journey]) -> None:
	way, earlier = linked

	with acting_as(way.executor):
		printed = str(appeal_card_back(way.card()))

	assert earlier.card().registration_index not in printed
