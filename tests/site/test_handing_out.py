"""Who hands a person's data out: a second person, or a reason why there is none; what the file and the letter tell."""

import json

import frappe
import pytest

from appeals_app import clock
from appeals_app.domain.data_subject_requests import RequestKind
from appeals_app.permissions import roles
from appeals_app.personal_data.handing_out import confirm_handing_out
from appeals_app.personal_data.person_records import find_records
from appeals_app.personal_data.request_offers import why_not_given
from appeals_app.testing.factories import make_applicant
from appeals_app.testing.journey import Journey
from appeals_app.testing.staff import Person, Staff, acting_as
from tests.site.refusals import refusal
from tests.site.test_data_subject_requests import (
	ANSWER,
	APPROVE,
	CLOSE,
	TAKE_BACK,
	approved,
	new_request,
	offered,
	packed,
	press,
)

NAME = "Вигаданенко Марія Іванівна"
IN_DATIVE = "Вигаданенко Марії Іванівні"
OFFICER = roles.DATA_PROTECTION_OFFICER
GROUND = ("Виконання обов’язку органу.", "ТОВ «Вигадка».")


@pytest.fixture(autouse=True)
def in_one_transaction(monkeypatch: pytest.MonkeyPatch) -> None:
	"""A printed page is noted in the framework's access log, which commits; a test must leave nothing behind."""
	monkeypatch.setattr(frappe.db, "commit", lambda: None)


@pytest.fixture
def person(staff: Staff) -> str:
	with acting_as(staff[roles.REGISTRAR]):
		return make_applicant(last_name="Вигаданенко").name


def without_reason(staff: Staff, person: str, **values: object) -> str:
	request = approved(staff, [person], requester_name=NAME, **values)
	frappe.db.set_value("Data Subject Request", request, "alone_reason", None)
	return request


def confirm(who: Person, request: str) -> None:
	with acting_as(who):
		confirm_handing_out(request=request)


def test_one_person_alone_hands_out_nothing_without_a_reason(staff: Staff, person: str) -> None:
	request = without_reason(staff, person)
	assert "друга особа" in refusal(lambda: packed(staff, request))
	assert not offered(staff, request)["give_data"]
	assert "самі схвалили" in refusal(lambda: confirm(staff[OFFICER], request))

	confirm(staff[roles.HEAD], request)

	assert packed(staff, request).read("data.json")
	stored = frappe.get_doc("Data Subject Request", request)
	assert (stored.approved_by, stored.confirmed_by) == (staff[OFFICER].officer, staff[roles.HEAD].officer)
	assert not frappe.db.exists("Notification Log", {"document_name": request})


def test_those_who_confirm_are_told_at_once(staff: Staff, neighbours: Staff, person: str) -> None:
	request = new_request(staff, requester_name=NAME).name
	press(staff, request, "Взяти запит у роботу")
	press(staff, request, APPROVE, identity_check="Document Shown")

	notices = frappe.get_all("Notification Log", {"document_name": request}, ["for_user", "subject"])
	told = {notice.for_user for notice in notices}
	others = {person.user for person in (*staff.people.values(), *neighbours.people.values())}
	assert told & others == {staff[roles.HEAD].user}
	assert "чекає на ваше погодження" in notices[0].subject


def waiting_bells(request: str) -> list[str]:
	waits = {"document_name": request, "subject": ("like", "%чекає на ваше погодження%")}
	return frappe.get_all("Notification Log", waits, pluck="for_user")


def changed(staff: Staff, request: str, **values: object) -> None:
	with acting_as(staff[OFFICER]):
		frappe.get_doc("Data Subject Request", request).update(values).save()


@pytest.mark.parametrize("end", ["confirmed", "given", "taken back", "reason", "refused", "kind"])
def test_bell_of_who_confirms_goes_once_nothing_is_waited_for(staff: Staff, person: str, end: str) -> None:
	request = new_request(staff, requester_name=NAME).name
	press(staff, request, "Взяти запит у роботу")
	with acting_as(staff[OFFICER]):
		find_records(request=request)
		document = frappe.get_doc("Data Subject Request", request)
		for row in document.records:
			row.is_confirmed = int(row.applicant == person)
		document.save()
	press(staff, request, APPROVE, identity_check="Document Shown")
	assert staff[roles.HEAD].user in waiting_bells(request)

	if end == "confirmed":
		confirm(staff[roles.HEAD], request)
	elif end == "given":
		frappe.db.set_value("Data Subject Request", request, "alone_reason", "Іншої особи немає.")
		packed(staff, request)
	elif end == "taken back":
		press(staff, request, TAKE_BACK)
	else:
		said = {"reason": {"alone_reason": "Іншої особи немає."}, "refused": {"outcome": "Refused"}}
		changed(staff, request, **said.get(end, {"kind": "Objection"}))

	assert waiting_bells(request) == []


def test_form_asks_before_an_approval_without_marks(staff: Staff, person: str) -> None:
	request = new_request(staff, requester_name=NAME).name
	assert offered(staff, request)["warns_before"] == [], "nobody was found, so there is nothing to mark"
	with acting_as(staff[OFFICER]):
		find_records(request=request)
	assert len(offered(staff, request)["warns_before"]) == 1

	with acting_as(staff[OFFICER]):
		document = frappe.get_doc("Data Subject Request", request)
		document.records[0].is_confirmed = 1
		document.save()

	assert offered(staff, request)["warns_before"] == []


def test_request_to_delete_is_told_what_does_not_go_on_demand(staff: Staff, person: str) -> None:
	Journey(staff, applicant=person).to("registered")
	request = approved(staff, [person], requester_name=NAME, kind="Deletion")

	said = offered(staff, request)["next_step"]

	assert "на вимогу не знищують" in said and "Незавершених звернень цієї особи: 1." in said


def test_reason_stated_by_one_alone_is_told_to_the_head(staff: Staff, person: str) -> None:
	request = approved(staff, [person], requester_name=NAME)

	packed(staff, request)

	[told] = frappe.get_all(
		"Notification Log", {"document_name": request, "for_user": staff[roles.HEAD].user}, pluck="subject"
	)
	assert "без другої особи" in told and "Іншої відповідальної особи" in told


def test_oblast_administrator_may_ask_for_a_second_person_always(staff: Staff, person: str) -> None:
	request = approved(staff, [person], requester_name=NAME)
	settings = frappe.get_doc("Personal Data Access Settings")
	with acting_as(staff[OFFICER]):
		assert 1 not in settings.get_permlevel_access("write"), "who is bound by it does not set it"
	with acting_as(staff[roles.OBLAST_ADMIN]):
		settings.update({"second_person": "A Second Person Always"}).save()

	assert "друга особа" in refusal(lambda: packed(staff, request))
	confirm(staff[roles.HEAD], request)
	assert packed(staff, request).read("data.json")


def test_confirmation_is_of_what_was_confirmed(staff: Staff, person: str) -> None:
	request = without_reason(staff, person)
	confirm(staff[roles.HEAD], request)
	assert "вже погодила" in refusal(lambda: confirm(staff[roles.HEAD], request))

	with acting_as(staff[OFFICER]):
		document = frappe.get_doc("Data Subject Request", request)
		document.records[0].is_confirmed = 0
		document.save()

	assert not frappe.db.get_value("Data Subject Request", request, "confirmed_by")
	assert waiting_bells(request).count(staff[roles.HEAD].user) == 1, "asked anew"
	changed(staff, request, request_text="Те саме іншими словами.")
	assert waiting_bells(request).count(staff[roles.HEAD].user) == 1, "asked once"


def test_confirmation_is_asked_anew_where_a_search_loses_the_marked_person(staff: Staff, person: str) -> None:
	request = without_reason(staff, person)
	confirm(staff[roles.HEAD], request)
	frappe.db.set_value("Applicant", person, "anonymised_on", clock.today())

	with acting_as(staff[OFFICER]):
		find_records(request=request)

	assert staff[roles.HEAD].user in waiting_bells(request)


def test_reason_given_up_asks_for_a_second_person(staff: Staff, person: str) -> None:
	request = approved(staff, [person], requester_name=NAME)
	assert waiting_bells(request) == []

	changed(staff, request, alone_reason="")

	assert staff[roles.HEAD].user in waiting_bells(request)


def test_refusal_that_was_never_approved_waits_for_nobody(staff: Staff, person: str) -> None:
	request = new_request(staff, requester_name=NAME).name
	press(staff, request, "Взяти запит у роботу")
	refused = {"outcome": "Refused", "refusal_ground": "Особу не встановлено.", "answer": "Відмовлено."}
	press(staff, request, ANSWER, **refused, answered_on=str(clock.today()))

	assert waiting_bells(request) == []


@pytest.mark.parametrize("kind", ["Correction", "Deletion", "Objection"])
def test_only_handing_out_is_confirmed(staff: Staff, person: str, kind: str) -> None:
	request = approved(staff, [person], requester_name=NAME, kind=kind)
	waiting = new_request(staff).name

	for name in (request, waiting):
		assert "лише надання даних" in refusal(lambda name=name: confirm(staff[roles.HEAD], name))


def test_others_confirm_nothing(staff: Staff, neighbours: Staff, person: str) -> None:
	request = without_reason(staff, person)

	for who in (staff[roles.REGISTRAR], neighbours[roles.HEAD], neighbours[OFFICER]):
		refusal(lambda who=who: confirm(who, request), frappe.PermissionError)


def test_each_step_says_who_took_it(staff: Staff, person: str) -> None:
	request = without_reason(staff, person)
	confirm(staff[roles.HEAD], request)
	packed(staff, request)

	steps = offered(staff, request)["steps"]

	head = frappe.get_doc("Authority Officer", staff[roles.HEAD].officer)
	acts = {step["act"]: step for step in steps}
	assert acts["Надання даних погоджено"]["who"] == f"{head.position} {head.officer_name}"
	assert "Запит надійшов" in acts and all(step["who"] and step["when"] for step in steps)
	assert "Заявник: 1" in acts["Дані надано"]["ground"]


def test_closed_request_asks_for_nothing_that_cannot_be_done(staff: Staff) -> None:
	request = new_request(staff, kind="Who Looked").name
	press(staff, request, "Взяти запит у роботу")
	refused = {"outcome": "Refused", "refusal_ground": "Особу не встановлено.", "answer": "Відмовлено."}
	press(staff, request, ANSWER, **refused, answered_on=str(clock.today()))
	press(staff, request, CLOSE)

	said = why_not_given(frappe.get_doc("Data Subject Request", request), RequestKind.WHO_LOOKED)
	assert "закрито" in said and "внесіть новий запит" in said
	assert not offered(staff, request)["next_step"]


def test_file_says_who_holds_the_data_and_what_is_not_entered(staff: Staff, person: str) -> None:
	frappe.db.delete("Personal Data Processing", {"name": staff.authority})
	request = approved(staff, [person], requester_name=NAME)

	missing = offered(staff, request)["missing"]
	archive = packed(staff, request)
	page, data = archive.read("data.html").decode(), json.loads(archive.read("data.json"))

	assert any("Джерело даних не записано" in sentence for sentence in missing)
	assert any("Відповідальну особу не записано" in sentence for sentence in missing)
	assert data["records"]["Personal Data Processing"] == [{"data_sources": "Джерело не записано."}]
	assert "Джерело не записано." in page
	name = frappe.db.get_value("Authority", staff.authority, "authority_name")
	assert (
		data["holder"]["holder"] == name and "Уповноваженого Верховної Ради" in data["holder"]["complaints"]
	)
	for words in (name, "Відповідальна особа", "Уповноваженого Верховної Ради України з прав людини"):
		assert words in page
	assert data["in_words"]["Заявник"][0]["Прізвище"] == "Вигаданенко"


def test_file_names_the_responsible_officer_and_nothing_is_missing(staff: Staff, person: str) -> None:
	post = staff[OFFICER].officer
	frappe.db.set_value("Authority Officer", post, {"phone": "061 111 22 33", "officer_name": "Олена Береза"})
	frappe.db.set_value("Authority", staff.authority, {"postal_address": "вул. Вигадана, 1", "phone": "061"})
	with acting_as(staff[OFFICER]):
		frappe.get_doc(
			{
				"doctype": "Personal Data Processing",
				"authority": staff.authority,
				"responsible_officer": post,
				"purpose": "Розгляд звернень.",
				"legal_ground": "Виконання обов’язку органу.",
				"processor": "ТОВ «Вигадка».",
				"data_sources": "Самі заявники.",
			}
		).insert()
	request = approved(staff, [person], requester_name=NAME)

	assert offered(staff, request)["missing"] == []
	page = packed(staff, request).read("data.html").decode()
	with acting_as(staff[OFFICER]):
		letter = frappe.get_print("Data Subject Request", request)
	for words in ("Олена Береза", "061 111 22 33", "вул. Вигадана, 1", "Самі заявники.", *GROUND):
		assert words in page and words in letter, words
	assert "Розгляд звернень." in letter, "what the data are processed for"


def test_letter_says_what_is_given_and_where_to_complain(staff: Staff, person: str) -> None:
	Journey(staff, applicant=person).to("registered")
	request = approved(staff, [person], requester_name=NAME)
	packed(staff, request)
	given = {"outcome": "Granted", "answer": "Надаємо дані.", "answer_number": "05-12/7"}
	press(staff, request, ANSWER, **given, answered_on=str(clock.today()))

	with acting_as(staff[OFFICER]):
		page = frappe.get_print("Data Subject Request", request)

	number = frappe.db.get_value("Data Subject Request", request, "request_number")
	for words in (
		number,
		"05-12/7",
		"Надаємо дані.",
		"Задоволено",
		"<li>Заявник</li>",
		"Уповноваженого",
		IN_DATIVE,
	):
		assert words in page
	for key in ("APPROVED", "Granted", "Document Shown", staff[OFFICER].officer):
		assert key not in page


def test_letter_tells_what_was_corrected(staff: Staff, person: str) -> None:
	request = approved(staff, [person], requester_name=NAME, kind="Correction")
	with acting_as(staff[OFFICER]):
		document = frappe.get_doc("Data Subject Request", request)
		refused = {"what": "Phone", "asked_value": "061", "decision": "Refuse", "ground": "Це чужий номер."}
		document.append("corrections", refused)
		document.save()
		page = frappe.get_print("Data Subject Request", request)

	assert "у виправленні відмовлено: Це чужий номер." in page and "Телефон" in page


def test_search_in_vain_tells_what_was_looked_for(staff: Staff) -> None:
	contact = "нема@example.org, тел. 067 111-22-33, вул. Тестова, 1"
	request = new_request(staff, requester_name="Нікогоненко Ніна", requester_contact=contact).name
	assert not offered(staff, request)["searched"], "nobody has looked yet"

	with acting_as(staff[OFFICER]):
		find_records(request=request)

	said = offered(staff, request)["searched"]
	for words in ("«Нікогоненко Ніна»", "067 111-22-33", "Нікого не знайдено", "Даних немає"):
		assert words in said
