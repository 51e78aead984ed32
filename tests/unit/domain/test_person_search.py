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
	"""What the database answers, term by term."""
	kept = [*name_terms(full_name).split(), *phone_terms(phone).split()]
	question = question_of_person(typed, BOTH)
	groups = [group.split() for group in re.findall(r"\+\(([^)]*)\)", question.full_text)]
	groups += [[f"{one}*" for one in beginnings] for beginnings in question.narrower]
	is_asked = bool(question.full_text or question.letters)
	return is_asked and all(any(_fits(one, term) for one in group for term in kept) for group in groups)


def _fits(asked: str, term: str) -> bool:
	return term.startswith(asked[:-1]) if asked.endswith("*") else term == asked


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


@pytest.mark.parametrize(
	"typed", ["0671234567", "+380671234567", "067 123-45-67", "1234567", "067 123", "4567", "Пил 45-67"]
)
def test_person_is_found_by_a_phone_in_any_form_and_by_a_part_of_it(typed: str) -> None:
	assert finds(typed, "Пилипенко Марія", "067 123-45-67")


@pytest.mark.parametrize("typed", ["Пилипенко О.І.", "Пилипенко Ольга", "Бондар", "067 765"])
def test_other_person_is_not_found(typed: str) -> None:
	assert not finds(typed, "Пилипенко Марія Іванівна", "067 123-45-67")


@pytest.mark.parametrize("typed", ["", " ", "06", "067", ".,-", "+", "’"])
def test_what_too_many_share_asks_nothing(typed: str) -> None:
	assert question_of_person(typed, BOTH) == PersonQuestion(
		narrower=question_of_person(typed, BOTH).narrower
	)


def test_one_letter_asks_for_the_beginning_of_the_name_alone() -> None:
	question = question_of_person("П", BOTH)

	assert (question.full_text, question.letters) == ("", "П")


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
def test_nothing_typed_is_an_operator_of_the_search(typed: str) -> None:
	question = question_of_person(typed, BOTH)

	assert re.fullmatch(r"(\+\((\w+\*? ?)+\) ?)*", question.full_text)
	assert question.full_text.count("+") + len(question.narrower) <= MOST_PARTS
