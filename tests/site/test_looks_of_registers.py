"""Whoever lists, exports or prints the register is recorded with whom it showed, by whatever door of the Desk."""

import json
from collections.abc import Iterator

import frappe
import pytest

from appeals_app.permissions import gate, roles
from appeals_app.testing.factories import PASSWORD
from appeals_app.testing.journey import Journey
from appeals_app.testing.staff import Staff
from tests.serving import Client, Served
from tests.site.looking import EVENT, events_of

METHOD = "/api/method/"
SUBJECT = "Personal Data Access Subject"
COLUMNS = ["`tabAppeal`.`name`", "applicant.full_name as applicant_full_name"]
AS_A_FILE = {"file_format_type": "CSV", "visible_idx": json.dumps(list(range(100)))}
EXPORTED = ["`tabAppeal`.`registration_index`", "`tabAppeal`.`content`"]


@pytest.fixture(scope="module")
def cards(site: str, staff: Staff) -> list[str]:
	made = [Journey(staff).to("registered").appeal for _number in range(2)]
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


def asked_of(client: Client, function: str, form: dict) -> str:
	answer = client.post(METHOD + function, form)
	assert answer.status_code == 200, answer.text[:500]
	return answer.text


def of_cards(cards: list[str], **more: str) -> dict[str, str]:
	chosen = json.dumps([["Appeal", "name", "in", cards]])
	return {"doctype": "Appeal", "fields": json.dumps(COLUMNS), "filters": chosen, **more}


def journal_of(staff: Staff) -> dict[str, str]:
	today = frappe.utils.today()
	filters = {"authority": staff.authority, "from_date": today, "to_date": today}
	return {"report_name": "Registration Journal", "filters": json.dumps(filters)}


def looks(staff: Staff) -> list[tuple[str, str]]:
	"""Act and register of each look, as the server has committed them."""
	frappe.db.rollback()
	return [(event.act, event.listed_doctype) for event in events_of(staff[roles.REGISTRAR].user)]


def shown_by(staff: Staff, act: str, column: str) -> set[str]:
	events = [event.name for event in events_of(staff[roles.REGISTRAR].user, act=act)]
	return set(frappe.get_all(SUBJECT, {"event": ("in", events)}, pluck=column))


def test_report_view_of_appeals_is_a_look_at_whom_it_names(
	registrar: Client, staff: Staff, cards: list[str]
) -> None:
	asked_of(registrar, "frappe.desk.reportview.get", of_cards(cards, view="Report"))

	assert looks(staff) == [("Listed", "Appeal")]
	assert shown_by(staff, "Listed", "appeal") == set(cards)


def test_export_of_a_list_of_appeals_is_recorded_each_time_also_after_a_look(
	registrar: Client, staff: Staff, cards: list[str]
) -> None:
	asked_of(registrar, "frappe.desk.reportview.get", of_cards(cards))
	for _turn in range(2):
		form = of_cards(cards, fields=json.dumps(EXPORTED), file_format_type="CSV", title="Appeal")
		assert "ліфт" in asked_of(registrar, "frappe.desk.reportview.export_query", form)

	assert looks(staff) == [("Listed", "Appeal"), ("Exported", "Appeal"), ("Exported", "Appeal")]
	assert shown_by(staff, "Exported", "appeal") == set(cards)


def test_file_of_the_journal_is_an_export_also_when_it_was_just_shown(
	registrar: Client, staff: Staff, cards: list[str]
) -> None:
	people = {frappe.db.get_value("Appeal", card, "applicant") for card in cards}
	journal = journal_of(staff)
	asked_of(registrar, "frappe.desk.query_report.run", journal)
	asked_of(registrar, "frappe.desk.query_report.export_query", {**journal, **AS_A_FILE})

	assert looks(staff) == [("Listed", "Applicant"), ("Exported", "Appeal"), ("Exported", "Applicant")]
	assert people <= shown_by(staff, "Exported", "applicant")


def test_papers_of_chosen_appeals_are_looks_at_each(
	registrar: Client, staff: Staff, cards: list[str]
) -> None:
	for _turn in range(2):
		for card in cards:
			form = {"doc": "Appeal", "name": card, "print_format": "Appeal Registration Card"}
			asked_of(registrar, "frappe.www.printview.get_html_and_style", form)

	frappe.db.rollback()  # what the server has committed since
	printed = [event.appeal for event in events_of(staff[roles.REGISTRAR].user, act="Printed")]
	assert sorted(printed) == sorted(cards * 2)


@pytest.mark.parametrize("function", ["reportview", "query_report"])
def test_no_file_of_the_register_is_made_behind_and_sent_by_mail(function: str) -> None:
	form = frappe._dict({gate.IN_BACKGROUND: "1", "doctype": "Appeal"})

	gate._put_in(f"frappe.desk.{function}.export_query", form)

	assert form == {"doctype": "Appeal"}
