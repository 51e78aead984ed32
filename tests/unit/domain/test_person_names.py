"""One person's name in all the ways it is written down."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from appeals_app.domain.person_names import (
	NameLikeness,
	PersonName,
	capitalised,
	compare_names,
	given_skeleton,
	name_skeleton,
	split_name,
	surname_skeletons,
)

UKRAINIAN = st.text("абвгґдеєжзиіїйклмнопрстуфхцчшщьюя'", min_size=1, max_size=12)


def exact(one: str, other: str) -> float:
	return float(one == other)


@pytest.mark.parametrize(
	("one", "other"),
	[
		("М'якота", "Мʼякота"),
		("М'якота", "М’якота"),
		("М’якота", "Мякота"),
		("М’якота", "Miakota"),
		("Коваленко", "KOVALENKO"),
		("Юрченко", "Yurchenko"),
		("Єгоров", "Yehorov"),
		("Єгоров", "Егоров"),
		("Андрієнко", "Andriienko"),
		("Щербань", "Shcherban"),
		("Вишневський", "Vyshnevskyi"),
		("Вишневский", "Vyshnevskyi"),
		("Соловйов", "Соловьёв"),
		("Iваненко", "Іваненко"),  # a Latin I
		("Bаненко", "Ваненко"),  # a Latin B
		("Ґудзь", "Gudz"),
		("Згурський", "Zghurskyi"),
	],
)
def test_surname_in_another_spelling_is_one(one: str, other: str) -> None:
	assert name_skeleton(one) == name_skeleton(other)


@pytest.mark.parametrize(
	("one", "other"), [("Коваль", "Коваленко"), ("Бондар", "Гончар"), ("Хоменко", "Гоменко")]
)
def test_other_surname_stays_another(one: str, other: str) -> None:
	assert name_skeleton(one) != name_skeleton(other)


@pytest.mark.parametrize(
	("one", "other"),
	[("Микола", "Николай"), ("Олександр", "Aleksandr"), ("Тетяна", "Татьяна"), ("Ганна", "Анна")],
)
def test_given_name_of_an_old_passport_begins_as_the_ukrainian_one(one: str, other: str) -> None:
	assert given_skeleton(other).startswith(given_skeleton(one)[:5])


@pytest.mark.parametrize(
	("one", "other", "likeness"),
	[
		(("Савченко", "Марія", "Іванівна"), ("Савченко", "Мария", "Іванівна"), NameLikeness.SAME),
		(("Савченко", "Марія", "Іванівна"), ("Савченко", "М.", "І."), NameLikeness.INITIALS),
		(("Савченко", "Марія", "Іванівна"), ("Савченко", "М.І.", ""), NameLikeness.INITIALS),
		(("Савченко", "Марія", "Іванівна"), ("Савченко", "М.П.", ""), NameLikeness.OTHER),
		(("Савченко", "Марія", "Іванівна"), ("Савченко", "", ""), NameLikeness.INITIALS),
		(("Савченко", "Марія", "Іванівна"), ("Савченко", "М.", "П."), NameLikeness.OTHER),
		(("Савченко", "Марія", "Іванівна"), ("Савченко", "Ольга", "Іванівна"), NameLikeness.OTHER),
		(("Коваль", "Ніна", ""), ("Коваль-Бондар", "Ніна", ""), NameLikeness.PART_OF_DOUBLE),
		(("Бондар-Коваль", "Ніна", ""), ("Коваль – Бондар", "Ніна", ""), NameLikeness.SAME),
		(("", "Ніна", ""), ("", "Ніна", ""), NameLikeness.OTHER),
	],
)
def test_names_are_compared_part_by_part(one: tuple, other: tuple, likeness: NameLikeness) -> None:
	assert compare_names(PersonName(*one), PersonName(*other), exact) is likeness


def test_slip_of_the_pen_is_similar_where_the_measure_says_so() -> None:
	one, other = PersonName("Савченко", "Марія"), PersonName("Саченко", "Марія")

	assert compare_names(one, other, lambda *words: 0.95) is NameLikeness.SIMILAR
	assert compare_names(one, other, lambda *words: 0.5) is NameLikeness.OTHER


def test_slip_in_one_part_of_a_double_surname_is_one_in_the_surname() -> None:
	one, other = PersonName("Саченко", "Марія"), PersonName("Савченко-Бондар", "Марія")
	parts = {name_skeleton(word) for word in ("Саченко", "Савченко")}

	assert compare_names(one, other, lambda *words: float(set(words) == parts)) is NameLikeness.SIMILAR
	assert compare_names(one, other, lambda *words: 0.5) is NameLikeness.OTHER


@given(UKRAINIAN)
def test_apostrophe_and_case_never_matter(word: str) -> None:
	variants = {name_skeleton(word.replace("'", mark)) for mark in ("'", "’", "ʼ", "`", "")}

	assert variants == {name_skeleton(word.upper())}


@given(st.text(max_size=20))
def test_skeleton_holds_letters_alone_whatever_was_typed(text: str) -> None:
	assert all(letter.isalpha() for letter in name_skeleton(text))
	assert all(surname_skeletons(text))
	assert name_skeleton(unicodedata.normalize("NFD", text)) == name_skeleton(text)


@given(UKRAINIAN, UKRAINIAN, UKRAINIAN, UKRAINIAN)
def test_comparison_does_not_depend_on_the_side(one: str, first: str, other: str, second: str) -> None:
	here, there = PersonName(one, first), PersonName(other, second)

	assert compare_names(here, there, exact) is compare_names(there, here, exact)
	assert compare_names(here, here, exact) in (NameLikeness.SAME, NameLikeness.OTHER)


@pytest.mark.parametrize(
	("text", "name"),
	[
		("Шевченко Тарас Григорович", PersonName("Шевченко", "Тарас", "Григорович")),
		("Шевченко Т.Г.", PersonName("Шевченко", "Т.", "Г.")),
		("Шевченко Т. Г.", PersonName("Шевченко", "Т.", "Г.")),
		("Шевченко Т.", PersonName("Шевченко", "Т.")),
		("Шевченко  Т.Г.,", PersonName("Шевченко", "Т.", "Г.")),
		("Шевченко", PersonName("Шевченко")),
		("", PersonName("")),
		("Алієв Гейдар Алі огли", PersonName("Алієв", "Гейдар", "Алі огли")),
	],
)
def test_a_name_is_split_as_registers_write_it(text, name):
	assert split_name(text) == name


@pytest.mark.parametrize(
	("typed", "written"),
	[
		("тестовий-юферів остап м.", PersonName("Тестовий-Юферів", "Остап", "М.")),
		("шевченко т.г.", PersonName("Шевченко", "Т.", "Г.")),
		("алієв гейдар алі огли", PersonName("Алієв", "Гейдар", "Алі огли")),
		("оліва-де сільва марія", PersonName("Оліва-де", "Сільва", "Марія")),
		("ґ’юдіче анна-марія", PersonName("Ґ’юдіче", "Анна-Марія")),
		("МакГрегор Ян", PersonName("МакГрегор", "Ян")),
		("ель-хатіб ван", PersonName("Ель-Хатіб", "Ван")),
	],
)
def test_a_name_typed_in_small_letters_is_written_with_capitals(typed: str, written: PersonName) -> None:
	assert capitalised(split_name(typed)) == written
