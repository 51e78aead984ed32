import pytest
from hypothesis import given
from hypothesis import strategies as st

from appeals_app.domain.spreadsheet_text import escape_cell, is_formula, unescape_cell

TEXTS = st.text(alphabet=st.sampled_from("=+-@\t\r\n'\"019.,;|eaщ;＝＋－＠ "), max_size=12) | st.text(
	max_size=40
)


@pytest.mark.parametrize(
	"text",
	[
		"=1+1",
		"+380671234567",
		"-1+2",
		"@SUM(A1)",
		"\tx",
		"\rx",
		"\nx",
		"-",
		"--5",
		"＝1+1",
		"=cmd|' /C calc'!A0",
	],
)
def test_what_a_spreadsheet_would_compute_gets_an_apostrophe(text):
	assert escape_cell(text) == f"'{text}"


@pytest.mark.parametrize(
	("text", "written"),
	[
		("a;=1+1", "a;'=1+1"),
		("a,=1+1", "a,'=1+1"),
		("a|@x;;+2", "a|'@x;;'+2"),
		("a\t=1", "a\t'=1"),
		("Скарга:\n- ліфт", "Скарга:\n'- ліфт"),
		("a;-5;-5,25", "a;-5;-5,25"),
		("=1;=2", "'=1;'=2"),
	],
)
def test_what_another_delimiter_would_make_a_cell_of_is_escaped_too(text, written):
	assert escape_cell(text) == written


@pytest.mark.parametrize(
	"text",
	["", "0", "-5", "-5.25", "-5,25", "1e6", "-1.5E-7", "Скарга", " =1", "5-3", "a=b", "'так'", "12.05.2026"],
)
def test_numbers_and_plain_texts_stay_as_they_are(text):
	assert escape_cell(text) == text


@given(TEXTS)
def test_a_text_read_back_is_the_text_that_was_written(text):
	assert unescape_cell(escape_cell(text)) == text


@given(TEXTS)
def test_no_written_cell_begins_with_what_a_spreadsheet_computes(text):
	written = escape_cell(text)

	assert not is_formula(written) or written.startswith("'")


def test_a_text_that_looks_escaped_is_escaped_once_more():
	assert escape_cell("'=1") == "''=1"
	assert unescape_cell("''=1") == "'=1"


def test_digits_of_other_scripts_are_no_number():
	assert escape_cell("-٣") == "'-٣"
