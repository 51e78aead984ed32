"""A repeated list is one event only while it shows nobody else; a file of a list is an export by every door."""

import json
from collections.abc import Iterator
from datetime import datetime, timedelta

import frappe
import pytest

from appeals_app import clock
from appeals_app.permissions import roles
from appeals_app.personal_data.access_log import record_access
from appeals_app.testing.factories import PASSWORD
from appeals_app.testing.journey import Journey
from appeals_app.testing.staff import Staff, acting_as
from appeals_app.testing.statements import counted_statements
from tests.serving import Client, Served
from tests.site.looking import EVENT, events_of, person_of

METHOD = "/api/method/"
SUBJECT = "Personal Data Access Subject"
NOON = datetime(2026, 3, 2, 12)


@pytest.fixture(scope="module")
def persons(site: str, staff: Staff) -> list[str]:
	made = [person_of(staff) for _number in range(4)]
	frappe.db.commit()  # the server reads only what is committed
	return made


@pytest.fixture(scope="module")
def cards(site: str, staff: Staff) -> list[str]:
	made = [Journey(staff).to("registered").appeal for _number in range(3)]
	frappe.db.commit()  # the server reads only what is committed
	return made


@pytest.fixture
def registrar(http_server: Served, staff: Staff) -> Iterator[Client]:
	"""Nothing is folded into a look of another test."""
	frappe.db.delete(EVENT, {"user": staff[roles.REGISTRAR].user})
	frappe.db.commit()  # the server must not see them
	client = http_server.client().login(staff[roles.REGISTRAR].user, PASSWORD)
	client.open_desk()
	yield client


def listed(client: Client, **asked: object) -> None:
	given = {"doctype": "Applicant", "fields": json.dumps(["name", "phone"]), "order_by": "creation asc"}
	answer = client.get(f"{METHOD}frappe.client.get_list", {**given, **asked})
	assert answer.status_code == 200, answer.text
	assert answer.json()["message"]


def shown_to(staff: Staff, act: str = "Listed") -> list[set[str]]:
	"""Persons of each event, in order, as the server has committed them."""
	frappe.db.rollback()
	return [
		set(frappe.get_all(SUBJECT, {"event": event.name}, pluck="applicant"))
		for event in events_of(staff[roles.REGISTRAR].user, act=act)
	]


def test_longer_list_is_not_folded_into_a_shorter_one(
	registrar: Client, staff: Staff, persons: list[str]
) -> None:
	listed(registrar, limit_page_length=1)
	listed(registrar, limit_page_length=0)
	listed(registrar, limit_page_length=0)
	listed(registrar, limit_page_length=2)

	first, second = shown_to(staff)
	assert len(first) == 1
	assert first | set(persons) <= second


def test_persons_listed_one_by_one_are_each_recorded(
	registrar: Client, staff: Staff, persons: list[str]
) -> None:
	for name in (persons[0], persons[1], persons[0]):
		listed(registrar, filters=json.dumps({"name": name}))

	assert shown_to(staff) == [{persons[0]}, {persons[1]}]


def test_single_values_are_each_recorded(registrar: Client, staff: Staff, persons: list[str]) -> None:
	for name in (*persons, persons[0]):
		asked = {"doctype": "Applicant", "fieldname": "phone", "filters": json.dumps({"name": name})}
		assert registrar.get(f"{METHOD}frappe.client.get_value", asked).status_code == 200

	frappe.db.rollback()  # what the server has committed since
	subjects = frappe.get_all(
		SUBJECT,
		{"event": ("in", [event.name for event in events_of(staff[roles.REGISTRAR].user)])},
		pluck="applicant",
	)
	opened = [event.applicant for event in events_of(staff[roles.REGISTRAR].user) if event.applicant]
	assert sorted([*subjects, *opened]) == sorted(persons)


def test_persons_of_two_events_together_are_repeated_by_a_third_look(
	staff: Staff, persons: list[str]
) -> None:
	with acting_as(staff[roles.HEAD]):
		written = [
			bool(record_access(act="Listed", listed_doctype="Applicant", rows_count=len(some), subjects=some))
			for some in (persons[:2], persons[2:], persons, [])
		]

	assert written == [True, True, False, False]


def test_rows_of_unknown_persons_are_never_folded(staff: Staff) -> None:
	with acting_as(staff[roles.HEAD]):
		written = [
			bool(record_access(act="Listed", listed_doctype="Applicant", rows_count=3)) for _turn in range(2)
		]

	assert written == [True, True]


DOORS = {
	"frappe.core.doctype.data_import.data_import.download_template": {
		"export_records": "by_filter",
		"export_fields": json.dumps({"Applicant": ["name", "phone"]}),
	},
	"frappe.core.doctype.data_export.exporter.export_data": {
		"with_data": "1",
		"select_columns": json.dumps({"Applicant": ["name", "phone"]}),
		"template": "true",
	},
}


@pytest.mark.parametrize("door", DOORS, ids=lambda door: door.rpartition(".")[2])
def test_file_of_a_tool_is_an_export_each_time(
	door: str, staff: Staff, persons: list[str], administrator_of_data: Client, exporter: str
) -> None:
	chosen = json.dumps({"name": ["in", persons]})
	told = {"doctype": "Applicant", "file_type": "CSV", "filters": chosen, "export_filters": chosen}
	for _turn in range(2):
		answer = administrator_of_data.post(METHOD + door, {**told, **DOORS[door]})
		assert answer.status_code == 200, answer.text[:500]

	frappe.db.rollback()  # what the server has committed since
	events = events_of(exporter, listed_doctype="Applicant")
	assert [event.act for event in events] == ["Exported", "Exported"]
	for event in events:
		assert set(frappe.get_all(SUBJECT, {"event": event.name}, pluck="applicant")) == set(persons)


@pytest.fixture
def exporter(site: str, staff: Staff) -> Iterator[str]:
	"""A registrar who is an administrator of the system too, and may export persons."""
	user = staff[roles.REGISTRAR].user
	account = frappe.get_doc("User", user)
	account.append("roles", {"role": "System Manager"})
	account.save()
	frappe.db.delete(EVENT, {"user": user})
	frappe.db.commit()  # the server reads only what is committed
	yield user
	frappe.db.rollback()
	frappe.db.delete("Has Role", {"parent": user, "role": "System Manager"})
	frappe.clear_cache(user=user)
	frappe.db.commit()


@pytest.fixture
def administrator_of_data(http_server: Served, exporter: str) -> Client:
	client = http_server.client().login(exporter, PASSWORD)
	client.open_desk()
	return client


def appeals_listed(client: Client, **asked: object) -> None:
	fields = ["name", "registration_index", "applicant.full_name as author"]
	given = {"doctype": "Appeal", "fields": json.dumps(fields), "order_by": "`tabAppeal`.`creation` asc"}
	answer = client.get(f"{METHOD}frappe.client.get_list", {**given, **asked})
	assert answer.status_code == 200, answer.text
	assert answer.json()["message"]


def cards_shown_to(staff: Staff) -> list[set[str]]:
	"""Cards of each event of a list of appeals, in order."""
	frappe.db.rollback()
	return [
		set(frappe.get_all(SUBJECT, {"event": event.name}, pluck="appeal"))
		for event in events_of(staff[roles.REGISTRAR].user, act="Listed", listed_doctype="Appeal")
	]


def test_names_in_a_list_of_appeals_are_looks_once_an_hour_each(
	registrar: Client, staff: Staff, cards: list[str]
) -> None:
	appeals_listed(registrar, limit_page_length=1, filters=json.dumps({"name": cards[0]}))
	for _refresh in range(3):
		appeals_listed(registrar, filters=json.dumps({"name": ["in", cards]}))
	appeals_listed(registrar, filters=json.dumps({"name": cards[1], "authority": staff.authority}))

	assert cards_shown_to(staff) == [{cards[0]}, set(cards[1:])]


def test_list_of_appeals_without_names_is_no_look(registrar: Client, staff: Staff, cards: list[str]) -> None:
	asked = {"fields": json.dumps(["name", "registration_index"]), "filters": json.dumps({"name": cards[0]})}
	appeals_listed(registrar, **asked)

	assert cards_shown_to(staff) == []


def test_name_seen_again_after_an_hour_is_a_new_look(staff: Staff, cards: list[str]) -> None:
	given = {"act": "Listed", "listed_doctype": "Appeal", "rows_count": 1, "subjects": [cards[0]]}

	written = []
	for minutes in (0, 59, 61):
		with clock.set_to(NOON + timedelta(minutes=minutes)), acting_as(staff[roles.HEAD]):
			written.append(bool(record_access(**given, shows_names_alone=True)))

	assert written == [True, False, True]


def test_refreshed_list_of_names_asks_one_question_and_writes_nothing(staff: Staff, cards: list[str]) -> None:
	given = {"act": "Listed", "listed_doctype": "Appeal", "rows_count": 3, "subjects": cards}
	with acting_as(staff[roles.HEAD]):
		record_access(**given, shows_names_alone=True)
		with counted_statements() as sent:
			record_access(**given, shows_names_alone=True)

	assert len(sent) == 1, sent
