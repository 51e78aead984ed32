"""Dictionary forms of words: what a person looks for and what a letter says meet."""

import pytest

pytest.importorskip("pymorphy3")

from appeals_app.appeal_matching.word_forms import lemma


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
