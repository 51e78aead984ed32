"""Requests of data subjects: a number, a term, who asks is established, an answer before the end; the export of all that is held."""

import io
import json
import zipfile
from datetime import date, datetime

import frappe
import pytest
from frappe.model.workflow import apply_workflow

from appeals_app import clock
from appeals_app.domain.event_chain import HASHED_FIELDS_OF_PERSONAL_DATA, find_faults
from appeals_app.permissions import roles
from appeals_app.personal_data import tasks
from appeals_app.personal_data.person_export import export_person
from appeals_app.personal_data.person_records import find_records
from appeals_app.testing.factories import PASSWORD, make_applicant
from appeals_app.testing.journey import Journey
from appeals_app.testing.staff import Staff, acting_as
from tests.serving import Served
from tests.site import erasing
from tests.site.refusals import refusal

TAKE, APPROVE, ANSWER = "Взяти запит у роботу", "Схвалити надання даних", "Внести відповідь"
CLOSE, TAKE_BACK = "Закрити запит", "Повернути запит у роботу"

OUTSIDERS = [roles.REGISTRAR, roles.EXECUTOR, roles.ANALYST, roles.AUTHORITY_ADMIN, roles.OBLAST_ADMIN]


def new_request(staff: Staff, **values: object) -> frappe._dict:
	with acting_as(staff[roles.DATA_PROTECTION_OFFICER]):
		return frappe.get_doc(
			{
				"doctype": "Data Subject Request",
				"kind": "Access",
				"received_on": str(clock.today()),
				"requester_name": "Савченко Марія Іванівна",
				"requester_contact": "вул. Тестова, 1",
				"request_text": "Прошу надати всі дані про мене.",
				**values,
			}
		).insert()


def press(staff: Staff, request: str, button: str, **changes: object) -> frappe._dict:
	with acting_as(staff[roles.DATA_PROTECTION_OFFICER]):
		document = frappe.get_doc("Data Subject Request", request)
		if changes:
			document.update(changes).save()
		return apply_workflow(document, button)


def approved(staff: Staff, people: list[str], **values: object) -> str:
	"""A request whose records are those of the people, ready for the export."""
	request = new_request(staff, **values).name
	press(staff, request, TAKE)
	with acting_as(staff[roles.DATA_PROTECTION_OFFICER]):
		find_records(request=request)
		document = frappe.get_doc("Data Subject Request", request)
		for row in document.records:
			row.is_confirmed = int(row.applicant in people)
		document.save()
	press(staff, request, APPROVE, identity_check="Document Shown")
	return request


def packed(staff: Staff, request: str) -> zipfile.ZipFile:
	with acting_as(staff[roles.DATA_PROTECTION_OFFICER]):
		return zipfile.ZipFile(io.BytesIO(export_person(request=request)))


def test_request_gets_a_number_an_executor_and_thirty_days(staff: Staff) -> None:
	with clock.set_to(datetime(2026, 3, 10, 10)):
		request = new_request(staff)

	assert request.request_number.startswith("СПД-")
	assert (request.phase, request.authority) == ("RECEIVED", staff.authority)
	assert request.executor == staff[roles.DATA_PROTECTION_OFFICER].officer
	assert request.due_date == date(2026, 4, 9)


def test_request_goes_to_its_end_by_the_shipped_workflow(staff: Staff) -> None:
	request = new_request(staff).name
	press(staff, request, TAKE)
	assert "хто просить" in refusal(lambda: press(staff, request, APPROVE))
	press(staff, request, APPROVE, identity_check="Document Shown")
	assert "без відповіді" in refusal(lambda: press(staff, request, ANSWER))
	given = {"outcome": "Granted", "answer": "Надано.", "answered_on": str(clock.today())}
	press(staff, request, ANSWER, **given)
	closed = press(staff, request, CLOSE)

	assert (closed.phase, closed.closed_on, closed.is_answered_late) == ("CLOSED", clock.today(), 0)
	with acting_as(staff[roles.DATA_PROTECTION_OFFICER]):
		document = frappe.get_doc("Data Subject Request", request)
		document.answer = "Інше."
		assert "після відповіді" in refusal(document.save)
	events = frappe.get_all("Personal Data Event", {"subject_name": request}, ["*"], order_by="sequence")
	assert [event.act for event in events if event.act != "Fields Changed"] == [
		"Request Received",
		*["Step Taken"] * 4,
	]
	assert find_faults(events, HASHED_FIELDS_OF_PERSONAL_DATA) == []


def test_late_request_is_marked_by_the_day_and_late_answer_by_its_own(staff: Staff) -> None:
	with clock.set_to(datetime(2026, 3, 10, 10)):
		request = new_request(staff).name
		press(staff, request, TAKE)
	with clock.set_to(datetime(2026, 4, 20, 10)):
		tasks.mark_overdue_requests()
		assert frappe.db.get_value("Data Subject Request", request, "is_overdue") == 1
		given = {"outcome": "Refused", "refusal_ground": "Особу не встановлено.", "answer": "Відмовлено."}
		answered = press(staff, request, ANSWER, **given, answered_on="2026-04-20")

	assert (answered.is_overdue, answered.is_answered_late) == (0, 1)


@pytest.mark.parametrize("role", OUTSIDERS)
def test_others_do_not_meet_requests(staff: Staff, role: str) -> None:
	request = new_request(staff).name

	with acting_as(staff[role]):
		refusal(lambda: frappe.get_list("Data Subject Request"), frappe.PermissionError)
		assert not frappe.has_permission("Data Subject Request", doc=request)


def test_officer_of_another_authority_does_not_meet_the_request(staff: Staff, neighbours: Staff) -> None:
	request = new_request(staff).name

	with acting_as(neighbours[roles.DATA_PROTECTION_OFFICER]):
		assert request not in frappe.get_list("Data Subject Request", pluck="name")
		assert not frappe.has_permission("Data Subject Request", doc=request)
		refusal(lambda: find_records(request=request), frappe.PermissionError)
	with acting_as(staff[roles.DATA_PROTECTION_OFFICER]):
		assert frappe.has_permission("Data Subject Request", doc=request)


def test_records_are_those_of_the_own_authority_and_only_marks_are_the_persons(
	staff: Staff, neighbours: Staff
) -> None:
	name = {"last_name": "Унікальненко", "first_name": "Марія", "middle_name": "Іванівна"}
	with acting_as(staff[roles.REGISTRAR]):
		own = make_applicant(**name).name
	with acting_as(neighbours[roles.REGISTRAR]):
		make_applicant(**name)
	request = new_request(staff, requester_name="Унікальненко Марія Іванівна").name

	with acting_as(staff[roles.DATA_PROTECTION_OFFICER]):
		assert find_records(request=request) == 1
		document = frappe.get_doc("Data Subject Request", request)
		document.records[0].is_confirmed = 1
		document.append("records", {"applicant": "stranger", "is_confirmed": 1})
		document.save()

	rows = frappe.get_all(
		"Data Subject Record", {"parent": request}, ["applicant", "is_confirmed", "found_by"]
	)
	assert [(row.applicant, row.is_confirmed, row.found_by) for row in rows] == [(own, 1, "за іменем")]


def test_export_gives_all_that_is_held_and_nothing_of_others(staff: Staff) -> None:
	with acting_as(staff[roles.REGISTRAR]):
		own = make_applicant(last_name="Вигаданенко", phone="+380671112233").name
		other = make_applicant(last_name="Чужинська", phone="+380509998877").name
	alone = Journey(staff, applicant=own, content="Мій текст про ліфт.").to("closed")
	shared = Journey(
		staff,
		applicant=other,
		co_applicants=[{"applicant": own}],
		content="Пишемо з Чужинською, тел. 0509998877.",
		subject="subject.collective",
		citizens_count=2,
	).to("registered")
	mine, named = erasing.attach("Appeal", alone.appeal), erasing.attach("Appeal", shared.appeal)
	request = approved(staff, [own], requester_name="Вигаданенко Марія Іванівна")

	archive = packed(staff, request)

	data, page = json.loads(archive.read("data.json")), archive.read("data.html").decode()
	assert {"Мій текст про ліфт."} <= {row["content"] for row in data["records"]["Appeal"]}
	assert data["records"]["Applicant"][0]["phone"] == "+380671112233"
	assert "Ліфт полагоджено." in page and "Текст звернення" in page
	for text in (page, archive.read("data.json").decode()):
		for trace in ("Чужинськ", "0509998877", "tracking", alone.card().tracking_code):
			assert trace not in text
	files = [name for name in archive.namelist() if name.startswith("files/")]
	assert len(files) == 1 and mine.file_name in files[0]
	assert {"file": named.file_name, "is_enclosed": False} in data["files"]
	assert frappe.db.exists("Personal Data Event", {"subject_name": request, "act": "Data Given"})


@pytest.mark.parametrize("kind", ["Correction", "Deletion", "Who Looked"])
def test_data_are_given_only_for_an_approved_request_for_access(staff: Staff, kind: str) -> None:
	waiting = new_request(staff).name
	other = approved(staff, [], kind=kind)

	for request in (waiting, other):
		assert "схваленим" in refusal(lambda request=request: packed(staff, request))


def test_nothing_is_given_where_no_record_is_marked(staff: Staff) -> None:
	request = approved(staff, [])

	assert "Жодного запису" in refusal(lambda: packed(staff, request))


def test_export_over_http_is_a_download_for_the_officer_and_refused_to_others(
	http_server: Served, staff: Staff
) -> None:
	with acting_as(staff[roles.REGISTRAR]):
		own = make_applicant(last_name="Мережевий").name
	request = approved(staff, [own], requester_name="Мережевий Марія Іванівна")
	frappe.db.commit()
	door = "/api/method/appeals_app.personal_data.api.export_person"

	def asked_by(role: str):
		client = http_server.client()
		client.login(staff[role].user, PASSWORD)
		return client.post(door, {"request": request})

	given = asked_by(roles.DATA_PROTECTION_OFFICER)
	refused = [asked_by(role).status_code for role in (roles.REGISTRAR, roles.OBLAST_ADMIN)]

	assert given.status_code == 200
	assert given.headers["Content-Disposition"].startswith("attachment")
	assert zipfile.ZipFile(io.BytesIO(given.content)).read("data.json")
	assert refused == [403, 403]
