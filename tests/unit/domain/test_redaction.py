"""Masks: what is left tells enough to recognise and too little to find; masking twice changes nothing."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from appeals_app.domain.redaction import (
	NAME_NOT_DISCLOSED,
	PERSONAL_FIELDS,
	Showing,
	mask_address,
	mask_email,
	mask_name,
	mask_phone,
	scrub,
	shown_value,
	undisclosed_value,
)

UKRAINIAN = "абвгґдеєжзиіїйклмнопрстуфхцчшщьюя"
WORDS = st.text(UKRAINIAN, min_size=2, max_size=12).map(str.capitalize)
NAMES = st.lists(WORDS, min_size=1, max_size=3).map(" ".join)
DIGITS = st.text("0123456789", min_size=7, max_size=7)


@pytest.mark.parametrize(
	("phone", "masked"),
	[
		("067 123 45 12", "+380 67 *** ** 12"),
		("+38 (067) 123-45-12", "+380 67 *** ** 12"),
		("380671234512", "+380 67 *** ** 12"),
		("0671234512, 050 765 43 21", "+380 67 *** ** 12, +380 50 *** ** 21"),
		("22-33-44", "*** ** 44"),
		("12", "***"),
	],
)
def test_phone_keeps_operator_and_last_two_digits(phone: str, masked: str) -> None:
	assert mask_phone(phone) == masked


@given(DIGITS)
def test_phone_loses_the_digits_between(digits: str) -> None:
	masked = mask_phone(f"+38067{digits}")

	assert re.sub(r"\D", "", masked) == f"38067{digits[-2:]}"


@pytest.mark.parametrize(
	("email", "masked"), [("maria@ukr.net", "m***@…"), ("", "***@…"), ("maria", "***@…")]
)
def test_email_keeps_its_first_letter(email: str, masked: str) -> None:
	assert mask_email(email) == masked


@pytest.mark.parametrize(
	("address", "masked"),
	[
		("м. Запоріжжя, вул. Тестова, 1, кв. 5", "м. Запоріжжя, …"),
		("69000, м.Мелітополь, просп. Миру, 2", "…"),
		("с. Мала Токмачка, вул. Степова, 7", "с. Мала, …"),
		("вул. Тестова, 1", "…"),
		("смт Кушугум", "смт Кушугум, …"),
	],
)
def test_address_keeps_the_locality_alone(address: str, masked: str) -> None:
	assert mask_address(address) == masked


@pytest.mark.parametrize(
	("name", "masked"),
	[
		("Савченко Марія Іванівна", "С. М. І."),
		("Нечуй-Левицький Іван", "Н.-Л. І."),
		("де ла Круз", "Д. Л. К."),
		(NAME_NOT_DISCLOSED, NAME_NOT_DISCLOSED),
	],
)
def test_name_becomes_initials(name: str, masked: str) -> None:
	assert mask_name(name) == masked


@given(NAMES)
def test_initials_hold_no_word_of_the_name(name: str) -> None:
	assert not [word for word in name.split() if len(word) > 1 and word in mask_name(name)]


@given(st.text(max_size=60))
def test_masking_twice_changes_nothing(text: str) -> None:
	for mask in (mask_name, mask_phone, mask_email, mask_address):
		once = mask(text)
		assert mask(once) == once


@given(st.text(max_size=30))
def test_hidden_value_tells_nothing(value: str) -> None:
	for doctype, fields in PERSONAL_FIELDS.items():
		for field in fields:
			assert shown_value(doctype, field, value, Showing.HIDDEN) in (None, "")


def test_key_of_a_classifier_item_is_hidden_where_others_are_masked() -> None:
	assert shown_value("Applicant", "sex", "author_sex.female", Showing.MASKED) is None
	assert shown_value("Applicant", "sex", "author_sex.female", Showing.SHOWN) == "author_sex.female"


def test_name_not_disclosed_has_words_in_place_of_the_name() -> None:
	assert undisclosed_value("full_name", "Савченко Марія") == NAME_NOT_DISCLOSED
	assert undisclosed_value("first_name", "Марія") is None
	assert undisclosed_value("middle_name", "") == ""


@given(NAMES.filter(lambda name: " " in name), DIGITS)
def test_scrubbed_text_holds_neither_name_phone_nor_mail(name: str, digits: str) -> None:
	text = f"помилка: {name}, +38067{digits}, author{digits}@mail.example, вул. Тестова {digits}"

	scrubbed = scrub(text)

	assert name not in scrubbed
	assert digits not in scrubbed


def test_settlement_is_hidden_where_the_locality_is_masked() -> None:
	"""Its value is a code that leads to the name of the place."""
	assert shown_value("Applicant", "settlement", "UA23060070010069526", Showing.MASKED) is None
	assert shown_value("Applicant", "settlement", "UA23060070010069526", Showing.SHOWN)
