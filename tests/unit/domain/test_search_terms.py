"""What a card is found by, and by whom."""

import re
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from appeals_app.domain.appeal_words import forms_of, shingles, words_of
from appeals_app.domain.search_question import question_of
from appeals_app.domain.search_terms import Findable, Mark, terms_of

FORMS = {
	"санаторне": "санаторний",
	"середня": "середній",
	"бочарова": "бочаров",
	"ліфта": "ліфт",
	"м'яту": "м'ята",
	"коваленка": "коваленко",
}
CASES = {
	"коваленка": ("коваленко",),
	"олександра": ("олександр", "олександра"),
	"калюжної": ("калюжна",),
}
CARD = Findable(
	shown=("Ремонт ліфта", "Полагодити ліфт у будинку 45"),
	text="Збирала м’яту, подзвоніть 067 123-45-67. Санаторно-курортне лікування, середньо-спеціальна освіта",
	sender="Секретаріат Уповноваженого",
	numbers=("С-123/2026", "22/001122-26"),
	names=("Коваленко-М'якота Олександр Петрович",),
	phones=("+380 61 000 01 01",),
	addresses=("вул. Бочарова, буд. 7, кв. 12", "м. Вільнянськ"),
	indexes=("С-123/2026",),
)


def lemma(word: str) -> str:
	return FORMS.get(word, word)


def is_found(asked: str, allowed: tuple[Mark, ...] = tuple(Mark)) -> bool:
	"""The boolean search of the database, in small."""
	return answers(question_of(asked, lemma, allowed, nominatives).asked)


def nominatives(word: str) -> tuple[str, ...]:
	return CASES.get(word, ())


def answers(question: str) -> bool:
	terms, signs = terms_of(CARD, lemma), re.findall(r"[-+()]|\w+\*?", question)
	return bool(signs) and _all_or_any(terms, iter(signs))


def _all_or_any(terms: list[str], signs: Iterator[str]) -> bool:
	required, excluded, chosen, sign = [], [], [], ""
	for one in signs:
		if one in "+-":
			sign = one
			continue
		if one == ")":
			break
		found = _all_or_any(terms, signs) if one == "(" else has(terms, one)
		{"+": required, "-": excluded, "": chosen}[sign].append(found)
		sign = ""
	return all(required) and not any(excluded) and (bool(required) or any(chosen))


def has(terms: list[str], one: str) -> bool:
	return any(term.startswith(one[:-1]) for term in terms) if one.endswith("*") else one in terms


@pytest.mark.parametrize(
	"asked",
	[
		"ліфт",
		"ліфта ремонт",
		"санаторне лікування",
		"санаторно-курортне",
		"середня освіта",
		"Бочарова",
		"Бочаров",
		"Bocharova",
		"м'ята",
		"мʼяту",
		"М’ЯТУ",
		"коваленка",
		"Kovalenko",
		"мякота",
		"Александр",
		"Олександр Коваленко",
		"123/2026",
		"С-123/2026",
		"секретаріат уповноваженого",
		"001122",
		"0112",
		"067 123 45 67",
		"+380671234567",
		"380 67 123",
		"000 01 01",
		"610000",
		"45",
		"ліфт 45 123",
		"(061) 000-01-01",
	],
)
def test_card_is_found(asked: str) -> None:
	assert is_found(asked)


@pytest.mark.parametrize(
	"asked",
	[
		*("трамвай", "ліфт трамвай", "Бондар", "999", "+380671234568", "124/2026", "", "* + -"),
		*("К-99999/2026", "З-12/2026", "С-12/2026", "КО-123/2026"),
	],
)
def test_card_is_not_found(asked: str) -> None:
	assert not is_found(asked)


@pytest.mark.parametrize(
	("asked", "mark"),
	[
		("Коваленко", Mark.NAME),
		("0610000101", Mark.CONTACT),
		("м'ята", Mark.TEXT),
		("0671234567", Mark.TEXT_NUMBER),
		("ремонт", Mark.BRIEF),
		("секретаріат", Mark.TEXT),
		("001122", Mark.NUMBER),
	],
)
def test_what_is_closed_to_a_reader_finds_nothing(asked: str, mark: Mark) -> None:
	assert is_found(asked)
	assert not is_found(asked, tuple(one for one in Mark if one is not mark))


@given(st.text(max_size=60))
def test_question_holds_no_operator_a_person_typed(text: str) -> None:
	question = question_of(text, lemma, Mark)

	for asked in (question.asked, *question.nearest):
		while "(" in asked:  # brackets pair and none is empty; inside them are terms, or what is required
			simpler = re.sub(r"\(\w+\*?( \w+\*?)*\)|\((\+i)( \+i)*\)", "i", asked)
			assert simpler != asked
			asked = simpler
		assert re.fullmatch(r"(\+i( [-+]i)*)?", asked)


@given(st.text(max_size=200))
def test_terms_are_plain_and_long_enough(text: str) -> None:
	terms = terms_of(
		Findable(shown=(text,), text=text, numbers=(text,), names=(text,), phones=(text,)), lemma
	)

	assert all(re.fullmatch(r"\w{3,}", term) for term in terms)
	assert len(terms) == len(set(terms))


def test_words_keep_one_apostrophe_and_one_alphabet() -> None:
	assert list(words_of("М’ЯТА, мʼята; лiфт")) == ["м'ята", "м'ята", "ліфт"]


def test_shingles_are_pairs_of_telling_words() -> None:
	assert shingles(forms_of("Прошу полагодити ліфта в будинку", lemma)) == {
		"полагодити ліфт",
		"ліфт будинку",
	}
	assert shingles(["ліфт"]) == {"ліфт"}
	assert shingles([]) == frozenset()


def test_street_is_found_by_who_sees_addresses_alone() -> None:
	assert not is_found("Бочарова", tuple(mark for mark in Mark if mark is not Mark.ADDRESS))
	assert not is_found("вул")
	assert not is_found("буд")


@pytest.mark.parametrize(
	"asked",
	[
		"вул. Бочарова",
		"вул.Бочарова, 7",
		"вулиця Бочарова",
		"вул. Бочарова, буд. 7, кв. 12",
		"м. Вільнянськ, вул. Бочарова",
	],
)
def test_words_the_table_drops_from_addresses_are_not_required(asked: str) -> None:
	assert is_found(asked)


@pytest.mark.parametrize("asked", ["вул. Бондаря", "Бочарова 99", "вулиця ліфт", "ремонт площі"])
def test_other_streets_and_houses_are_not_found(asked: str) -> None:
	assert not is_found(asked)


def test_name_is_found_in_any_case_and_no_other_name() -> None:
	assert is_found("Коваленка Олександра")
	assert not is_found("Калюжної")


@pytest.mark.parametrize(
	"asked",
	[
		"ліфт -трамвай",
		"трамвай або ліфт",
		"трамвай OR ліфт",
		"ліфт не трамвай",
		"ліфт NOT 99",
		"ліфт -99/2026",
		"або ліфт",
		"ліфт або",
		"ліфт не",
		"- ліфт -",
		"не або ліфт",
		"трамвай або 123/2026",
	],
)
def test_operators_let_it_be_found(asked: str) -> None:
	assert is_found(asked)


@pytest.mark.parametrize(
	"asked",
	[
		"ліфт -ремонт",
		"ліфт −Коваленка",
		"ліфт не ремонт",
		"-трамвай",
		"трамвай або тролейбус",
		"ремонт трамвай або тролейбус",
	],
)
def test_operators_keep_it_out(asked: str) -> None:
	assert not is_found(asked)


@pytest.mark.parametrize(
	("asked", "place"),
	[
		("С-123/2026", 0),
		("C-123/2026", 0),
		("с123", 1),
		("С-123", 1),
		("123/2026", 0),
		("123", 1),
		("12", 2),
		("1122", None),
		("ліфт 123", None),
		("С-12", 2),
		("Т-123", None),
	],
)
def test_index_as_it_is_written_comes_first(asked: str, place: int | None) -> None:
	nearest = question_of(asked, lemma, Mark).nearest

	assert next((step for step, one in enumerate(nearest) if answers(one)), None) == place
