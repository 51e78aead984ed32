"""A request for a correction: what is asked, the decision, the corrected record, the answer, those who are told."""

from datetime import date, datetime

import frappe
import pytest

from appeals_app import clock
from appeals_app.permissions import roles
from appeals_app.personal_data.data_corrections import make_corrections
from appeals_app.testing.factories import make_applicant
from appeals_app.testing.journey import Journey
from appeals_app.testing.staff import Staff, acting_as
from tests.site.refusals import refusal
from tests.site.test_data_subject_requests import (
	ANSWER,
	CLOSE,
	ESTABLISH,
	TAKE,
	approved,
	new_request,
	offered,
	offered_steps,
	press,
)

NAME = "Вигаданенко Марія Іванівна"
OFFICER = roles.DATA_PROTECTION_OFFICER


@pytest.fixture
def person(staff: Staff) -> str:
	with acting_as(staff[roles.REGISTRAR]):
		return make_applicant(last_name="Вигаданенко", phone="+380671112233").name


def asked(staff: Staff, person: str, *rows: dict) -> str:
	"""A request for a correction of the person, who is established, with lines of what to correct."""
	request = approved(staff, [person], kind="Correction", requester_name=NAME)
	decide(staff, request, *rows)
	return request


def decide(staff: Staff, request: str, *rows: dict) -> None:
	with acting_as(staff[OFFICER]):
		document = frappe.get_doc("Data Subject Request", request)
		document.set("corrections", list(rows))
		document.save()


def correct(staff: Staff, request: str) -> int:
	with acting_as(staff[OFFICER]):
		return make_corrections(request=request)


def line(what: str = "Last Name", value: str = "Вигаданенко-Лісова", **values: object) -> dict:
	return {"what": what, "asked_value": value, "decision": "Correct", **values}


def test_who_asks_is_not_confirmed_before_it_is_entered_what_to_correct(staff: Staff) -> None:
	request = new_request(staff, kind="Correction", requester_name=NAME).name
	press(staff, request, TAKE)

	said = refusal(lambda: press(staff, request, ESTABLISH, identity_check="Document Shown"))

	assert "Не записано, що виправити. Додайте рядок" in said

	rows = [{"what": "Last Name", "asked_value": "Вигаданенко-Лісова"}]
	press(staff, request, ESTABLISH, identity_check="Document Shown", corrections=rows)
	assert frappe.db.get_value("Data Subject Request", request, "phase") == "APPROVED"


@pytest.mark.parametrize("kind", ["Correction", "Deletion", "Objection"])
def test_demand_is_considered_in_ten_days_also_once_the_question_is_seen_to_be_one(
	staff: Staff, kind: str
) -> None:
	with clock.set_to(datetime(2026, 3, 10, 10)):
		demand, question = new_request(staff, kind=kind), new_request(staff)
		with acting_as(staff[OFFICER]):
			question.update({"kind": kind}).save()

	assert demand.due_date == question.due_date == date(2026, 3, 20)


def test_decided_values_stand_in_the_record_of_the_person(staff: Staff, person: str) -> None:
	request = asked(staff, person, line(), line("Phone", "+380501234567", decision="Refuse", ground="Чужий."))
	held = frappe.get_all("Data Subject Correction", {"parent": request}, pluck="held_value", order_by="idx")
	assert held == ["Вигаданенко", "+380671112233"]
	assert offered(staff, request)["correct"]

	assert correct(staff, request) == 1

	stored = frappe.db.get_value("Applicant", person, ["last_name", "full_name", "phone"], as_dict=True)
	assert (stored.last_name, stored.phone) == ("Вигаданенко-Лісова", "+380671112233")
	assert stored.full_name.startswith("Вигаданенко-Лісова ")
	event = frappe.get_last_doc("Personal Data Event", {"subject_name": request})
	assert (event.act, event.ground) == ("Data Corrected", "Прізвище")
	assert not offered(staff, request)["correct"]
	rows = frappe.get_all("Data Subject Correction", {"parent": request}, ["held_value"], order_by="idx")
	assert rows[0].held_value == "Вигаданенко", "what was held before stays on the request"


def test_request_for_a_correction_has_its_own_words(staff: Staff, person: str) -> None:
	request = asked(staff, person)
	told = offered(staff, request)

	assert "Не записано, що виправити" in told["next_step"]
	assert (told["give_data"], told["correct"]) == (False, False)
	steps = offered_steps(staff, request)
	assert ANSWER in steps and not [step for step in steps if "надання даних" in step]


@pytest.mark.parametrize(
	("row", "said"),
	[
		(None, "Не записано, що виправити"),
		(line(decision=""), "Не вирішено, чи виправляти «Прізвище»"),
		(line(decision="Refuse"), "потребує підстави"),
		(line("Something Else", "текст звернення"), "де і хто виправив"),
	],
	ids=["nothing", "undecided", "no ground", "elsewhere"],
)
def test_correction_is_decided_before_it_is_made_and_answered(
	staff: Staff, person: str, row: dict | None, said: str
) -> None:
	request = asked(staff, person, *([row] if row else []))
	given = {"outcome": "Granted", "answer": "Виправлено.", "answered_on": str(clock.today())}

	assert said in refusal(lambda: correct(staff, request))
	assert said in refusal(lambda: press(staff, request, ANSWER, **given))
	assert frappe.db.get_value("Applicant", person, "last_name") == "Вигаданенко"


def test_answer_waits_for_the_correction_and_the_end_for_those_who_are_told(
	staff: Staff, person: str
) -> None:
	request = asked(staff, person, line())
	given = {"outcome": "Granted", "answer": "Виправлено.", "answered_on": str(clock.today())}
	assert "ще не виправлено" in refusal(lambda: press(staff, request, ANSWER, **given))
	correct(staff, request)
	press(staff, request, ANSWER, **given)
	stored = frappe.get_all("Data Subject Correction", {"parent": request}, ["*"])
	assert "після відповіді" in refusal(lambda: decide(staff, request, *stored, line("Phone", "061")))

	assert "тих, кому дані передавали" in refusal(lambda: press(staff, request, CLOSE))
	tomorrow = str(frappe.utils.add_days(clock.today(), 1))
	told = {"third_persons": "Told", "third_persons_note": "Районна рада."}
	assert "майбутнім днем" in refusal(
		lambda: press(staff, request, CLOSE, **told, third_persons_on=tomorrow)
	)
	closed = press(staff, request, CLOSE, **told, third_persons_on=str(clock.today()))

	assert closed.phase == "CLOSED"


def test_corrected_line_stays_and_marks_of_the_client_count_for_nothing(staff: Staff, person: str) -> None:
	request = asked(staff, person, line(made_at="2026-01-01 10:00:00", held_value="вигадка"))
	row = frappe.get_last_doc("Data Subject Correction", {"parent": request})
	assert (row.made_at, row.held_value) == (None, "Вигаданенко")
	correct(staff, request)

	with acting_as(staff[OFFICER]):
		document = frappe.get_doc("Data Subject Request", request)
		document.corrections[0].asked_value = "Інша"
		assert "не змінюють" in refusal(document.save)
	assert "не вилучають" in refusal(lambda: decide(staff, request))


def test_values_held_are_not_shown_before_it_is_known_who_asks(staff: Staff, person: str) -> None:
	request = asked(staff, person, line())
	frappe.db.set_value(
		"Data Subject Request", request, {"phase": "IN_WORK", "identity_check": "Not Checked"}
	)

	assert "встановлено, хто просить" in refusal(lambda: correct(staff, request))
	frappe.db.set_value("Data Subject Request", request, "phase", "APPROVED")
	decide(staff, request, line())
	assert not frappe.get_last_doc("Data Subject Correction", {"parent": request}).held_value


def test_record_is_opened_by_whoever_may_read_it(staff: Staff, person: str) -> None:
	request = asked(staff, person, line())

	assert offered(staff, request)["records"] == []
	with acting_as(staff[roles.HEAD]):
		document = frappe.get_doc("Data Subject Request", request)
		document.run_method("onload")
		assert document.get_onload("offers")["records"] == [person]


def test_others_correct_nothing(staff: Staff, neighbours: Staff, person: str) -> None:
	request = asked(staff, person, line())

	for who in (staff[roles.HEAD], staff[roles.REGISTRAR], neighbours[OFFICER]):
		with acting_as(who):
			refusal(lambda: make_corrections(request=request), frappe.PermissionError)


def test_authorities_that_got_the_appeal_are_named(staff: Staff, neighbours: Staff, person: str) -> None:
	way = Journey(staff, applicant=person).to("registered")
	frappe.get_doc(
		{"doctype": "Appeal Transfer", "appeal": way.appeal, "to_authority": neighbours.authority}
	).update({"authority": staff.authority, "handed_over_at": clock.now(), "name": "передано"}).db_insert()

	named = offered(staff, asked(staff, person, line()))["receivers"]

	assert named == [frappe.db.get_value("Authority", neighbours.authority, "authority_name")]
