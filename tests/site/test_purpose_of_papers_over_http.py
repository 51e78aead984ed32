"""A letter of a sensitive card by every door of the site: closed until the purpose is stated, open after it."""

import json
from collections.abc import Iterator

import frappe
import pytest

from appeals_app.permissions import roles
from appeals_app.testing.factories import PASSWORD
from appeals_app.testing.journey import Journey
from appeals_app.testing.staff import Staff
from tests.serving import Client, Served
from tests.site.looking import EVENT, person_of

METHOD = "/api/method/"
BODY = "Лікування після поранення оплачено з бюджету"
REPLY = "Appeal Reply"
PURPOSE = "Контроль строку відповіді за дорученням голови"


@pytest.fixture(scope="module")
def letter(site: str, staff: Staff) -> str:
	"""The draft of an answer to somebody with a disability; committed."""
	rows = [{"category": "author_category.disability_1"}]
	way = Journey(staff, applicant=person_of(staff), author_categories=rows).to("in_work")
	name = way.draft(body=BODY).name
	frappe.db.commit()  # the server reads only what is committed
	return name


@pytest.fixture(scope="module")
def controller(http_server: Served, staff: Staff) -> Client:
	client = http_server.client().login(staff[roles.CONTROLLER].user, PASSWORD)
	client.open_desk()
	return client


@pytest.fixture
def asked(site: str, staff: Staff) -> Iterator[None]:
	"""No purpose is in force before the test and after it."""

	def forget() -> None:
		frappe.db.delete(EVENT, {"user": staff[roles.CONTROLLER].user})
		frappe.db.commit()  # the same

	forget()
	yield
	frappe.db.rollback()
	forget()


def documents(client: Client, letter: str) -> Iterator[tuple[str, int, str]]:
	"""Doors that show the letter whole, with what they answer."""
	one = {"doctype": REPLY, "name": letter}
	for door, answer in {
		"form": client.get(f"{METHOD}frappe.desk.form.load.getdoc", one),
		"program": client.get(f"{METHOD}frappe.client.get", one),
		"resource": client.get(f"/api/resource/{REPLY}/{letter}"),
		"change": client.request("PUT", f"/api/resource/{REPLY}/{letter}", json={}),
		"page": client.get("/printview", one),
		"print": client.post(
			f"{METHOD}frappe.www.printview.get_html_and_style", {"doc": REPLY, "name": letter}
		),
	}.items():
		yield door, answer.status_code, answer.text


def lists(client: Client, letter: str) -> Iterator[tuple[str, int, str]]:
	"""Doors that list it with its words."""
	fields, filters = json.dumps(["name", "body"]), json.dumps([[REPLY, "name", "=", letter]])
	asked = {"doctype": REPLY, "fields": fields, "filters": filters}
	value = {"doctype": REPLY, "fieldname": "body", "filters": json.dumps({"name": letter})}
	for door, answer in {
		"list": client.post(f"{METHOD}frappe.client.get_list", asked),
		"report": client.post(f"{METHOD}frappe.desk.reportview.get", asked),
		"resource": client.get(f"/api/resource/{REPLY}", {"fields": fields, "filters": filters}),
		"value": client.get(f"{METHOD}frappe.client.get_value", value),
	}.items():
		yield door, answer.status_code, answer.text


def tells(text: str) -> bool:
	return BODY in text or json.dumps(BODY).strip('"') in text


def test_no_door_shows_the_letter_before_its_purpose(controller: Client, letter: str, asked: None) -> None:
	for door, status, text in documents(controller, letter):
		assert status == 403, (door, status)
		assert not tells(text), door
	for door, status, text in lists(controller, letter):
		assert status == 200, (door, text)
		assert not tells(text), door


def test_print_without_a_purpose_says_what_is_wanted_and_where(
	controller: Client, letter: str, asked: None
) -> None:
	asked_of_a_browser = {"Accept": "text/html"}
	page = controller.get("/printview", {"doctype": REPLY, "name": letter}, headers=asked_of_a_browser)

	assert page.status_code == 403
	assert "Спершу зазначте мету" in page.text and "для якої роботи він потрібен" in page.text
	card = page.text.split("page-card-body")[-1].split("<script>")[0]
	assert f"/app/appeal-reply/{letter}" in card, card
	assert "/login" not in card, "the person is logged in"


def test_form_asks_for_the_purpose_of_the_letter_and_is_opened_by_it(
	controller: Client, letter: str, asked: None
) -> None:
	refused = controller.get(f"{METHOD}frappe.desk.form.load.getdoc", {"doctype": REPLY, "name": letter})
	answer = refused.json()
	assert answer["purpose_needed"] == {"doctype": REPLY, "name": letter, "form": letter}
	assert "Зазначте" in answer["_error_message"]

	told = {"doctype": REPLY, "name": letter, "purpose": PURPOSE}
	stated = controller.post(f"{METHOD}appeals_app.personal_data.api.state_purpose", told)

	assert stated.status_code == 200, stated.text
	shown = {door: tells(text) for door, _status, text in documents(controller, letter) if door != "change"}
	assert all(shown.values()), shown
	assert all(tells(text) for _door, _status, text in lists(controller, letter))


def test_words_of_the_letter_are_not_guessed(controller: Client, letter: str, asked: None) -> None:
	guess = {"name": letter, "body": ["like", "Лікування%"]}
	doors = {
		"frappe.client.get_count": {"doctype": REPLY, "filters": json.dumps(guess)},
		"frappe.client.get_list": {"doctype": REPLY, "order_by": "body asc"},
		"frappe.desk.reportview.get": {
			"doctype": REPLY,
			"filters": json.dumps([[REPLY, "body", "like", "Л%"]]),
		},
		"frappe.desk.listview.get_group_by_count": {
			"doctype": REPLY,
			"field": "body",
			"current_filters": "[]",
		},
		"frappe.desk.search.search_link": {
			"doctype": REPLY,
			"txt": "",
			"filters": json.dumps(guess),
		},
	}
	for door, question in doors.items():
		answer = controller.post(f"{METHOD}{door}", question)
		assert answer.status_code in (403, 417), (door, answer.text)
