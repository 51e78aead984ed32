"""Doors of the framework through which a request could ask past the scope and the mask, over real HTTP."""

import json
from collections.abc import Iterator

import frappe
import pytest

from appeals_app.permissions import roles
from appeals_app.testing.factories import PASSWORD, unique_name
from appeals_app.testing.journey import Journey
from appeals_app.testing.staff import Staff
from tests.serving import Client, Served
from tests.site.looking import EVENT, PHONE, events_of, person_of

METHOD = "/api/method/"
CLIENT_GET = f"{METHOD}frappe.client.get"
COLUMN = f"{METHOD}frappe.desk.query_report.get_data_for_custom_field"
PRINTED = f"{METHOD}frappe.www.printview.get_html_and_style"
SEARCHED = [f"{METHOD}frappe.desk.search.search_link", f"{METHOD}frappe.desk.search.search_widget"]


@pytest.fixture(scope="module")
def foreign(site: str, neighbours: Staff) -> Journey:
	"""A case of the neighbours; committed."""
	made = Journey(neighbours, applicant=person_of(neighbours, last_name=unique_name())).to("execution")
	frappe.db.commit()  # the server reads only what is committed
	return made


@pytest.fixture(scope="module")
def own(site: str, staff: Staff) -> Journey:
	made = Journey(staff, applicant=person_of(staff)).to("execution")
	frappe.db.commit()  # the server reads only what is committed
	return made


@pytest.fixture(scope="module")
def clients(http_server: Served, staff: Staff) -> Iterator[dict[str, Client]]:
	yield {
		role: http_server.client().login(staff[role].user, PASSWORD)
		for role in (roles.REGISTRAR, roles.CONTROLLER, roles.EXECUTOR)
	}


@pytest.mark.parametrize(("doctype", "field"), [("Applicant", "full_name"), ("Appeal", "content")])
def test_column_of_a_report_holds_the_rows_one_may_list(
	clients: dict[str, Client], foreign: Journey, own: Journey, doctype: str, field: str
) -> None:
	answer = clients[roles.REGISTRAR].post(COLUMN, {"doctype": doctype, "field": field})

	assert answer.status_code == 200, answer.text
	mine, theirs = ((way.appeal, way.card().applicant)[doctype == "Applicant"] for way in (own, foreign))
	assert mine in answer.json()["message"]
	assert theirs not in answer.json()["message"]


def test_column_of_a_report_is_masked_and_leaves_a_trace(
	clients: dict[str, Client], staff: Staff, own: Journey
) -> None:
	frappe.db.delete(EVENT, {"user": staff[roles.CONTROLLER].user})  # nothing is folded into an earlier look
	frappe.db.commit()  # the server reads only what is committed

	answer = clients[roles.CONTROLLER].post(COLUMN, {"doctype": "Applicant", "field": "phone"})

	assert answer.json()["message"][own.card().applicant] != PHONE
	frappe.db.rollback()
	assert events_of(staff[roles.CONTROLLER].user, act="Listed")


@pytest.mark.parametrize("door", SEARCHED)
@pytest.mark.parametrize("doctype", ["Applicant", "Appeal", "Appeal Resolution"])
def test_search_of_a_link_cannot_be_told_to_ignore_rights(
	clients: dict[str, Client], foreign: Journey, door: str, doctype: str
) -> None:
	asked = {"doctype": doctype, "txt": "", "page_length": 500, "reference_doctype": "Appeal"}

	plain, told = (
		clients[roles.EXECUTOR].post(door, {**asked, **more}).json()
		for more in ({}, {"ignore_user_permissions": 1, "ignore_permissions": 1})
	)

	assert json.dumps(plain) == json.dumps(told)
	assert foreign.card().applicant not in json.dumps(told)
	assert foreign.appeal not in json.dumps(told)


def test_search_of_a_link_gives_no_column_unmasked(clients: dict[str, Client], own: Journey) -> None:
	asked = {"doctype": "Applicant", "txt": "", "filter_fields": json.dumps(["phone"]), "as_dict": 1}

	answer = clients[roles.CONTROLLER].post(SEARCHED[1], {**asked, "ignore_user_permissions": 1})

	assert PHONE not in answer.text


@pytest.mark.parametrize("print_format", ["Appeal Registration Card", "Appeal Receipt"])
def test_document_that_was_made_up_is_not_printed(
	clients: dict[str, Client], staff: Staff, foreign: Journey, print_format: str
) -> None:
	made_up = {"doctype": "Appeal", "__islocal": 1, "name": foreign.appeal, "authority": staff.authority}

	answer = clients[roles.REGISTRAR].post(
		PRINTED, {"doc": json.dumps({**made_up, "questions": []}), "print_format": print_format}
	)

	assert answer.status_code == 403, answer.text
	assert foreign.card().brief not in answer.text


def test_unsaved_document_is_not_printed(clients: dict[str, Client], staff: Staff) -> None:
	unsaved = {"doctype": "Appeal", "__islocal": 1, "name": "new-appeal-1", "authority": staff.authority}

	answer = clients[roles.REGISTRAR].post(PRINTED, {"doc": json.dumps(unsaved)})

	assert answer.status_code == 404, answer.text


def test_own_card_sent_whole_by_the_desk_is_printed_as_it_is_stored(
	clients: dict[str, Client], own: Journey
) -> None:
	sent = {**own.card().as_dict(), "brief": "Підмінений зміст"}

	answer = clients[roles.REGISTRAR].post(
		PRINTED, {"doc": frappe.as_json(sent), "print_format": "Appeal Registration Card"}
	)

	assert answer.status_code == 200, answer.text
	page = answer.json()["message"]["html"]
	assert own.card().brief in page
	assert "Підмінений" not in page


@pytest.mark.parametrize(
	("door", "asked"),
	[
		(
			PRINTED,
			{"doc": json.dumps({"doctype": "User", "name": "Guest"}), "print_format": "Destruction Act"},
		),
		(
			f"{METHOD}frappe.utils.print_format.download_pdf",
			{"doctype": "User", "name": "Guest", "format": "Destruction Act"},
		),
	],
)
def test_format_of_another_document_is_refused(clients: dict[str, Client], door: str, asked: dict) -> None:
	answer = clients[roles.REGISTRAR].post(door, asked)

	assert answer.status_code == 417, answer.text
	[said] = json.loads(answer.json()["_server_messages"])
	assert "формат друку" in json.loads(said)["message"]


def test_conditions_tell_nothing_of_people_out_of_sight(clients: dict[str, Client], foreign: Journey) -> None:
	name = frappe.db.get_value("Applicant", foreign.card().applicant, "full_name")

	answers = [
		clients[role].request(
			"POST", CLIENT_GET, json={"doctype": "Applicant", "filters": {"full_name": asked}}
		)
		for role in (roles.REGISTRAR, roles.EXECUTOR)
		for asked in (name, "Нікого Такого Немає")
	]

	assert {answer.status_code for answer in answers} == {404}


def test_condition_on_a_masked_field_is_refused_whether_it_fits_or_not(
	clients: dict[str, Client], own: Journey
) -> None:
	person = own.card().applicant

	answers = [
		clients[roles.CONTROLLER].request(
			"POST",
			CLIENT_GET,
			json={"doctype": "Applicant", "filters": {"name": person, "phone": ["like", begun]}},
		)
		for begun in (f"{PHONE[:5]}%", "+999%")
	]

	assert {answer.status_code for answer in answers} == {403}


def test_own_record_is_found_by_conditions(clients: dict[str, Client], own: Journey) -> None:
	answer = clients[roles.REGISTRAR].request(
		"POST",
		CLIENT_GET,
		json={"doctype": "Appeal", "filters": {"registration_index": own.card().registration_index}},
	)

	assert answer.status_code == 200, answer.text
	assert answer.json()["message"]["name"] == own.appeal


def test_notice_of_another_person_is_not_marked(clients: dict[str, Client], staff: Staff) -> None:
	officer = staff[roles.DATA_PROTECTION_OFFICER].user
	notice = frappe.get_doc(
		{"doctype": "Notification Log", "for_user": officer, "subject": "Доступ", "type": "Alert"}
	).insert()
	frappe.db.commit()  # the server reads only what is committed
	log = f"{METHOD}frappe.desk.doctype.notification_log.notification_log.mark_as_read"

	answer = clients[roles.EXECUTOR].post(log, {"docname": notice.name})

	assert answer.status_code == 403
	frappe.db.rollback()
	assert not frappe.db.get_value("Notification Log", notice.name, "read")


def test_rows_around_a_record_are_not_counted_past_the_scope(
	clients: dict[str, Client], foreign: Journey
) -> None:
	asked = {
		"doctype": "Authority",
		"name": foreign.staff.authority,
		"items": json.dumps(["Appeal", "Applicant"]),
	}

	answer = clients[roles.EXECUTOR].post(f"{METHOD}frappe.desk.notifications.get_open_count", asked)

	assert answer.status_code == 200, answer.text
	assert "Appeal" not in json.dumps(answer.json()["message"].get("count"))


def test_exports_of_the_import_tool_are_closed_to_staff(clients: dict[str, Client]) -> None:
	door = f"{METHOD}frappe.core.doctype.data_import.data_import.download_template"

	answer = clients[roles.REGISTRAR].post(
		door, {"doctype": "Appeal", "export_fields": "{}", "file_type": "CSV"}
	)

	assert answer.status_code == 403
