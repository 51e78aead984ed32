"""Looks and masks through the doors of the web server, where a GET is rolled back."""

import json
from collections.abc import Iterator
from string import ascii_letters
from urllib.parse import quote

import frappe
import pytest

from appeals_app.appeal_files import disk
from appeals_app.domain.redaction import NAME_NOT_DISCLOSED
from appeals_app.permissions import roles
from appeals_app.testing import file_samples
from appeals_app.testing.factories import PASSWORD
from appeals_app.testing.journey import Journey
from appeals_app.testing.staff import Staff, acting_as
from tests.serving import Client, Served
from tests.site.answers import assert_refused_in_ukrainian
from tests.site.looking import EMAIL, EVENT, PHONE, events_of, person_of

METHOD = "/api/method/"
GETDOC, GET_LIST = f"{METHOD}frappe.desk.form.load.getdoc", f"{METHOD}frappe.desk.reportview.get"
MASKED_PHONE = "+380 67 *** ** 12"


@pytest.fixture(scope="module")
def way(site: str, staff: Staff) -> Journey:
	"""An ordinary appeal with its draft answer; committed."""
	made = Journey(staff, applicant=person_of(staff)).to("draft")
	frappe.db.commit()  # the server reads only what is committed
	return made


@pytest.fixture(scope="module")
def person(way: Journey) -> str:
	return way.card().applicant


@pytest.fixture(scope="module")
def clients(http_server: Served, staff: Staff) -> dict[str, Client]:
	return {
		role: http_server.client().login(staff[role].user, PASSWORD)
		for role in (roles.REGISTRAR, roles.CONTROLLER, roles.RECEPTION_CLERK, roles.HEAD)
	}


@pytest.fixture(autouse=True)
def without_earlier_looks(site: str, staff: Staff) -> Iterator[None]:
	"""Nothing is folded into a look of another test."""
	frappe.db.delete(EVENT, {"user": ("like", "%first-%")})
	frappe.db.commit()  # the server must not see them
	yield


def looks_of(staff: Staff, role: str, **given: object) -> list[frappe._dict]:
	"""What the server has committed."""
	frappe.db.rollback()
	return events_of(staff[role].user, **given)


def test_opened_form_is_recorded_though_a_get_is_rolled_back(
	clients: dict[str, Client], staff: Staff, way: Journey
) -> None:
	for _ in range(3):
		answer = clients[roles.HEAD].get(GETDOC, {"doctype": "Appeal", "name": way.appeal})
		assert answer.status_code == 200, answer.text

	[event] = looks_of(staff, roles.HEAD, appeal=way.appeal, act="Opened")
	assert event.source_address == "127.0.0.1"
	assert event.officer == staff[roles.HEAD].officer


def test_reading_over_rest_is_recorded_as_reading_by_a_program(
	clients: dict[str, Client], staff: Staff, person: str
) -> None:
	assert clients[roles.HEAD].get(f"/api/resource/Applicant/{person}").status_code == 200

	[event] = looks_of(staff, roles.HEAD, applicant=person)
	assert event.act == "Read By A Program"


@pytest.fixture
def enclosure(way: Journey) -> Iterator[frappe._dict]:
	"""A file of the card; committed."""
	place = {"attached_to_doctype": "Appeal", "attached_to_name": way.appeal}
	file = frappe.get_doc(
		{"doctype": "File", "file_name": "Заява.pdf", "content": file_samples.pdf(), **place}
	)
	file.save()
	frappe.db.commit()  # the server reads only what is committed
	yield file
	disk.path_of(file.file_url).unlink(missing_ok=True)
	frappe.db.delete("File", {"name": file.name})
	frappe.db.commit()


def test_downloaded_file_of_a_card_is_a_look(
	clients: dict[str, Client], staff: Staff, way: Journey, enclosure: frappe._dict
) -> None:
	answer = clients[roles.REGISTRAR].get(quote(enclosure.file_url))

	assert answer.content == file_samples.pdf()
	assert [(look.act, look.appeal) for look in looks_of(staff, roles.REGISTRAR)] == [
		("File Downloaded", way.appeal)
	]


def test_refused_opening_is_no_look(
	clients: dict[str, Client], neighbours: Staff, http_server: Served, way: Journey
) -> None:
	stranger = http_server.client().login(neighbours[roles.HEAD].user, PASSWORD)

	assert stranger.get(GETDOC, {"doctype": "Appeal", "name": way.appeal}).status_code == 403
	assert not looks_of(neighbours, roles.HEAD, appeal=way.appeal)


def test_print_is_recorded_and_masked(clients: dict[str, Client], staff: Staff, way: Journey) -> None:
	asked = {"doctype": "Appeal", "name": way.appeal, "format": "Appeal Registration Card"}

	pages = {role: clients[role].get("/printview", asked).text for role in (roles.HEAD, roles.CONTROLLER)}

	assert PHONE in pages[roles.HEAD]
	assert PHONE not in pages[roles.CONTROLLER]
	assert MASKED_PHONE in pages[roles.CONTROLLER]
	assert looks_of(staff, roles.CONTROLLER, act="Printed", appeal=way.appeal)


def test_standard_print_tells_no_title_that_is_closed(clients: dict[str, Client], staff: Staff) -> None:
	secret = Journey(staff, applicant=person_of(staff, last_name="Нетаємничук", is_confidential=1))
	frappe.db.commit()  # the server reads only what is committed
	clerk = clients[roles.RECEPTION_CLERK]
	told = {"doctype": "Appeal", "name": secret.appeal, "purpose": "Уточнення усного звернення на прийомі"}
	assert (
		clerk_token(clerk).post(f"{METHOD}appeals_app.personal_data.api.state_purpose", told).status_code
		== 200
	)

	page = clerk.get("/printview", {"doctype": "Appeal", "name": secret.appeal, "format": "Standard"})

	assert page.status_code == 200
	assert "Нетаємничук" not in page.text


def clerk_token(client: Client) -> Client:
	client.open_desk()
	return client


@pytest.mark.parametrize("function", ["get_stats", "get_sidebar_stats"])
def test_bar_beside_a_list_counts_out_no_persons(
	clients: dict[str, Client], person: str, function: str
) -> None:
	asked = {"doctype": "Applicant", "stats": json.dumps(["phone", "_user_tags"]), "filters": "[]"}

	answer = clients[roles.REGISTRAR].post(f"{METHOD}frappe.desk.reportview.{function}", asked)

	assert answer.status_code == 200
	assert "_user_tags" in answer.text
	assert PHONE not in answer.text


CALL = "Подзвонити заявниці з вулиці Зоряної"


def test_calendar_of_another_is_read_by_nobody(clients: dict[str, Client], person: str, staff: Staff) -> None:
	with acting_as(staff[roles.REGISTRAR]):
		day = f"{frappe.utils.add_days(frappe.utils.nowdate(), 3)} 10:00:00"
		event = {"doctype": "Event", "subject": CALL, "event_type": "Private", "starts_on": day}
		frappe.get_doc(event).insert()
	frappe.db.commit()  # the web process reads only what is committed
	asked = {"start": day[:10], "end": day[:10], "user": staff[roles.REGISTRAR].user}

	answers = {
		role: clients[role].post(f"{METHOD}frappe.desk.doctype.event.event.get_events", asked)
		for role in (roles.REGISTRAR, roles.HEAD)
	}

	assert {answer.status_code for answer in answers.values()} == {200}
	assert CALL in json.dumps(answers[roles.REGISTRAR].json(), ensure_ascii=False)
	assert CALL not in json.dumps(answers[roles.HEAD].json(), ensure_ascii=False)


@pytest.mark.parametrize(
	"filters",
	[
		[["Event", "name`=1 or 1=1 -- ", "=", "x"]],
		[["name`=1 or 1=1 -- ", "=", "x"]],
		["name` or 1=1 -- ", "=", "x"],
		{"name`=1 or 1=1 -- ": "x"},
		[{"name`=1 or 1=1 -- ": "x"}],
		[["Event", ["name"], "=", "x"]],
	],
	ids=str,
)
@pytest.mark.parametrize(
	"function",
	["frappe.desk.doctype.event.event.get_events", "frappe.desk.reportview.get", "frappe.client.get_list"],
)
def test_name_in_a_filter_is_a_name(clients: dict[str, Client], function: str, filters: list | dict) -> None:
	"""Some functions of the framework write it into their SQL."""
	days = {"start": "2026-01-01", "end": "2026-01-02"}
	asked = {"doctype": "Event", "fields": '["name"]', **days, "filters": json.dumps(filters)}

	answer = clients[roles.REGISTRAR].post(f"{METHOD}{function}", asked)

	assert answer.status_code in (403, 417)
	if answer.status_code == 403:
		assert "за полем переліку" in " ".join(assert_refused_in_ukrainian(answer))


EXPORT = {"doctype": "Applicant", "file_format_type": "CSV", "title": "x"}


def test_export_is_one_event_with_its_rows_filters_and_persons(
	clients: dict[str, Client], staff: Staff, person: str
) -> None:
	asked = {
		**EXPORT,
		"fields": json.dumps(["`tabApplicant`.`full_name`", "`tabApplicant`.`phone`"]),
		"filters": json.dumps(
			[["Applicant", "last_name", "=", "Савченко"], ["Applicant", "name", "=", person]]
		),
	}

	answer = clients[roles.REGISTRAR].post(f"{METHOD}frappe.desk.reportview.export_query", asked)

	assert answer.status_code == 200, answer.text
	assert PHONE in answer.content.decode("utf-8-sig")
	assert person not in answer.text
	[event] = looks_of(staff, roles.REGISTRAR, act="Exported")
	assert event.rows_count == 1
	assert event.filters_text == "last_name"
	assert event.searched_digest
	assert "Савченко" not in str(event)
	assert frappe.get_all("Personal Data Access Subject", {"event": event.name}, pluck="applicant") == [
		person
	]


@pytest.mark.parametrize(
	"asked",
	[
		{"fields": json.dumps(["name", "phone", "email"])},
		{"fields": json.dumps(["`tabApplicant`.`phone` as seen", "`tabApplicant`.`email`"])},
		{"fields": json.dumps(["*"])},
	],
)
def test_lists_over_http_are_masked(clients: dict[str, Client], person: str, asked: dict) -> None:
	filters = json.dumps([["Applicant", "name", "=", person]])
	controller = clients[roles.CONTROLLER]
	answers = [
		controller.post(GET_LIST, {"doctype": "Applicant", "filters": filters, **asked}),
		controller.post(
			f"{METHOD}frappe.desk.reportview.get_list", {"doctype": "Applicant", "filters": filters, **asked}
		),
		controller.post(
			f"{METHOD}frappe.client.get_list", {"doctype": "Applicant", "filters": filters, **asked}
		),
		controller.get("/api/resource/Applicant", {"filters": filters, **asked}),
		controller.get(f"/api/resource/Applicant/{person}"),
		controller.post(f"{METHOD}frappe.client.get", {"doctype": "Applicant", "name": person}),
		controller.get(GETDOC, {"doctype": "Applicant", "name": person}),
	]

	for answer in answers:
		assert answer.status_code == 200, answer.text
		assert "***" in answer.text
		assert PHONE not in answer.text
		assert EMAIL not in answer.text


def test_answer_to_a_save_and_titles_are_masked(clients: dict[str, Client], staff: Staff) -> None:
	secret = person_of(staff, last_name="Сховайленко", is_confidential=1)
	way = Journey(staff, applicant=secret)
	frappe.db.commit()  # the server reads only what is committed
	clerk = clerk_token(clients[roles.RECEPTION_CLERK])
	for doctype, name in (("Applicant", secret), ("Appeal", way.appeal)):
		told = {"doctype": doctype, "name": name, "purpose": "Уточнення усного звернення на прийомі"}
		clerk.post(f"{METHOD}appeals_app.personal_data.api.state_purpose", told)
	opened = clerk.get(GETDOC, {"doctype": "Applicant", "name": secret})
	form = opened.json()["docs"][0]
	form["locality"] = "м. Енергодар"

	saved = clerk.post(f"{METHOD}frappe.desk.form.save.savedocs", {"doc": json.dumps(form), "action": "Save"})
	put = clerk.request("PUT", f"/api/resource/Applicant/{secret}", json={"locality": "м. Пологи"})
	card = clerk.get(GETDOC, {"doctype": "Appeal", "name": way.appeal})
	title = clerk.post(
		f"{METHOD}frappe.desk.search.get_link_title", {"doctype": "Applicant", "docname": secret}
	)

	for answer in (opened, saved, put, card, title):
		assert answer.status_code == 200, answer.text
		assert "Сховайленко" not in answer.text
		assert NAME_NOT_DISCLOSED in json.dumps(answer.json(), ensure_ascii=False)
	frappe.db.rollback()
	stored = frappe.get_doc("Applicant", secret)
	assert (stored.last_name, stored.locality) == ("Сховайленко", "м. Пологи")


def test_sensitive_card_says_that_a_purpose_is_needed(clients: dict[str, Client], staff: Staff) -> None:
	way = Journey(
		staff, applicant=person_of(staff), author_categories=[{"category": "author_category.disability_2"}]
	)
	frappe.db.commit()  # the server reads only what is committed
	controller = clerk_token(clients[roles.CONTROLLER])
	doors = (GETDOC, f"{METHOD}frappe.client.get", "/printview")

	for door in doors:
		assert controller.get(door, {"doctype": "Appeal", "name": way.appeal}).status_code == 403
	answer = controller.get(GETDOC, {"doctype": "Appeal", "name": way.appeal})
	asked = {"doctype": "Appeal", "name": way.appeal, "form": way.appeal}
	assert answer.json()["purpose_needed"] == asked
	assert "Зазначте" in answer.json()["_error_message"]

	told = {"doctype": "Appeal", "name": way.appeal, "purpose": "Контроль строку за дорученням голови"}
	assert controller.post(f"{METHOD}appeals_app.personal_data.api.state_purpose", told).status_code == 200
	assert controller.get(GETDOC, {"doctype": "Appeal", "name": way.appeal}).status_code == 200


def test_answer_is_not_given_where_its_look_cannot_be_written(
	clients: dict[str, Client], staff: Staff, way: Journey
) -> None:
	frappe.db.sql_ddl("rename table `tabPersonal Data Access Subject` to `subjects_away`")
	asked = {"doctype": "Applicant", "fields": json.dumps(["name", "phone"])}
	try:
		answer = clients[roles.REGISTRAR].post(GET_LIST, asked)
	finally:
		frappe.db.sql_ddl("rename table `subjects_away` to `tabPersonal Data Access Subject`")

	assert answer.status_code == 503
	assert PHONE not in answer.text


def test_acts_of_destruction_are_exported_with_ukrainian_headers(
	clients: dict[str, Client], staff: Staff
) -> None:
	fields = ["act_number", "status", "creation", "owner", "modified_by", "docstatus"]
	asked = {
		**EXPORT,
		"doctype": "Personal Data Erasure",
		"fields": json.dumps([f"`tabPersonal Data Erasure`.`{field}`" for field in fields]),
	}

	answer = clients[roles.HEAD].post(f"{METHOD}frappe.desk.reportview.export_query", asked)

	assert answer.status_code == 200, answer.text
	header = answer.content.decode("utf-8-sig").splitlines()[0]
	assert "Створено" in header and "Хто змінив" in header
	assert not [
		letter for letter in header.removeprefix('"Sr"').removeprefix("Sr") if letter in ascii_letters
	]
