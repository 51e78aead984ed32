import pytest

from appeals_app.domain.surname_letter import UKRAINIAN_ALPHABET, has_letters, surname_letter


def test_every_ukrainian_letter_is_kept_in_upper_case():
	letters = [surname_letter(f"{letter.lower()}ко") for letter in UKRAINIAN_ALPHABET]
	assert "".join(letters) == UKRAINIAN_ALPHABET


def test_the_alphabet_is_the_ukrainian_one():
	assert UKRAINIAN_ALPHABET == "АБВГҐДЕЄЖЗИІЇЙКЛМНОПРСТУФХЦЧШЩЬЮЯ"


@pytest.mark.parametrize(
	("surname", "letter"),
	[
		("Ґудзь", "Ґ"),
		("євтушенко", "Є"),
		("  Їжак", "Ї"),
		("И\u0306осипенко", "Й"),  # decomposed
		("І\u0308жак", "Ї"),
		("’Яковенко", "Я"),
		("ʼЯковенко", "Я"),
		("ъЯковенко", "Я"),
		("'Яковенко", "Я"),
		("«Бойко»", "Б"),
		("„Бойко“", "Б"),
		("-Бойко", "Б"),
		("12 Бойко", "Б"),
		("д’Артаньян", "Д"),
	],
)
def test_signs_before_the_surname_do_not_count(surname, letter):
	assert surname_letter(surname) == letter


@pytest.mark.parametrize(("surname", "letter"), [("Ёлкин", "Й"), ("Ыбраев", "И"), ("эдуардов", "Е")])
def test_russian_letters_go_under_their_ukrainian_counterparts(surname, letter):
	assert surname_letter(surname) == letter


def test_a_latin_letter_typed_into_a_cyrillic_surname_is_read_as_it_looks():
	letters = [surname_letter(f"{letter}енко") for letter in "abcehikmoptxy"]
	assert "".join(letters) == "АВСЕНІКМОРТХУ"


def test_a_latin_letter_that_looks_like_none_is_read_as_it_sounds():
	assert surname_letter("Sидоренко") == "С"


@pytest.mark.parametrize(
	("surname", "letter"),
	[
		("Schmidt", "Ш"),
		("Shcherbak", "Щ"),
		("Shaw", "Ш"),
		("Chen", "Ч"),
		("Czaja", "Ч"),
		("Szulc", "Ш"),
		("Zhang", "Ж"),
		("Khan", "Х"),
		("Tsai", "Ц"),
		("Phillips", "Ф"),
		("Yarosh", "Я"),
		("Yehorov", "Є"),
		("Yizhak", "Ї"),
		("Yurchenko", "Ю"),
		("Łukasz", "Л"),
		("Østergaard", "О"),
		("Đorđević", "Д"),
		("Æsir", "Е"),
		("Œuvre", "Е"),
		("Þór", "Т"),
		("ẞmith", "С"),
		("ßmith", "С"),
		("Žižek", "З"),
		("Österreich", "О"),
		("O'Brien", "О"),
		("M", "М"),
	],
)
def test_latin_surnames_go_under_the_letter_they_sound_with(surname, letter):
	assert surname_letter(surname) == letter


def test_every_latin_letter_has_a_ukrainian_one():
	letters = "".join(surname_letter(f"{letter}bb") for letter in "ABCDEFGHIJKLMNOPQRSTUVWXYZ")
	assert letters == "АБКДЕФГГІЙКЛМНОПКРСТУВВКЙЗ"


@pytest.mark.parametrize("surname", ["محمد", "გიორგი", "王"])
def test_other_scripts_have_no_letter(surname):
	assert surname_letter(surname) is None
	assert has_letters(surname)


@pytest.mark.parametrize("surname", ["", "  ", "123", "«»", "ʼ", "\N{GRINNING FACE}"])
def test_without_letters_there_is_nothing_to_file_under(surname):
	assert surname_letter(surname) is None
	assert not has_letters(surname)
