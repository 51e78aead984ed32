"""Background jobs are listed to administrators alone, and what was given to a job is shown to nobody."""

import frappe
import pytest

from appeals_app.permissions import roles
from appeals_app.testing.factories import PASSWORD, make_user, unique
from appeals_app.testing.staff import Staff
from tests.serving import Served

LIST = "/api/method/frappe.desk.reportview.get_list"
DOORS = ("get", "get_list", "get_count")


@pytest.fixture
def said(site: str) -> str:
	"""Words of a job that waits in a queue nobody works off here."""
	words = unique("Заявник Петренко ")
	frappe.enqueue("frappe.ping", queue="short", words=words)
	return words


@pytest.mark.parametrize("door", DOORS)
@pytest.mark.parametrize("role", [roles.ANALYST, roles.REGISTRAR])
@pytest.mark.parametrize("doctype", ["RQ Job", "RQ Worker"])
def test_jobs_are_not_listed_to_staff(
	http_server: Served, staff: Staff, said: str, role: str, door: str, doctype: str
) -> None:
	client = http_server.client().login(staff[role].user, PASSWORD)
	client.open_desk()

	answer = client.post(
		f"/api/method/frappe.desk.reportview.{door}", {"doctype": doctype, "fields": '["name"]'}
	)

	assert answer.status_code == 403, answer.text
	assert said not in answer.text


def test_administrator_sees_which_job_waits_and_not_what_it_was_given(http_server: Served, said: str) -> None:
	administrator = make_user(roles.OBLAST_ADMIN, "System Manager").name
	frappe.db.commit()  # nosemgrep: the server asks in a process of its own
	client = http_server.client().login(administrator, PASSWORD)
	client.open_desk()

	listed = client.post(
		LIST,
		{
			"doctype": "RQ Job",
			"fields": '["name"]',
			"filters": "[]",
			"order_by": "modified desc",
			"page_length": 500,
		},
	)
	assert "message" in listed.json(), listed.text
	shown = [row for row in listed.json()["message"] if row["job_name"] == "frappe.ping"]
	opened = client.get(f"/api/resource/RQ%20Job/{shown[0]['name']}")

	assert listed.status_code == opened.status_code == 200
	assert said not in listed.text + opened.text
