"""Who asks about his or her own data is found in the register, however the name is written and however large it is."""

import frappe
import pytest

from appeals_app.patches.v0_3 import people_who_fit_requests
from appeals_app.permissions import roles
from appeals_app.personal_data.person_records import MOST, find_records
from appeals_app.testing.factories import make_applicant
from appeals_app.testing.staff import Staff, acting_as
from tests.site.test_data_subject_requests import new_request, offered

OFFICER = roles.DATA_PROTECTION_OFFICER
LAST = {"last_name": "Яценко-Ґудзь", "first_name": "Юлія", "middle_name": "Яківна"}
APOSTROPHE = {"last_name": "Солов'йова", "first_name": "Наталія", "middle_name": "Яківна"}
STRANGERS = 600


@pytest.fixture
def full_register(staff: Staff) -> None:
	"""More people without an e-mail or a telephone, and before the others by the alphabet, than any list is long."""
	known = (
		"name",
		"authority",
		"full_name",
		"last_name",
		"first_name",
		"name_terms",
		"phone_terms",
		"email",
	)
	rows = [
		(frappe.generate_hash(length=12), staff.authority, name, *name.split(), f"abeta {number}", "", "")
		for number in range(STRANGERS)
		for name in ["Абета Анна"]
	]
	frappe.db.bulk_insert("Applicant", fields=known, values=rows)


def person(staff: Staff, **values: object) -> str:
	return make_applicant(authority=staff.authority, **values).name


def found(staff: Staff, name: str, contact: str = "м. Запоріжжя") -> dict[str, str]:
	"""By what each person is found."""
	request = new_request(staff, requester_name=name, requester_contact=contact).name
	with acting_as(staff[OFFICER]):
		find_records(request=request)
		rows = frappe.get_doc("Data Subject Request", request).records
	return {row.applicant: row.found_by for row in rows}


@pytest.mark.usefixtures("full_register")
@pytest.mark.parametrize("contact", ["м. Запоріжжя", "nema@example.com"])
def test_person_at_the_end_of_the_alphabet_is_found_without_an_email(staff: Staff, contact: str) -> None:
	last = person(staff, **LAST)

	assert found(staff, "Яценко-Ґудзь Юлія Яківна", contact) == {last: "за іменем"}


@pytest.mark.parametrize(
	("name", "ground"),
	[
		("Солов’йова Наталія Яківна", "за іменем"),
		("Соловйова Наталія Яківна", "за іменем"),
		("Наталія Яківна Солов’йова", "за іменем"),
		("Солов’йової Наталії Яківни", "за іменем"),
		("Наталія Солов'йова", "за неповним іменем"),
		("Солов’йова Н. Я.", "за неповним іменем"),
		("Солов’йова Наталка Яківна", "за схожим іменем"),
		("Солов’йова-Бондар Наталія Яківна", "за частиною прізвища"),
	],
)
def test_name_in_any_order_and_spelling_finds_the_person(staff: Staff, name: str, ground: str) -> None:
	people = {person(staff, **APOSTROPHE): ground}
	person(staff, **LAST)

	assert found(staff, name) == people


def test_record_without_a_patronymic_is_a_candidate_and_another_one_is_not(staff: Staff) -> None:
	lacking = person(staff, **{**APOSTROPHE, "middle_name": ""})
	person(staff, **{**APOSTROPHE, "middle_name": "Петрівна"})

	assert found(staff, "Солов’йова Наталія Яківна") == {lacking: "за неповним іменем"}


NAMESAKES = {
	"nobody": {},
	"another given name": {"last_name": "Ґудзь", "first_name": "Петро"},
	"initials": {"last_name": "Ґудзь", "first_name": "Ю."},
	"a similar given name": {"last_name": "Ґудзь", "first_name": "Юлія", "middle_name": "Якивна"},
	"the same name": {"last_name": "Ґудзь", "first_name": "Юлія", "middle_name": "Яківна"},
}


@pytest.mark.parametrize("whose", NAMESAKES)
def test_second_part_of_a_surname_is_found_whoever_else_is(staff: Staff, whose: str) -> None:
	double = person(staff, **LAST)
	if NAMESAKES[whose]:
		person(staff, **NAMESAKES[whose])

	assert found(staff, "Ґудзь Юлія Яківна")[double] == "за частиною прізвища"


@pytest.mark.parametrize("given", [("Юлія", ""), ("Ю.", "Я."), ("Ю. Я.", ""), ("", "")])
def test_second_part_of_a_surname_is_found_by_more_than_the_register_holds(
	staff: Staff, given: tuple[str, str]
) -> None:
	double = person(staff, last_name="Яценко-Ґудзь", first_name=given[0], middle_name=given[1])

	assert found(staff, "Ґудзь Юлія Яківна") == {double: "за частиною прізвища"}


@pytest.mark.parametrize(
	"name", ["Солвойова Наталія Яківна", "Наталія Солвойова", "Соловйава Наталія Яківна"]
)
def test_slip_in_a_surname_is_forgiven(staff: Staff, name: str) -> None:
	one = person(staff, **APOSTROPHE)
	person(staff, **{**APOSTROPHE, "last_name": "Соловей"})

	assert found(staff, name) == {one: "за схожим іменем"}


def test_slip_in_one_part_of_a_double_surname_is_forgiven(staff: Staff) -> None:
	double = person(staff, **{**APOSTROPHE, "last_name": "Солов'йова-Бондар"})

	assert found(staff, "Солвойова Наталія Яківна") == {double: "за схожим іменем"}


@pytest.mark.parametrize("held", ["+38 (067) 111-22-33", "050 765-43-21, 067 111 22 33"])
@pytest.mark.parametrize("contact", ["+380 67 111 22 33", "вул. Тестова, 1, кв. 2 0671112233"])
def test_phone_finds_who_bears_another_name(staff: Staff, held: str, contact: str) -> None:
	married = person(staff, **APOSTROPHE, phone=held)

	assert found(staff, "Швець Марія Петрівна", contact) == {married: "за телефоном"}


@pytest.mark.parametrize("held", ["067 111-22-33", "050 765-43-21, 067 111 22 33"])
def test_relative_who_holds_a_phone_first_hides_nobody_who_holds_it_second(staff: Staff, held: str) -> None:
	relative = person(staff, **LAST, phone="067 111-22-33, 099 111-22-33")
	married = person(staff, **APOSTROPHE, phone=held)

	found_by = found(staff, "Швець Марія Петрівна", "067 111-22-33")

	assert found_by == {relative: "за телефоном", married: "за телефоном"}


def test_email_finds_who_bears_another_name_and_an_empty_one_nobody(staff: Staff) -> None:
	married = person(staff, **APOSTROPHE, email="Natalia@example.com")
	person(staff, **LAST, email="")

	assert found(staff, "Швець Марія", "natalia@EXAMPLE.com") == {married: "за поштою"}
	assert found(staff, "Швець Марія", "«@»") == {}


def test_nobody_of_another_register_is_found_and_none_erased(staff: Staff, neighbours: Staff) -> None:
	make_applicant(authority=neighbours.authority, **APOSTROPHE, phone="067 111-22-33")
	erased = person(staff, **APOSTROPHE)
	frappe.db.set_value("Applicant", erased, "anonymised_on", "2026-01-01")

	assert found(staff, "Солов’йова Наталія Яківна", "067 111-22-33") == {}


def test_marked_and_likeliest_people_stay_where_more_fit_than_are_shown(
	staff: Staff, full_register: None
) -> None:
	frappe.db.sql("update `tabApplicant` set name_terms = 'abeta anna' where last_name = 'Абета'")
	told = person(staff, last_name="Абета", first_name="Анна", phone="067 111-22-33")
	request = new_request(staff, requester_name="Абета Анна", requester_contact="067 111-22-33").name
	with acting_as(staff[OFFICER]):
		find_records(request=request)
		document = frappe.get_doc("Data Subject Request", request)
		assert (len(document.records), document.records[0].applicant) == (MOST, told)
		assert (
			"Показано осіб: 50 (найімовірніших); можуть підійти й інші."
			in offered(staff, request)["searched"]
		)
		document.records[-1].is_confirmed = 1
		document.save()
		marked = document.records[-1].applicant
		frappe.db.set_value("Applicant", marked, "full_name", "Яяя")
		find_records(request=request)

	assert marked in [row.applicant for row in frappe.get_doc("Data Subject Request", request).records]


@pytest.mark.parametrize("more", [0, 1])
def test_more_may_fit_only_where_more_were_found_than_are_kept(staff: Staff, more: int) -> None:
	for _number in range(MOST + more):
		person(staff, last_name="Бабета", first_name="Анна")
	request = new_request(staff, requester_name="Бабета Анна").name

	with acting_as(staff[OFFICER]):
		find_records(request=request)
		said = offered(staff, request)["searched"]

	assert ("можуть підійти й інші" in said) == bool(more)


def too_many(staff: Staff) -> str:
	"""A request for whom one more fit than it holds."""
	for _number in range(MOST + 1):
		person(staff, last_name="Бабета", first_name="Анна")
	return new_request(staff, requester_name="Бабета Анна").name


def test_number_of_the_search_is_kept_and_nobody_is_looked_for_when_the_form_opens(
	staff: Staff, monkeypatch: pytest.MonkeyPatch
) -> None:
	request = too_many(staff)
	with acting_as(staff[OFFICER]):
		assert find_records(request=request) == MOST + 1
		monkeypatch.setattr("appeals_app.personal_data.person_records.candidates", None)
		changed = frappe.get_doc("Data Subject Request", request)
		changed.requester_contact, changed.people_fitting = "м. Запоріжжя, вул. Тиха, 7", 3
		changed.save()

		assert "можуть підійти й інші" in offered(staff, request)["searched"]

	ground = {"subject_name": request, "act": "Records Looked For"}
	assert str(MOST + 1) in frappe.db.get_value("Personal Data Event", ground, "ground")


def test_patch_counts_once_for_open_requests_that_hold_as_many_as_they_can(staff: Staff) -> None:
	full, few = too_many(staff), new_request(staff, requester_name="Яценко Юлія").name
	with acting_as(staff[OFFICER]):
		for request in (full, few):
			find_records(request=request)
			frappe.db.set_value("Data Subject Request", request, "people_fitting", 0)

	people_who_fit_requests.execute()
	people_who_fit_requests.execute()

	kept = [frappe.db.get_value("Data Subject Request", name, "people_fitting") for name in (full, few)]
	assert kept == [MOST + 1, 0]
