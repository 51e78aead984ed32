"""What is asked over HTTP leaves its look when the answer goes out: also a miss, and a search for words of papers."""

import frappe
import pytest

from appeals_app.permissions import roles
from appeals_app.testing.factories import PASSWORD
from appeals_app.testing.journey import Journey
from appeals_app.testing.staff import Staff
from tests.serving import Client, Served
from tests.site.looking import person_of

METHOD = "/api/method/"
EVENT = "Personal Data Access Event"


@pytest.fixture
def way(staff: Staff) -> Journey:
	"""A draft answer to a person; committed, for the server reads only that."""
	made = Journey(staff, applicant=person_of(staff, last_name="Перевіренко")).to("draft")
	frappe.db.commit()
	return made


@pytest.fixture
def registrar(http_server: Served, staff: Staff, way: Journey) -> Client:
	client = http_server.client().login(staff[roles.REGISTRAR].user, PASSWORD)
	client.open_desk()
	return client


def looks(staff: Staff, **asked: object) -> list[frappe._dict]:
	frappe.db.rollback()
	of_registrar = {"user": staff[roles.REGISTRAR].user, **asked}
	return frappe.get_all(EVENT, of_registrar, ["name", "act", "filters_text", "rows_count"])


def test_search_that_is_answered_by_not_found_is_a_look_at_whom_it_names(
	registrar: Client, staff: Staff, way: Journey
) -> None:
	person = way.card().applicant
	asked = {"doctype": "Applicant", "filters": {"name": person, "last_name": ["like", "Щ%"]}}

	answer = registrar.post(f"{METHOD}frappe.client.get", asked)

	assert answer.status_code == 404
	[look] = looks(staff, act="Searched", listed_doctype="Applicant")
	assert look.filters_text == "last_name"
	subjects = frappe.get_all("Personal Data Access Subject", {"event": look.name}, pluck="applicant")
	assert subjects == [person]


def test_record_that_is_refused_is_no_look(registrar: Client, staff: Staff, neighbours: Staff) -> None:
	foreign = person_of(neighbours)
	frappe.db.commit()
	before = looks(staff)

	answer = registrar.post(f"{METHOD}frappe.client.get", {"doctype": "Applicant", "name": foreign})

	assert answer.status_code == 403
	assert looks(staff) == before


def test_search_for_words_of_papers_is_a_look_at_their_cards(
	registrar: Client, staff: Staff, way: Journey
) -> None:
	asked = {
		"doctype": "Appeal Reply",
		"fields": ["name"],
		"filters": [["Appeal Reply", "body", "like", "%відповідь%"]],
	}

	answer = registrar.post(f"{METHOD}frappe.desk.reportview.get", asked)

	assert answer.status_code == 200, answer.text
	[look] = looks(staff, act="Searched", listed_doctype="Appeal Reply")
	assert look.filters_text == "body"
