"""Conditions of lists are questions about columns: no part of a statement goes with them, whoever asks by whatever door."""

import json

import frappe
import pytest

from appeals_app.permissions import roles
from appeals_app.personal_data import list_guard
from appeals_app.testing.factories import PASSWORD
from appeals_app.testing.journey import Journey
from appeals_app.testing.staff import Staff, acting_as
from tests.serving import Client, Served
from tests.site.looking import PHONE, person_of

METHOD = "/api/method/"


@pytest.fixture(scope="module")
def own(site: str, staff: Staff) -> Journey:
	"""A case whose author has a phone; committed."""
	made = Journey(staff, applicant=person_of(staff)).to("registered")
	frappe.db.commit()  # the server reads only what is committed
	return made


@pytest.fixture(scope="module")
def clients(http_server: Served, staff: Staff) -> dict[str, Client]:
	return {
		role: http_server.client().login(staff[role].user, PASSWORD)
		for role in (roles.CONTROLLER, roles.EXECUTOR)
	}


LISTS = {
	"client": (
		f"{METHOD}frappe.client.get_list",
		lambda doctype, filters: {"doctype": doctype, "filters": filters},
	),
	"client, as text": (
		f"{METHOD}frappe.client.get_list",
		lambda doctype, filters: {"doctype": doctype, "filters": f" {json.dumps(filters)}"},
	),
	"value": (
		f"{METHOD}frappe.client.get_value",
		lambda doctype, filters: {"doctype": doctype, "fieldname": "name", "filters": filters},
	),
	"list": (
		f"{METHOD}frappe.desk.reportview.get",
		lambda doctype, filters: {"doctype": doctype, "fields": ["name"], "filters": filters},
	),
	"list, either": (
		f"{METHOD}frappe.desk.reportview.get",
		lambda doctype, filters: {"doctype": doctype, "fields": ["name"], "or_filters": filters},
	),
	"count": (
		f"{METHOD}frappe.desk.reportview.get_count",
		lambda doctype, filters: {"doctype": doctype, "filters": filters},
	),
	"link": (
		f"{METHOD}frappe.desk.search.search_link",
		lambda doctype, filters: {"doctype": doctype, "txt": "", "filters": filters},
	),
	"link to a DocType": (
		f"{METHOD}frappe.desk.search.search_link",
		lambda doctype, filters: {"doctype": "DocType", "txt": "", "filters": filters},
	),
}
SQL = [
	"ifnull(1,'')=0 union(select(password)from(__Auth)) #.name",
	"ifnull(1,'')=1 #.name",
	"ifnull(1,(select'1'))",
]


@pytest.mark.parametrize("field", SQL)
@pytest.mark.parametrize("door", LISTS)
@pytest.mark.parametrize("doctype", ["Authority Unit", "Appeal"])
def test_condition_written_in_sql_reaches_no_database(
	clients: dict[str, Client], door: str, doctype: str, field: str
) -> None:
	address, asked = LISTS[door]

	for filters in ([[doctype, field, "=", "1"]], [[field, "=", "1"]], [field, "1=1"]):
		answer = clients[roles.EXECUTOR].post(address, asked(doctype, filters))

		assert answer.status_code in (403, 404, 417), answer.text
		assert not answer.json().get("message")
		assert "SQL syntax" not in answer.text


@pytest.mark.parametrize("field", ["ifnull(phone,'')", "`phone`", "PHONE"])
def test_masked_field_is_not_asked_by_another_writing_of_it(
	clients: dict[str, Client], own: Journey, field: str
) -> None:
	address, asked = LISTS["client"]

	answer = clients[roles.CONTROLLER].post(address, asked("Applicant", [["Applicant", field, "=", PHONE]]))

	assert answer.status_code in (403, 417), answer.text


def test_masked_values_are_not_told_apart_by_rows_that_are_one(
	clients: dict[str, Client], own: Journey
) -> None:
	asked = {"doctype": "Applicant", "fields": ["phone"], "distinct": 1}

	answer = clients[roles.CONTROLLER].post(f"{METHOD}frappe.desk.reportview.get_list", asked)

	assert answer.status_code == 403, answer.text


def test_tree_calendar_and_counts_beside_a_list_still_ask(site: str, staff: Staff) -> None:
	list_guard.install()
	top = ["Authority Unit", "ifnull(`parent_unit`,'')", "=", ""]

	with acting_as(staff[roles.REGISTRAR]):
		listed = frappe.get_list(
			"Authority Unit", filters=[top, ["authority", "=", staff.authority]], pluck="name"
		)
		tagged = frappe.get_list("Authority Unit", filters=["ifnull(`_user_tags`,'')!=''"], pluck="name")

	assert staff.unit in listed
	assert staff.unit not in tagged


def test_nor_do_they_ask_for_what_is_masked(site: str, staff: Staff, own: Journey) -> None:
	list_guard.install()
	asked = [["Applicant", "ifnull(phone,'')", "=", PHONE]]

	with acting_as(staff[roles.CONTROLLER]), pytest.raises(frappe.PermissionError):
		frappe.get_list("Applicant", filters=asked)
