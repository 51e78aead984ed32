import pytest

from appeals_app.domain.errors import InvalidInputError
from appeals_app.domain.telling_words import check_says_why, check_tells_something, names_number


@pytest.mark.parametrize(
	"reason", ["", "треба", "..........", "1234567890123", "а.б.в.г.д.е.є.ж.з.", "\U0001f468" * 20]
)
def test_a_purpose_of_fewer_than_ten_letters_tells_nothing(reason):
	with pytest.raises(InvalidInputError) as refused:
		check_tells_something(reason)
	assert refused.value.params == (10,)


@pytest.mark.parametrize(
	"reason",
	[
		"а" * 10,
		"а" * 5 + " " + "А" * 5,
		"абвгдеєжзи",
		"Контроль",
		"контрольконтроль",
		"контроль Контроль КОНТРОЛЬ",
		"бла бла бла бла",
		"трам пам трам пам трам",
		"абв где абв где абв",
		"к о н т р о л ь с т р о к у",
		"asdfgh asdfgh asdfgh as",
	],
)
def test_one_word_and_repeated_letters_tell_nothing(reason):
	with pytest.raises(InvalidInputError):
		check_tells_something(reason)


@pytest.mark.parametrize(
	"reason",
	[
		"Контроль строку",
		"audit of term 5",
		"строк: 1.5 доби, лист",
		"Прийом громадян",
		"Запит прокуратури",
		"Відповідь заявниці на її скаргу",
		"за дорученням голови, за дорученням заступника",
	],
)
def test_a_purpose_in_words_is_taken(reason):
	assert check_tells_something(reason) is None


@pytest.mark.parametrize("words", ["ок", "а" * 20, "так так так так"])
def test_empty_reason_to_take_a_mark_back_is_refused(words):
	with pytest.raises(InvalidInputError, match="taken back"):
		check_says_why(words)
	assert check_says_why("Позначено не той рядок") is None


@pytest.mark.parametrize("words", ["тел. 067 111-22-33", "РНОКПП 1234567890", "тел. +38 (067) 111-22-33"])
def test_number_with_what_it_is_of_is_named(words):
	assert names_number(words)


@pytest.mark.parametrize(
	"words", ["", "той самий", "тел. 11111", "тел. 111111111", "0671112233", "- 12 34 56"]
)
def test_figures_alone_or_few_of_them_name_no_number(words):
	assert not names_number(words)
