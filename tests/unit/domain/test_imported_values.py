from datetime import date, datetime

import pytest

from appeals_app.domain.imported_values import (
	ImportValueError,
	Unreadable,
	read_count,
	read_line,
	read_when,
	read_words,
)

DAY = datetime(2026, 3, 2)


@pytest.mark.parametrize(
	"written",
	[
		"02.03.2026", "2.3.2026", "02.03.26", "2/3/2026", "02-03-2026", "2026-03-02", "02.03.2026 р.", "02.03.2026р",
		"2 березня 2026", "«2» березня 2026 року", "2 Березня 2026 р.", date(2026, 3, 2), datetime(2026, 3, 2), 46083,
		46083.0, "02. 03. 2026",
	],
)  # fmt: skip
def test_a_day_is_read_in_every_form_clerks_write(written):
	assert read_when(written, "Дата") == DAY


@pytest.mark.parametrize(
	"written", ["02.03.2026 14:30", "2026-03-02T14:30", "2 березня 2026 р., о 14:30", 46083.604166666664]
)
def test_a_moment_keeps_its_time(written):
	assert read_when(written, "Дата").replace(second=0, microsecond=0) == datetime(2026, 3, 2, 14, 30) or (
		isinstance(written, float)
		and abs((read_when(written, "Дата") - datetime(2026, 3, 2, 14, 30)).seconds) < 2
	)


@pytest.mark.parametrize(
	"written",
	[
		"31.02.2026",
		"13/31/2026",
		"3.2026",
		"учора",
		"2026",
		12,
		True,
		"02.03-2026",
		"березень 2026",
		float("inf"),
		float("nan"),
	],
)
def test_what_is_no_day_is_refused_without_repeating_the_cell(written):
	with pytest.raises(ImportValueError, match="«Дата» is not a date") as refused:
		read_when(written, "Дата")
	assert str(written) not in str(refused.value)


@pytest.mark.parametrize("empty", [None, "", "  ", "\ufeff"])
def test_an_empty_cell_is_no_day(empty):
	assert read_when(empty, "Дата") is None


@pytest.mark.parametrize(
	("value", "says"),
	[
		(Unreadable.FORMULA, "holds a formula"),
		("=1+1", "holds a formula"),
		("=HYPERLINK(A1)", "holds a formula"),
		(Unreadable.ERROR, "holds an error"),
		(Unreadable.MERGED, "merged cells"),
	],
)
@pytest.mark.parametrize("read", [read_line, read_when, read_count])
def test_what_a_spreadsheet_computes_or_merges_is_refused(value, says, read):
	with pytest.raises(ImportValueError, match=says):
		read(value, "Прізвище")


@pytest.mark.parametrize(
	("value", "text"),
	[
		(12, "12"), (12.0, "12"), (12.5, "12.5"), (None, ""), (" Лист\n до\tради ", "Лист до ради"),
		("'+380501234567", "+380501234567"), ("+380501234567", "+380501234567"), ("Мар\u2019яна\x00", "Мар’яна"),
		("-", "-"), (datetime(2026, 3, 2), "02.03.2026"),
	],
)  # fmt: skip
def test_a_line_is_what_the_clerk_saw(value, text):
	assert read_line(value, "Поле") == text


def test_a_text_that_does_not_fit_is_refused():
	with pytest.raises(ImportValueError, match="has 141 characters, at most 140"):
		read_line("я" * 141, "Зміст")
	assert read_words("я" * 141, "Зміст", longest=200) == "я" * 141


@pytest.mark.parametrize(("value", "number"), [("12", 12), (12.0, 12), ("", None), (None, None)])
def test_a_count_is_a_whole_number(value, number):
	assert read_count(value, "Аркушів") == number


@pytest.mark.parametrize("value", ["дванадцять", "1,5", "-1", "1e3", "1234567"])
def test_what_is_no_count_is_refused(value):
	with pytest.raises(ImportValueError, match="not a whole number"):
		read_count(value, "Аркушів")
