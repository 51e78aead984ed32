"""What finds a person while somebody types."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from appeals_app.domain.person_search import (
	MOST_PARTS,
	PersonQuestion,
	name_terms,
	phone_terms,
	question_of_person,
)
from appeals_app.domain.search_terms import Mark

BOTH = frozenset({Mark.NAME, Mark.CONTACT})
PEOPLE = ("В’юненко Ганна Петрівна", "Пилипенко Марія Іванівна", "Коваль-Бондар Н. В.")


def finds(typed: str, full_name: str, phone: str = "") -> bool:
	"""What the database answers: every part holds."""
	question, words, phones = (
		question_of_person(typed, BOTH),
		name_terms(full_name).split(),
		phone_terms(phone),
	)
	names = [
		any(word.startswith(part.beginnings) or word == part.initial for word in words)
		for part in question.names
	]
	return not question.is_empty and all([*names, *(number in phones for number in question.numbers)])


@pytest.mark.parametrize(
	("typed", "full_name"),
	[
		("В'юненко", "В’юненко Ганна"),
		("В’юненко", "В'юненко Ганна"),
		("вюненко", "В’юненко Ганна"),
		("вюнен", "В’юненко Ганна"),
		("Пилипенко М.І.", "Пилипенко Марія Іванівна"),
		("Пилипенко Марія", "Пилипенко М. І."),
		("Марія Пилипенко", "Пилипенко Марія Іванівна"),
		("марі", "Пилипенко Марія Іванівна"),
		("Pylypenko", "Пилипенко Марія Іванівна"),
		("Бондар", "Коваль-Бондар Н. В."),
		("Александр", "Мороз Олександр"),
		("пи", "Пилипенко Марія Іванівна"),
	],
)
def test_person_is_found_in_any_spelling(typed: str, full_name: str) -> None:
	assert finds(typed, full_name)


def test_name_typed_in_another_case_is_asked_for_by_what_it_is_a_case_of() -> None:
	cases = {"м'якоту": ("м'якота",), "марії": ("марія",)}

	question = question_of_person("М’якоту Марії", BOTH, lambda word: cases.get(word, ()))

	words = name_terms("М’якота Марія").split()
	assert all(any(word.startswith(part.beginnings) for word in words) for part in question.names)
	assert not finds("М’якоту", "М’якота Марія")


@pytest.mark.parametrize(
	"typed", ["0671234567", "+380671234567", "067 123-45-67", "1234567", "067 123", "4567", "Пил 45-67"]
)
def test_person_is_found_by_a_phone_in_any_form_and_by_a_part_of_it(typed: str) -> None:
	assert finds(typed, "Пилипенко Марія", "067 123-45-67")


@pytest.mark.parametrize("typed", ["Пилипенко О.І.", "Пилипенко Ольга", "Бондар", "067 765"])
def test_other_person_is_not_found(typed: str) -> None:
	assert not finds(typed, "Пилипенко Марія Іванівна", "067 123-45-67")


@pytest.mark.parametrize("typed", ["", " ", ".,-", "+", "’", "%", "_*"])
def test_what_holds_no_letter_and_no_digit_asks_nothing(typed: str) -> None:
	assert question_of_person(typed, BOTH).is_empty


@pytest.mark.parametrize(
	("typed", "is_telling"), [("П", False), ("пи", False), ("06", False), ("пил", True), ("П 067", True)]
)
def test_what_too_many_share_is_looked_for_at_the_beginning_alone(typed: str, is_telling: bool) -> None:
	assert question_of_person(typed, BOTH).is_telling is is_telling


def test_surname_stands_first_as_it_sounds() -> None:
	assert name_terms("В'юненко Александр") == name_terms("В’юненко Александр")
	assert name_terms("Коваль-Бондар Н. В.").split() == ["koval", "bondar", "n", "v"]
	assert phone_terms("067 123-45-67, 050 000 00 01") == "0500000001 0671234567"


@pytest.mark.parametrize(
	("typed", "allowed"), [("0671234567", {Mark.NAME}), ("Пилипенко", {Mark.CONTACT}), ("Пил 4567", set())]
)
def test_what_is_not_seen_finds_nobody(typed: str, allowed: set[Mark]) -> None:
	assert question_of_person(typed, allowed) == PersonQuestion()


@given(st.sampled_from(PEOPLE), st.data())
def test_every_beginning_of_every_word_finds_its_person(full_name: str, data: st.DataObject) -> None:
	word = data.draw(st.sampled_from([part for part in re.split(r"[\s.-]+", full_name) if len(part) > 1]))
	length = data.draw(st.integers(2, len(word)))

	assert finds(word[:length], full_name)


@given(st.text(max_size=200))
def test_nothing_typed_is_a_sign_of_the_database(typed: str) -> None:
	question = question_of_person(typed, BOTH)
	beginnings = [one for name in question.names for one in (*name.beginnings, name.initial)]

	assert all(one == "" or one.isalpha() for one in beginnings)
	assert all(re.fullmatch("[0-9]+", number) for number in question.numbers)
	assert len(question.names) + len(question.numbers) <= MOST_PARTS
