"""What is asked over HTTP leaves its look when the answer goes out: also a miss, and a search for words of papers."""

import frappe
import pytest

from appeals_app.permissions import roles
from appeals_app.testing.factories import PASSWORD
from appeals_app.testing.journey import Journey
from appeals_app.testing.staff import Staff, make_staff
from tests.serving import Client, Served
from tests.site.looking import person_of

METHOD = "/api/method/"
EVENT = "Personal Data Access Event"


@pytest.fixture(scope="module")
def office(site: str) -> Staff:
	"""People of an authority of their own: what is committed here is met by no other test."""
	return make_staff()


@pytest.fixture(scope="module")
def way(office: Staff) -> Journey:
	"""A draft answer to a person; committed, for the server reads only that."""
	made = Journey(office, applicant=person_of(office, last_name="Перевіренко")).to("draft")
	frappe.db.commit()
	return made


@pytest.fixture
def registrar(http_server: Served, office: Staff, way: Journey) -> Client:
	client = http_server.client().login(office[roles.REGISTRAR].user, PASSWORD)
	client.open_desk()
	return client


def looks_at(**subject: str) -> list[frappe._dict]:
	"""Looks of anybody at the card or the person."""
	frappe.db.rollback()
	events = frappe.get_all("Personal Data Access Subject", subject, pluck="event")
	return frappe.get_all(EVENT, {"name": ("in", events)}, ["act", "listed_doctype", "filters_text"])


def test_search_that_is_answered_by_not_found_is_a_look_at_whom_it_names(
	registrar: Client, way: Journey
) -> None:
	person = way.card().applicant
	asked = {"doctype": "Applicant", "filters": {"name": person, "last_name": ["like", "Щ%"]}}

	answer = registrar.post(f"{METHOD}frappe.client.get", asked)

	assert answer.status_code == 404
	[look] = looks_at(applicant=person)
	assert (look.act, look.listed_doctype, look.filters_text) == ("Searched", "Applicant", "last_name")


def test_record_that_is_refused_is_no_look(http_server: Served, neighbours: Staff, way: Journey) -> None:
	person = way.card().applicant
	stranger = http_server.client().login(neighbours[roles.REGISTRAR].user, PASSWORD)
	stranger.open_desk()

	answer = stranger.post(f"{METHOD}frappe.client.get", {"doctype": "Applicant", "name": person})

	assert answer.status_code == 403
	frappe.db.rollback()
	assert not frappe.get_all(EVENT, {"applicant": person, "user": neighbours[roles.REGISTRAR].user})


def test_search_for_words_of_papers_is_a_look_at_their_cards(registrar: Client, way: Journey) -> None:
	asked = {
		"doctype": "Appeal Reply",
		"fields": ["name"],
		"filters": [["Appeal Reply", "body", "is", "set"]],
	}

	answer = registrar.post(f"{METHOD}frappe.desk.reportview.get", asked)

	assert answer.status_code == 200, answer.text
	[look] = looks_at(appeal=way.appeal)
	assert (look.act, look.listed_doctype, look.filters_text) == ("Searched", "Appeal Reply", "body")
