"""10 000 planted personal values: after a walk of all roles none lies in logs, notices, or what analysts get."""

import json
from collections.abc import Iterator
from pathlib import Path

import frappe
import pytest
from frappe.deferred_insert import save_to_db

from appeals_app.permissions import roles
from appeals_app.testing.factories import PASSWORD, make_appeal
from appeals_app.testing.staff import Staff, acting_as
from tests.serving import Client, Served
from tests.site.looking import EVENT
from tests.site.planted_markers import all_markers, found_in, log_files, markers, plant, uproot

METHOD = "/api/method/"
SEEING_NONE = (
	*(roles.ANALYST, roles.DATA_PROTECTION_OFFICER, roles.AUTHORITY_ADMIN, roles.OBLAST_ADMIN),
	roles.ROLLOUT_COORDINATOR,
)
MET = (0, 1234, 2499)


@pytest.fixture(scope="module")
def planted(site: str, staff: Staff, sites_path: Path) -> Iterator[dict[Path, int]]:
	"""The values are in the register; for each log file, how long it was before."""
	with acting_as(staff[roles.REGISTRAR]):
		model = make_appeal(authority=staff.authority).name
	plant(staff.authority, model)
	yield {path: path.stat().st_size for path in log_files(sites_path, site)}
	frappe.db.rollback()
	uproot()


@pytest.fixture(scope="module")
def walk(planted: dict, http_server: Served, staff: Staff) -> dict[str, list[str]]:
	"""What each role was answered at every door, wrong requests included."""
	answers = {}
	for role, person in staff.people.items():
		client = http_server.client().login(person.user, PASSWORD)
		if role != roles.INTEGRATION:
			client.open_desk()
		answers[role] = [answer for number in MET for answer in met(client, number)]
		answers[role] += exported(client)
	save_to_db()
	frappe.db.commit()  # errors put off by the server are in Error Log now
	return answers


def met(client: Client, number: int) -> Iterator[str]:
	"""One planted person looked for, listed, opened, titled, printed and sent wrongly."""
	person, card, planted = f"marker-{number}", f"marker-card-{number}", markers(number)
	question = json.dumps([["Applicant", "last_name", "=", planted["last_name"]]])
	fields = json.dumps(["name", "full_name", "phone", "email", "address"])
	asked = {"doctype": "Applicant", "fields": fields, "filters": question}
	yield client.post(f"{METHOD}frappe.desk.reportview.get", asked).text
	yield client.post(
		f"{METHOD}frappe.desk.search.search_link", {"doctype": "Applicant", "txt": planted["last_name"]}
	).text
	yield client.get(f"{METHOD}frappe.desk.form.load.getdoc", {"doctype": "Applicant", "name": person}).text
	yield client.get(f"{METHOD}frappe.desk.form.load.getdoc", {"doctype": "Appeal", "name": card}).text
	yield client.get(f"/api/resource/Applicant/{person}").text
	title = {"doctype": "Applicant", "docname": person}
	yield client.post(f"{METHOD}frappe.desk.search.get_link_title", title).text
	for wrong in ("savedocs", "no_such_door"):
		body = {"doc": json.dumps({"doctype": "Applicant", **planted}), "action": "Nothing"}
		yield client.post(f"{METHOD}frappe.desk.form.save.{wrong}", body).text


def exported(client: Client) -> Iterator[str]:
	"""Exports, totals and charts of cards and people."""
	for doctype, fields in (("Applicant", ["name", "full_name", "phone"]), ("Appeal", ["name", "content"])):
		asked = {
			"doctype": doctype,
			"file_format_type": "CSV",
			"title": "x",
			"filters": json.dumps(
				[["Applicant", "last_name", "like", "Марк%"]] if doctype == "Applicant" else []
			),
			"fields": json.dumps([f"`tab{doctype}`.`{field}`" for field in fields]),
		}
		yield client.post(f"{METHOD}frappe.desk.reportview.export_query", asked).content.decode(
			"utf-8", "replace"
		)
		grouped = {
			"doctype": doctype,
			"fields": json.dumps(["count(name) as total", fields[1]]),
			"group_by": fields[1],
		}
		yield client.post(f"{METHOD}frappe.desk.reportview.get", grouped).text


def test_ten_thousand_values_are_planted(planted: dict) -> None:
	assert len(set(all_markers())) == 10_000
	assert all(found_in(value) for value in all_markers())
	assert frappe.db.count("Applicant", {"name": ("like", "marker-%")}) == 2500


def test_those_who_work_with_appeals_meet_them(walk: dict[str, list[str]]) -> None:
	"""The walk opens what it should: else nothing found elsewhere would prove nothing."""
	for role in (roles.REGISTRAR, roles.HEAD, roles.CONTROLLER):
		assert found_in("".join(walk[role])), role


@pytest.mark.parametrize("role", SEEING_NONE)
def test_analysts_and_administrators_are_answered_none(walk: dict[str, list[str]], role: str) -> None:
	shown = [answer for answer in walk[role] if found_in(answer)]

	assert not shown, shown[0][:500]


def test_controller_is_answered_neither_phone_nor_mail_nor_street(walk: dict[str, list[str]]) -> None:
	closed = {"@marker.example", "вул. Маркерна"}

	answers = [text for text in walk[roles.CONTROLLER] if '"doctype":"Appeal"' not in text]
	assert not [text[:300] for text in answers if closed & found_in(text)]


def test_log_files_hold_none(walk: dict, planted: dict[Path, int], sites_path: Path, site: str) -> None:
	found = {}
	for path in log_files(sites_path, site):
		with path.open("rb") as file:
			file.seek(min(planted.get(path, 0), path.stat().st_size))
			if signs := found_in(file.read().decode("utf-8", "replace")):
				found[path.name] = signs

	assert not found


def test_error_log_holds_none_though_errors_were_made(walk: dict) -> None:
	frappe.db.rollback()
	errors = frappe.get_all("Error Log", fields=["method", "error"], order_by="creation desc", limit=200)

	assert [row for row in errors if "savedocs" in (row.error or "")], "no error was provoked"
	assert not [row.error[-600:] for row in errors if found_in(f"{row.method}{row.error}")]


def test_notices_mails_and_access_events_hold_none(walk: dict) -> None:
	frappe.db.rollback()
	places = {
		"Notification Log": ["subject", "email_content"],
		"Email Queue": ["message"],
		"Activity Log": ["subject", "content"],
		"Access Log": ["filters", "report_name", "page"],
		"Route History": ["route"],
		EVENT: ["filters_text", "purpose", "searched_digest"],
	}

	found = {
		doctype: signs
		for doctype, fields in places.items()
		if (signs := found_in(str(frappe.get_all(doctype, fields=fields, as_list=True))))
	}
	assert not found
