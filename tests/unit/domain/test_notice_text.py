"""Notices are plain words with places: what cannot be filled is refused, what is filled runs nothing."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from appeals_app.domain.notice_text import NoticeTextError, check_notice, fill_notice


@pytest.mark.parametrize(
	("text", "filled"),
	[
		("Володілець: {holder}, тел. {phone}.", "Володілець: Рада."),
		("Володілець: {holder}, тел. {phone}, {email}.", "Володілець: Рада, rada@example.org."),
		("Володілець: {holder} (закон). Тел. {phone}.", "Володілець: Рада (закон)."),
		("Є право скарги.\nВідповідальна особа: {officer}, тел. {officer_phone}.", "Є право скарги."),
		(
			"Право на доступ, їх виправлення та скаргу (закон). Тел. {phone}.",
			"Право на доступ, їх виправлення та скаргу (закон).",
		),
		("Право на доступ, скаргу до суду. Тел. {phone}.", "Право на доступ, скаргу до суду."),
		("Тел. {phone}. Пишіть: {email}.", " Пишіть: rada@example.org."),
		("Дзвоніть за номером {phone} щодня.", "Дзвоніть за номером – щодня."),
	],
)
def test_words_that_lead_to_nothing_are_left_out(text: str, filled: str) -> None:
	values = {"holder": "Рада", "email": "rada@example.org", "phone": "", "officer": None}

	assert fill_notice(text, values) == filled


def test_places_with_a_value_are_filled() -> None:
	text = fill_notice("{holder}. Тел. {phone}.", {"holder": "Рада", "phone": "061 000 01 01"})

	assert text == "Рада. Тел. 061 000 01 01."


@pytest.mark.parametrize("text", ["{holders}", "{}", "{ holder }", "{doc.name}", "{holder!r}"])
def test_unknown_place_is_refused(text: str) -> None:
	with pytest.raises(NoticeTextError, match="unknown place"):
		check_notice(text)


@pytest.mark.parametrize("text", ["{holder", "holder}", "{{holder}}", "{% if x %}", "{{ 7*7 }}"])
def test_brace_without_a_pair_and_code_are_refused(text: str) -> None:
	with pytest.raises(NoticeTextError):
		check_notice(text)


def test_empty_notice_is_refused() -> None:
	with pytest.raises(NoticeTextError, match="empty"):
		check_notice(" \n")


@given(st.text(max_size=60))
def test_value_is_put_in_as_it_stands(value: str) -> None:
	"""A value with braces of its own is not read again."""
	assert fill_notice("Рада {holder} є", {"holder": value}) == f"Рада {value or '–'} є"
