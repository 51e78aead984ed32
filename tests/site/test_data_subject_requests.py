"""Requests of data subjects: a number, a term, who asks is established, an answer before the end; the export of all that is held."""

import io
import json
import re
import zipfile
from datetime import date, datetime, timedelta

import frappe
import pytest
from frappe.desk.query_report import run
from frappe.model.workflow import apply_workflow, get_transitions

from appeals_app import clock
from appeals_app.domain.data_subject_requests import RequestKind
from appeals_app.domain.event_chain import HASHED_FIELDS_OF_PERSONAL_DATA, find_faults
from appeals_app.permissions import roles
from appeals_app.personal_data import tasks
from appeals_app.personal_data.access_log import record_access
from appeals_app.personal_data.person_export import export_person
from appeals_app.personal_data.person_records import find_records
from appeals_app.testing.factories import PASSWORD, make_applicant
from appeals_app.testing.journey import Journey
from appeals_app.testing.staff import Staff, acting_as
from tests.serving import Served
from tests.site import erasing
from tests.site.refusals import refusal

TAKE, APPROVE, ANSWER = "Взяти запит у роботу", "Схвалити надання даних", "Внести відповідь"
ESTABLISH = "Підтвердити, хто просить"
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
	if values.get("kind") == "Correction":
		values = {"corrections": [{"what": "Something Else", "asked_value": "як просить людина"}], **values}
	request = new_request(staff, **values).name
	press(staff, request, TAKE)
	with acting_as(staff[roles.DATA_PROTECTION_OFFICER]):
		find_records(request=request)
		document = frappe.get_doc("Data Subject Request", request)
		for row in document.records:
			row.is_confirmed = int(row.applicant in people)
		document.save()
	button = APPROVE if values.get("kind", "Access") in ("Access", "Who Looked") else ESTABLISH
	alone = {"alone_reason": "Іншої відповідальної особи в органі немає."}
	press(staff, request, button, identity_check="Document Shown", **alone)
	return request


def packed(staff: Staff, request: str) -> zipfile.ZipFile:
	with acting_as(staff[roles.DATA_PROTECTION_OFFICER]):
		content, _name = export_person(request=request)
	return zipfile.ZipFile(io.BytesIO(content))


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
	assert [ANSWER not in offered_steps(staff, request), APPROVE in offered_steps(staff, request)] == [
		True,
		True,
	]
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


def test_answer_of_a_day_to_come_is_refused(staff: Staff) -> None:
	request = new_request(staff).name
	press(staff, request, TAKE)
	given = {"outcome": "Refused", "refusal_ground": "Особу не встановлено.", "answer": "Відмовлено."}
	tomorrow = str(clock.today() + timedelta(days=1))

	assert "не настав" in refusal(lambda: press(staff, request, ANSWER, **given, answered_on=tomorrow))
	with acting_as(staff[roles.DATA_PROTECTION_OFFICER]):
		document = frappe.get_doc("Data Subject Request", request)
		assert "не настав" in refusal(document.update({"answered_on": tomorrow}).save), "no step is taken"


def test_answer_is_offered_to_a_stranger_only_as_a_refusal(staff: Staff) -> None:
	request = new_request(staff).name
	press(staff, request, TAKE)
	assert ANSWER not in offered_steps(staff, request)
	assert "Встановіть, хто просить" in offered(staff, request)["next_step"]

	with acting_as(staff[roles.DATA_PROTECTION_OFFICER]):
		frappe.get_doc("Data Subject Request", request).update({"outcome": "Refused"}).save()

	assert ANSWER in offered_steps(staff, request)


@pytest.mark.parametrize("kind", [kind.value for kind in RequestKind])
def test_late_request_of_any_kind_is_marked(staff: Staff, kind: str) -> None:
	with clock.set_to(datetime(2026, 3, 10, 10)):
		request = new_request(staff, kind=kind).name
	with clock.set_to(datetime(2026, 4, 20, 10)):
		assert offered(staff, request)["is_overdue"]
		tasks.mark_overdue_requests()

	assert frappe.db.get_value("Data Subject Request", request, "is_overdue") == 1


def test_person_of_whom_nothing_is_held_is_told_so(staff: Staff) -> None:
	request = new_request(staff, requester_name="Нездужай Ніна Іванівна").name
	press(staff, request, TAKE, identity_check="Document Shown")
	with acting_as(staff[roles.DATA_PROTECTION_OFFICER]):
		assert find_records(request=request) == 0

	said = offered(staff, request)["searched"]
	assert "«Нездужай Ніна Іванівна»" in said and "немає ні електронної адреси, ні телефону" in said
	assert "«Даних немає»" in said
	given = {"outcome": "Nothing Held", "answer": "Даних немає.", "answered_on": str(clock.today())}
	press(staff, request, ANSWER, **given)
	assert not offered(staff, request)["give_data"]


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


def test_export_tells_statistics_of_the_person_and_who_looked(staff: Staff) -> None:
	with acting_as(staff[roles.REGISTRAR]):
		own = make_applicant(
			last_name="Вигаданенко", sex="author_sex.female", social_state="social_state.pensioner"
		).name
	rows = [{"category": "author_category.large_family"}]
	way = Journey(staff, applicant=own, author_categories=rows).to("registered")
	look, head = {"act": "Printed", "appeal": way.appeal, "purpose": "Перевірка скарги"}, staff[roles.HEAD]
	with acting_as(head):
		record_access(**look)
	archive = packed(staff, approved(staff, [own], requester_name="Вигаданенко Марія Іванівна"))

	data, page = json.loads(archive.read("data.json")), archive.read("data.html").decode()

	[person] = data["records"]["Applicant"]
	assert (person["sex"], person["social_state"]) == ("author_sex.female", "social_state.pensioner")
	assert data["records"]["Appeal Author Category"][0]["category"] == "author_category.large_family"
	post = frappe.get_doc("Authority Officer", head.officer)
	seen = data["records"]["Personal Data Access Event"][-1]
	assert (seen["acts"], seen["official"], seen["position"]) == (
		"Надруковано",
		post.officer_name,
		post.position,
	)
	for key in ("author_sex.female", "social_state.pensioner", "author_category.large_family"):
		assert frappe.db.get_value("Appeal Classifier Item", key, "title") in page and key not in page
	assert "Надруковано" in page and "Перевірка скарги" in page


def test_page_of_the_export_is_in_words_and_ties_each_row_to_its_case(staff: Staff) -> None:
	with acting_as(staff[roles.REGISTRAR]):
		own = make_applicant(last_name="Вигаданенко").name
	ways = [Journey(staff, applicant=own).to(stage) for stage in ("closed", "registered")]
	archive = packed(staff, approved(staff, [own], requester_name="Вигаданенко Марія Іванівна"))

	data, page = json.loads(archive.read("data.json")), archive.read("data.html").decode()

	numbers = {way.card().registration_index for way in ways}
	of_no_case = (
		*("Applicant", "Personal Data Access Event"),
		*("Personal Data Retention Rule", "Personal Data Processing"),
	)
	for doctype, rows in data["records"].items():
		of_cases = numbers if doctype not in of_no_case else {None}
		assert {row.get("appeal_number") for row in rows} <= of_cases, doctype
	assert {row["appeal_number"] for row in data["records"]["Appeal Event"]} == numbers
	received = ways[0].card().received_at
	assert frappe.utils.format_datetime(received) in page and str(received) not in page
	assert not re.findall(r"<td>(?:[a-z]+_[a-z_]+|[A-Z][a-z]+(?: [A-Z][a-z]+)*)</td>", page)
	assert "вносить картку" in page or "реєструє" in page or "→" in page


def test_data_are_given_again_after_the_answer_while_the_request_is_kept(staff: Staff) -> None:
	with acting_as(staff[roles.REGISTRAR]):
		own = make_applicant(last_name="Вигаданенко").name
	request = approved(staff, [own], requester_name="Вигаданенко Марія Іванівна")
	given = {"outcome": "Granted", "answer": "Надано.", "answered_on": str(clock.today())}
	for button, changes in ((ANSWER, given), (CLOSE, {})):
		press(staff, request, button, **changes)

		assert packed(staff, request).read("data.json")
		assert offered(staff, request)["give_data"]

	frappe.db.set_value("Data Subject Request", request, "outcome", "Refused")
	assert "закрито" in refusal(lambda: packed(staff, request))
	assert not offered(staff, request)["give_data"]


def offered_steps(staff: Staff, request: str) -> list[str]:
	"""Buttons the workflow offers the officer now."""
	with acting_as(staff[roles.DATA_PROTECTION_OFFICER]):
		return [row.action for row in get_transitions(frappe.get_doc("Data Subject Request", request))]


def offered(staff: Staff, request: str) -> dict:
	"""What the form is told it may offer."""
	with acting_as(staff[roles.DATA_PROTECTION_OFFICER]):
		document = frappe.get_doc("Data Subject Request", request)
		document.run_method("onload")
		return document.get_onload("offers")


def test_request_for_who_looked_leads_to_the_report_about_the_person(staff: Staff, neighbours: Staff) -> None:
	with acting_as(staff[roles.REGISTRAR]):
		own = make_applicant(last_name="Вигаданенко").name
	way = Journey(staff, applicant=own).to("registered")
	with acting_as(staff[roles.HEAD]):
		record_access(act="Printed", appeal=way.appeal)
	asked = {"kind": "Who Looked", "requester_name": "Вигаданенко Марія Іванівна"}
	waiting, request = new_request(staff, **asked).name, approved(staff, [own], **asked)

	press(staff, waiting, TAKE, identity_check="Document Shown")
	assert "схваліть" in offered(staff, waiting)["next_step"]
	assert offered(staff, request)["show_who_looked"]
	with acting_as(staff[roles.DATA_PROTECTION_OFFICER]):
		rows = run("Who Looked", filters={"request": request})["result"]
		assert "Надруковано" in [row["act"] for row in rows]
		assert "схваліть" in refusal(lambda: run("Who Looked", filters={"request": waiting}))
	with acting_as(neighbours[roles.DATA_PROTECTION_OFFICER]):
		refusal(lambda: run("Who Looked", filters={"request": request}), frappe.PermissionError)


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
	number = frappe.db.get_value("Data Subject Request", request, "request_number")
	name = f"personal-data-{number.replace('СПД', 'SPD').replace('/', '-')}.zip"
	assert given.headers["Content-Disposition"] == f'attachment; filename="{name}"'
	assert zipfile.ZipFile(io.BytesIO(given.content)).read("data.json")
	assert refused == [403, 403]
