"""A link to an applicant finds the person in any spelling, by initials and by phone, inside the scope and masked."""

import frappe
import pytest
from frappe.desk.search import search_link

from appeals_app.appeal_matching import applicant_search
from appeals_app.appeal_matching.api import search_applicants
from appeals_app.appeal_matching.applicant_search import MOST_SHOWN
from appeals_app.patches.v0_3 import terms_of_applicants as patch
from appeals_app.permissions import roles
from appeals_app.testing.factories import make_applicant
from appeals_app.testing.staff import Person, Staff, acting_as
from tests.site.looking import forget_rules_of_request

pytestmark = pytest.mark.usefixtures("guarded")

ANNA = {"last_name": "В’юненко", "first_name": "Ганна", "middle_name": "Петрівна", "phone": "050 765-43-21"}
MARY = {
	"last_name": "Пилипенко",
	"first_name": "Марія",
	"middle_name": "Іванівна",
	"phone": "067 123-45-67",
}

SECRET = {"last_name": "Потайнюк", "first_name": "Віра", "phone": "099 111-22-33", "is_confidential": 1}


@pytest.fixture
def people(staff: Staff, neighbours: Staff) -> dict[str, str]:
	entered = (
		("anna", staff, ANNA),
		("mary", staff, MARY),
		("other", neighbours, MARY),
		("secret", staff, SECRET),
	)
	return {key: make_applicant(authority=office.authority, **values).name for key, office, values in entered}


def found(person: Person, text: str, **filters: object) -> list[str]:
	with acting_as(person):
		forget_rules_of_request()
		return [row[0] for row in search_applicants(txt=text, filters=filters)]


@pytest.mark.parametrize(
	"typed", ["В'юненко", "В’юненко", "вюненко", "В`юнен", "Viunenko", "ганна вюн", "7654321"]
)
def test_surname_with_an_apostrophe_is_found_in_any_spelling(
	staff: Staff, people: dict[str, str], typed: str
) -> None:
	assert people["anna"] in found(staff[roles.REGISTRAR], typed, authority=staff.authority)


@pytest.mark.parametrize(
	"typed",
	[
		"Пилипенко М.І.",
		"Пилипенко М. І.",
		"Pylypenko",
		"0671234567",
		"+380 67 123 45 67",
		"Пил 4567",
		"П",
		"067",
		"Марія",
		"1234567",
	],
)
def test_person_is_found_by_initials_transliteration_and_phone(
	staff: Staff, people: dict[str, str], typed: str
) -> None:
	filters = {"authority": staff.authority, "merged_into": ["is", "not set"]}

	assert people["mary"] in found(staff[roles.REGISTRAR], typed, **filters)


@pytest.mark.parametrize(
	("typed", "key"),
	[
		("Пилипенку", "mary"),
		("Марії Пилипенко", "mary"),
		("пилипенка марії іванівни", "mary"),
		("В'юненку", "anna"),
		("Ганні В’юненко", "anna"),
		("Ганною", "anna"),
	],
)
def test_name_in_another_case_finds_the_person_inside_the_scope(
	staff: Staff, people: dict[str, str], typed: str, key: str
) -> None:
	names = found(staff[roles.REGISTRAR], typed, authority=staff.authority)

	assert people[key] in names
	assert people["other"] not in names


def test_what_is_typed_comes_before_what_it_may_be_a_case_of(
	staff: Staff, people: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
	begins = make_applicant(authority=staff.authority, last_name="Петраш", first_name="Олег").name
	is_case = make_applicant(authority=staff.authority, last_name="Бабич", first_name="Петро").name
	assert {begins, is_case} <= {*found(staff[roles.REGISTRAR], "Петра", authority=staff.authority)}

	monkeypatch.setattr(applicant_search, "MOST_SHOWN", 1)

	assert found(staff[roles.REGISTRAR], "Петра", authority=staff.authority) == [begins]


@pytest.mark.parametrize("typed", ["Пилипенко О.І.", "0671234568", "%", "+-*()", "~" * 500])
def test_what_is_nobodys_finds_nobody(staff: Staff, people: dict[str, str], typed: str) -> None:
	assert not {*people.values()} & {*found(staff[roles.REGISTRAR], typed)}


def test_nobody_of_another_register_is_found(staff: Staff, people: dict[str, str]) -> None:
	assert people["other"] not in found(staff[roles.REGISTRAR], "Пилипенко")
	assert not found(staff[roles.EXECUTOR], "Пилипенко")


def test_phone_that_is_masked_is_neither_shown_nor_searched(staff: Staff, people: dict[str, str]) -> None:
	with acting_as(staff[roles.CONTROLLER]):
		forget_rules_of_request()
		rows = search_applicants(txt="Пилипенко", filters={"authority": staff.authority})

	assert [row[3] for row in rows if row[0] == people["mary"]] == ["+380 67 *** ** 67"]
	assert not found(staff[roles.CONTROLLER], "0671234567")


@pytest.mark.parametrize("typed", ["потайнюк", "Потайнюку", "Potainiuk В.", "0991112233", "П"])
def test_person_whose_name_is_not_disclosed_is_found_by_who_sees_it_alone(
	staff: Staff, people: dict[str, str], typed: str
) -> None:
	assert people["secret"] in found(staff[roles.REGISTRAR], typed)
	assert people["secret"] not in found(staff[roles.RECEPTION_CLERK], typed)


def test_link_field_asks_this_search_and_shows_the_name(staff: Staff, people: dict[str, str]) -> None:
	with acting_as(staff[roles.REGISTRAR]):
		forget_rules_of_request()
		search_link("Applicant", "pylypenko m", filters={"authority": staff.authority})
		rows = frappe.response.pop("results")

	[row] = [row for row in rows if row["value"] == people["mary"]]
	assert row["label"] == "Пилипенко Марія Іванівна"
	assert "067 123-45-67" in row["description"]


def test_terms_are_shown_to_no_role_that_does_not_see_what_they_are_made_of(
	staff: Staff, people: dict[str, str]
) -> None:
	with acting_as(staff[roles.CONTROLLER]):
		forget_rules_of_request()
		[row] = frappe.get_list("Applicant", {"name": people["mary"]}, ["phone_terms"])

	assert "4567" not in row.phone_terms


def test_page_is_never_longer_than_a_person_looks_through(staff: Staff, people: dict[str, str]) -> None:
	with acting_as(staff[roles.REGISTRAR]):
		forget_rules_of_request()

		assert len(search_applicants(page_len=500)) <= MOST_SHOWN


def test_people_are_looked_for_by_an_index(staff: Staff, people: dict[str, str]) -> None:
	"""What is typed begins a name or a phone under an index, or is looked for among few."""
	for field, typed in (("name_terms", "pilip%"), ("phone_terms", "06712%")):
		index = f"authority_{field}"
		asked = (
			f"select name from tabApplicant force index ({index}) where authority = %s and {field} like %s"
		)
		[plan] = frappe.db.sql(f"explain {asked}", (staff.authority, typed), as_dict=True)

		assert (plan.type, plan.key) == ("range", index)


def test_patch_gives_terms_to_people_entered_before_in_batches(
	staff: Staff, people: dict[str, str], in_one_transaction: None, monkeypatch: pytest.MonkeyPatch
) -> None:
	monkeypatch.setattr(patch, "BATCH", 1)
	fields = ["name_terms", "phone_terms", "modified"]
	before = frappe.db.get_value("Applicant", people["mary"], fields)
	frappe.db.set_value(
		"Applicant",
		{"name": ("in", [people["anna"], people["mary"]])},
		{"name_terms": None, "phone_terms": None},
		update_modified=False,
	)

	patch.execute()

	assert frappe.db.get_value("Applicant", people["mary"], fields) == before
	assert people["anna"] in found(staff[roles.REGISTRAR], "вюненко")
