"""Dictionary forms of words: what a person looks for and what a letter says meet."""

import pytest

pytest.importorskip("pymorphy3")

from appeals_app.word_forms import lemma, nominatives


@pytest.mark.parametrize(
	("one", "other"),
	[
		("залило", "залита"),
		("затопило", "затоплена"),
		("зруйновано", "зруйнований"),
		("відключили", "відключена"),
		("пошкодило", "пошкоджене"),
		("санаторне", "санаторного"),
	],
)
def test_verb_and_its_participle_are_one_word(one: str, other: str) -> None:
	assert lemma(one) == lemma(other)


@pytest.mark.parametrize("word", ["золотий", "зелений", "переведений", "абвгдтий"])
def test_adjective_and_what_no_dictionary_knows_stay_as_they_are(word: str) -> None:
	assert lemma(word) == word


@pytest.mark.parametrize(
	("asked", "written"),
	[
		("ткаченка", "ткаченко"),
		("ткаченку", "ткаченко"),
		("калюжної", "калюжна"),
		("ольги", "ольга"),
		("мар'яни", "мар'яна"),
		("савченка", "савченко"),
		("петра", "петро"),
		("федора", "федір"),
		("олександрівни", "олександрівна"),
		("кравця", "кравець"),
		("іванової", "іванова"),
	],
)
def test_name_in_a_case_is_the_name_of_the_card(asked: str, written: str) -> None:
	assert written in nominatives(asked)


@pytest.mark.parametrize("word", ["дороги", "води", "067", "а" * 50])
def test_word_that_is_no_name_stands_for_none(word: str) -> None:
	assert nominatives(word) == ()


def test_name_of_a_woman_is_not_that_of_a_man() -> None:
	assert nominatives("калюжної") == ("калюжна",)
	assert nominatives("лисенка") == ("лисенко",)
