"""Near texts and dictionary forms, by the libraries that stand beside the domain."""

import random

import pytest

from appeals_app.appeal_matching.text_likeness import BANDS, bands_of, closeness, forms, text_likeness
from appeals_app.word_forms import lemma

LETTER = (
	"У нашому дев'ятиповерховому будинку понад два місяці не працює ліфт. Я зверталася до керуючої компанії, але там"
	" посилаються на відсутність коштів. На верхніх поверхах живуть люди похилого віку та мами з візками. Також прошу"
	" перевірити, чи правомірно нараховується плата за ліфт, який не працює, і повідомити, коли його відремонтують."
)
OTHER = (
	"Пропоную облаштувати пішохідний перехід біля школи на вулиці Гоголя: водії не знижують швидкості, а діти щодня"
	" переходять дорогу без світлофора. Прошу встановити знаки та лежачого поліцейського до початку навчального року."
)


@pytest.mark.parametrize(
	("word", "form"),
	[("ліфта", "ліфт"), ("звернень", "звернення"), ("м'яту", "м'ята"), ("2026", "2026"), ("а1б", "а1б")],
)
def test_word_is_brought_to_its_dictionary_form(word: str, form: str) -> None:
	assert lemma(word) == form


def test_inflected_text_is_the_same_text() -> None:
	one, other = forms("ремонт ліфта в будинках"), forms("ремонту ліфтів у будинку")

	assert one == other
	assert text_likeness(one, other) == 100


def test_strange_text_is_far_and_meets_in_no_band() -> None:
	one, other = forms(LETTER), forms(OTHER)

	assert text_likeness(one, other) < 30
	assert not set(enumerate(bands_of(one))) & set(enumerate(bands_of(other)))


def test_copies_with_up_to_a_fifth_of_words_changed_meet_in_a_band() -> None:
	chance, words, strange = random.Random(1), LETTER.split(), OTHER.split()
	met = 0
	for _ in range(200):
		copy = list(words)
		for place in chance.sample(range(len(words)), round(len(words) * chance.uniform(0.1, 0.2))):
			copy[place] = chance.choice(strange)
		changed = forms(" ".join(copy))
		bands = zip(bands_of(forms(LETTER)), bands_of(changed), strict=True)
		met += any(one == other for one, other in bands) and text_likeness(forms(LETTER), changed) >= 70

	assert met >= 190


def test_bands_fit_a_column_and_do_not_depend_on_the_run() -> None:
	bands = bands_of(forms(LETTER))

	assert len(bands) == BANDS
	assert all(-(2**31) <= band < 2**31 for band in bands)
	assert bands[0] == bands_of(forms(LETTER))[0]
	assert bands_of([]) == []


def test_closeness_is_one_for_one_word() -> None:
	assert closeness("савченко", "савченко") == 1
	assert closeness("savchenko", "sachenko") > 0.92
	assert closeness("коваль", "бондар") < 0.7
	assert text_likeness([], []) == 0
