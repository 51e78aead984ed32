"""How a letter greets its author: by name in the vocative, or in general where the name does not tell."""

import json
from pathlib import Path

import pytest

import appeals_app
from appeals_app.domain.salutation import TO_MAN, TO_WOMAN, salutation, vocative_of_name

PEOPLE = Path(appeals_app.__file__).parent / "setup" / "demo" / "data" / "people.json"


def names(sex: str) -> list[tuple[str, str]]:
	return [tuple(row) for row in json.loads(PEOPLE.read_text())["first_names"][sex]]


@pytest.mark.parametrize(("name", "vocative"), names("male"))
def test_name_of_a_man_has_its_vocative(name: str, vocative: str) -> None:
	assert vocative_of_name(name, is_woman=False) == vocative


@pytest.mark.parametrize(("name", "vocative"), names("female"))
def test_name_of_a_woman_has_its_vocative(name: str, vocative: str) -> None:
	assert vocative_of_name(name, is_woman=True) == vocative


@pytest.mark.parametrize(
	("first_name", "middle_name", "is_woman", "greeting"),
	[
		("Марія", "Іванівна", None, "Шановна Маріє Іванівно!"),
		("Микола", "Анатолійович", None, "Шановний Миколо Анатолійовичу!"),
		("Олена", "", True, "Шановна Олено!"),
		("", "", True, TO_WOMAN),
		("", "", False, TO_MAN),
		("", "", None, TO_MAN),
		("", "Іванівна", None, TO_WOMAN),
		("Саша", "", None, TO_MAN),
		("Нінель", "", True, TO_WOMAN),
	],
)
def test_greeting_is_by_name_where_the_name_tells_and_general_elsewhere(
	first_name: str, middle_name: str, is_woman: bool | None, greeting: str
) -> None:
	assert salutation(first_name=first_name, middle_name=middle_name, is_woman=is_woman) == greeting
