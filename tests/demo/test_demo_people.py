"""Invented people: forms of names, ways to address them, contacts nobody has."""

from datetime import date
from random import Random

import pytest

from appeals_app.setup.demo.people import Home, draw_home, draw_person, vocative_of_patronymic
from appeals_app.setup.demo.phrases import agree, dotted, fill, in_words, read_data

HOME = Home("м. Запоріжжя", "Садова", "Садовій", 7, 12)
VOWELS = "аеєиіїоуюя"


def drawn_people(count: int = 400) -> list:
	rng = Random(7)
	return [draw_person(rng, HOME) for _ in range(count)]


@pytest.mark.parametrize(("male", "female"), read_data("people")["surnames"])
def test_surname_of_a_woman_has_her_form(male: str, female: str) -> None:
	if male.endswith("ий"):
		expected = male[:-2] + "а"
	elif male.endswith(("ов", "єв", "йов")):
		expected = male + "а"
	else:
		expected = male

	assert female == expected


@pytest.mark.parametrize(("father", "of_man", "of_woman"), read_data("people")["fathers"])
def test_patronymics_of_one_father_belong_together(father: str, of_man: str, of_woman: str) -> None:
	stem = father[:2]

	assert of_man.startswith(stem) and of_woman.startswith(stem)
	assert of_man.endswith(("ович", "йович", "ліч"))
	assert of_woman.endswith(("івна", "ївна"))


@pytest.mark.parametrize("sex", ["male", "female"])
def test_vocative_of_a_name_differs_from_the_name_only_in_its_end(sex: str) -> None:
	for name, vocative in read_data("people")["first_names"][sex]:
		assert vocative[-1] in VOWELS
		assert vocative[: len(name) - 2] == name[:-2]


def test_person_is_drawn_with_all_names_of_one_sex() -> None:
	first_names = {sex: {row[0] for row in rows} for sex, rows in read_data("people")["first_names"].items()}

	for person in drawn_people():
		assert person.first_name in first_names[person.sex]
		assert person.middle_name.endswith("вна") is (person.sex == "female")
		assert person.salutation.startswith("Шановна " if person.sex == "female" else "Шановний ")


def test_names_carry_the_apostrophe_of_the_keyboard() -> None:
	names = " ".join(person.full_name for person in drawn_people())

	assert "'" in names
	assert not set(names) & set("’ʼ`")


def test_contacts_lead_to_nobody() -> None:
	for person in drawn_people():
		assert not person.email or person.email.endswith("@example.com")
		assert not person.phone or person.phone.split()[2] == "000"


def test_share_of_women_is_as_in_an_oblast() -> None:
	women = sum(person.sex == "female" for person in drawn_people())

	assert 0.5 < women / 400 < 0.7


def test_displaced_person_names_the_place_left() -> None:
	displaced = [person for person in drawn_people() if "author_category.idp" in person.categories]

	assert displaced
	assert all("зареєстроване місце проживання: м. " in person.address for person in displaced)


def test_flat_is_drawn_only_in_a_city() -> None:
	rng = Random(1)

	assert draw_home(rng, locality="м. Запоріжжя", is_city=True).flat
	assert draw_home(rng, locality="с. Лежине", is_city=False).flat is None


@pytest.mark.parametrize(
	("patronymic", "vocative"),
	[("Іванович", "Івановичу"), ("Ілліч", "Іллічу"), ("Іванівна", "Іванівно"), ("Юріївна", "Юріївно")],
)
def test_vocative_of_patronymic(patronymic: str, vocative: str) -> None:
	assert vocative_of_patronymic(patronymic) == vocative


def test_words_agree_with_the_sex_of_the_author() -> None:
	text = "Я {звертався|зверталася} щодо {concerning} і {отримав|отримала} відповідь."

	assert fill(agree(text, "female"), concerning="ліфта") == "Я зверталася щодо ліфта і отримала відповідь."
	assert fill(agree(text, "male"), concerning="ліфта") == "Я звертався щодо ліфта і отримав відповідь."


def test_dates_are_written_as_in_letters() -> None:
	assert in_words(date(2026, 2, 12)) == "12 лютого 2026 р."
	assert dotted(date(2026, 2, 5)) == "05.02.2026"
