"""Background jobs are listed to administrators alone, and what was given to a job is shown to nobody."""

import frappe
import pytest
from frappe.model.base_document import get_controller

from appeals_app.permissions import roles
from appeals_app.testing.factories import PASSWORD, unique
from appeals_app.testing.staff import Staff
from tests.serving import Served

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


def test_job_is_shown_by_its_function_and_not_by_what_it_was_given(said: str) -> None:
	asked = frappe._dict(filters=[], order_by="modified desc", page_length=500)

	listed = get_controller("RQ Job").get_list(asked)

	waiting = [row.name for row in listed if row.job_name == "frappe.ping"]
	opened = frappe.get_doc("RQ Job", waiting[0])
	assert {row.arguments for row in listed} == {row.exc_info for row in listed} == {None}
	assert (opened.job_name, opened.arguments, opened.exc_info) == ("frappe.ping", None, None)
