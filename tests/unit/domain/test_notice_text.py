"""Notices are plain words with places: what cannot be filled is refused, what is filled runs nothing."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from appeals_app.domain.notice_text import NoticeTextError, check_notice, fill_notice


def test_places_are_filled_and_missing_ones_become_a_dash() -> None:
	text = fill_notice("Володілець: {holder}, тел. {phone}.", {"holder": "Рада", "phone": ""})

	assert text == "Володілець: Рада, тел. –."


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
	assert fill_notice("{holder}", {"holder": value}) == (value or "–")
