"""The name of who asks is read as a register may hold it: any order, apostrophe, case; what is lacking contradicts nothing."""

import pytest
from rapidfuzz.distance import JaroWinkler

from appeals_app.domain.asked_name import asked_name
from appeals_app.domain.contact_keys import phones_within
from appeals_app.domain.person_names import NameLikeness, PersonName
from appeals_app.word_forms import nominatives

HELD = PersonName("Солов'йова", "Наталія", "Яківна")
SAME, INITIALS, OTHER = NameLikeness.SAME, NameLikeness.INITIALS, NameLikeness.OTHER


def likeness(asked: str, held: PersonName = HELD) -> NameLikeness:
	return asked_name(asked, nominatives).likeness(held, JaroWinkler.similarity)


@pytest.mark.parametrize(
	("asked", "found"),
	[
		("Солов’йова Наталія Яківна", SAME),
		("Наталія Яківна Солов`йова", SAME),
		("СОЛОВЙОВА, наталія яківна", SAME),
		("Соловйової Наталії Яківни", SAME),
		("Наталія Солов'йова", INITIALS),
		("Солов’йова Н.Я.", INITIALS),
		("Н. Я. Солов’йова", INITIALS),
		("Солов’йова", INITIALS),
		("Солов’йова Наталя Яківнна", SAME),
		("Солов’йова Наталка Яківна", NameLikeness.SIMILAR),
		("Солвойова Наталія Яківна", NameLikeness.SIMILAR),
		("Наталія Соловйава", NameLikeness.SIMILAR),
		("Солов’йова-Бондар Наталія Яківна", NameLikeness.PART_OF_DOUBLE),
		("Солов’йова Наталія Петрівна", OTHER),
		("Соловей Наталія Яківна", OTHER),
		("Наталія Яківна", OTHER),
		("", OTHER),
		("%_", OTHER),
	],
)
def test_name_is_known_in_any_order_and_spelling(asked: str, found: NameLikeness) -> None:
	assert likeness(asked) is found


@pytest.mark.parametrize("held", [PersonName("Солов'йова", "Наталія"), PersonName("Соловйова", "Н.", "Я.")])
def test_name_of_which_the_register_lacks_a_part_is_a_candidate(held: PersonName) -> None:
	assert likeness("Яківна Наталія Солов’йова", held) is INITIALS


def test_surname_that_begins_a_long_name_is_read_in_its_forms() -> None:
	asked = "Сидорука Павла Андрія Марка Петра Івана Сергія"

	assert likeness(asked, PersonName("Сидорук", "Павло")) is INITIALS


def test_long_name_is_read_in_a_bounded_number_of_ways() -> None:
	asked = asked_name("Соловйової Наталії Яківни " * 40, nominatives)

	assert sum(map(len, asked.readings.values())) <= 64 * 20 * 2


@pytest.mark.parametrize(
	("text", "held"),
	[
		("+380 67 111 22 33", "0671112233"),
		("тел. 067.111.22.33, вул. Тестова, 1", "0671112233"),
		("вул. Тестова, буд. 12 0671112233", "0671112233"),
		("м. Запоріжжя, кв. 7 67 111 22 33", "0671112233"),
		("067 111 22 33 050 111 22 44", "0671112233"),
		("067 111 22 33 050 111 22 44", "0501112244"),
	],
)
def test_phone_is_read_out_of_any_text(text: str, held: str) -> None:
	assert held in phones_within(text)


def test_text_without_a_phone_holds_none() -> None:
	assert not phones_within("вул. Тестова, 1, кв. 12, 69000") | phones_within(None)
