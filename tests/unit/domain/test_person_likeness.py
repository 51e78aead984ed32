"""One person in two records, by name and contacts."""

import pytest

from appeals_app.domain.contact_keys import address_key, email_key, is_same_address, phone_keys
from appeals_app.domain.person_likeness import Clue, Person, Sameness, compare_people
from appeals_app.domain.person_names import PersonName


def exact(one: str, other: str) -> float:
	return float(one == other)


def person(last: str, first: str = "", middle: str = "", *, phone: str = "", address: str = "") -> Person:
	return Person(PersonName(last, first, middle), phone_keys(phone), "", address_key(address))


@pytest.mark.parametrize(
	"phone",
	[
		"+380 61 000 01 01",
		"(061) 000-01-01",
		"0610000101",
		"380610000101",
		"61 000 01 01",
		"+38 (061) 0000101",
	],
)
def test_phone_in_any_form_is_one_number(phone: str) -> None:
	assert phone_keys(phone) == {"0610000101"}


def test_several_phones_of_one_field_are_told_apart() -> None:
	assert phone_keys("067 111 22 33, 050 444 55 66") == {"0671112233", "0504445566"}


@pytest.mark.parametrize(
	("one", "other"),
	[
		(
			"м. Запоріжжя, вул. Незалежної України, 45, кв. 12",
			"вулиця Незалежної України, буд. 45, квартира 12",
		),
		("вул. Гоголя 7а", "вулиця Гоголя, буд. 7-А"),
		("с. Матвіївка, вул. Садова, 7", "Садова 7"),
	],
)
def test_address_in_another_wording_is_one(one: str, other: str) -> None:
	assert is_same_address(address_key(one), address_key(other))


@pytest.mark.parametrize(
	("one", "other"),
	[
		("вул. Гоголя, 7", "вул. Гоголя, 8"),
		("вул. Гоголя, 7", "вул. Садова, 7"),
		("вул. Гоголя, 7, кв. 1", "вул. Гоголя, 7"),
		("вул. Гоголя", "вул. Гоголя"),
		("", ""),
	],
)
def test_other_house_flat_or_street_is_another_address(one: str, other: str) -> None:
	assert not is_same_address(address_key(one), address_key(other))


def test_full_name_with_a_phone_is_the_same_person() -> None:
	here = person("М'якота", "Ніна", "Василівна", phone="+380 61 000 01 01")
	there = person("Miakota", "Nina", "Vasylivna", phone="061 000 01 01", address="вул. Нова, 1")

	match = compare_people(here, there, exact)

	assert match.sameness is Sameness.SAME
	assert match.clues == (Clue.NAME_SAME, Clue.PHONE)


def test_full_name_after_a_move_is_likely_the_same_person() -> None:
	here = person("Мороз", "Ніна", "Василівна", address="вул. Нова, 1")
	there = person("Мороз", "Ніна", "Василівна", address="вул. Стара, 2")

	match = compare_people(here, there, exact)

	assert match.sameness is Sameness.LIKELY
	assert Clue.CONTACTS_DIFFER in match.clues


@pytest.mark.parametrize("given", [("Н.", "В."), ("Н.В.", "")])
def test_initials_alone_are_possibly_and_with_a_contact_likely_one_person(given: tuple[str, str]) -> None:
	full = person("Мороз", "Ніна", "Василівна", phone="061 000 01 01")

	assert compare_people(full, person("Мороз", *given), exact).sameness is Sameness.POSSIBLE
	assert (
		compare_people(full, person("Мороз", *given, phone="0610000101"), exact).sameness is Sameness.LIKELY
	)


def test_surname_with_one_initial_joins_nobody() -> None:
	full = person("Мороз", "Ніна", "Василівна", phone="061 000 01 01")

	assert compare_people(full, person("Мороз", "Н."), exact).sameness is Sameness.OTHER


def test_household_with_one_phone_is_several_people() -> None:
	here = person("Мороз", "Ніна", "Василівна", phone="061 000 01 01")
	there = person("Мороз", "Петро", "Іванович", phone="061 000 01 01")

	assert compare_people(here, there, exact).sameness is Sameness.OTHER


def test_email_is_compared_without_case() -> None:
	assert email_key(" Lytvyn@Example.com ") == email_key("lytvyn@example.com")
