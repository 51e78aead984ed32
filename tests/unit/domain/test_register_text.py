import io

import pytest

from appeals_app.domain.errors import InvalidInputError
from appeals_app.domain.register_text import DamagedRow, csv_rows, find_delimiter, find_encoding

TEXT = "Індекс;Прізвище;Зміст\nС-1/2026;М’ята;Про ремонт дороги в селі\n"


def pieces(content: bytes, size: int = 7):
	return (content[start : start + size] for start in range(0, len(content), size))


@pytest.mark.parametrize(
	("written_in", "found"),
	[
		("utf-8", "utf-8"),
		("utf-8-sig", "utf-8-sig"),
		("utf-16", "utf-16"),
		("utf-16-le", "utf-16-le"),
		("utf-16-be", "utf-16-be"),
		("cp1251", "cp1251"),
	],
)
def test_the_encoding_is_found_and_the_text_is_read_back(written_in, found):
	content = (TEXT * 20).encode(written_in)

	encoding = find_encoding(pieces(content))

	assert encoding == found
	assert content.decode(encoding) == TEXT * 20


@pytest.mark.parametrize("encoding", ["utf-8", "cp1251"])
def test_a_zero_byte_in_one_cell_hides_the_encoding_of_no_other(encoding):
	content = (TEXT * 20 + "С-2/2026;Пет\0ренко;Про ліфт\n").encode(encoding)

	assert find_encoding(pieces(content)) == encoding


def test_a_row_with_a_zero_byte_is_damaged_and_others_are_not():
	lines = io.StringIO("А;Б;В\n1;Пет\0ренко;3\n2;4;5\n", newline="")

	heading, damaged, good = csv_rows(lines, ";")

	assert [type(row) for _number, row in (heading, damaged, good)] == [list, DamagedRow, list]
	assert (damaged[0], good) == (2, (3, ["2", "4", "5"]))


@pytest.mark.parametrize("encoding", ["koi8_u", "cp866"])
def test_old_encodings_of_one_byte_are_told_apart(encoding):
	content = TEXT.replace("’", "'").replace("і", "и").replace("І", "И").encode(encoding)

	assert find_encoding([content]) == encoding


@pytest.mark.parametrize("content", [b"\x89PNG\r\n\x1a\n\x00\xff\xfe\xfa" * 40, bytes(range(128, 256)) * 40])
def test_what_reads_as_no_text_is_refused(content):
	with pytest.raises(InvalidInputError, match="encoding of the file is not known"):
		find_encoding([content])


def test_a_letter_cut_between_pieces_is_no_fault():
	assert find_encoding(pieces(TEXT.encode(), 1)) == "utf-8"


def test_a_fault_far_from_the_beginning_is_noticed():
	content = TEXT.encode() * 6000 + "Кінець".encode("cp1251")

	with pytest.raises(InvalidInputError):
		find_encoding(pieces(content, 65536))


@pytest.mark.parametrize(
	("line", "delimiter"),
	[("a;b;c", ";"), ("a,b,c", ","), ("a\tb", "\t"), ('"a;b;c;d",e,f', ","), ("один", ","), ("a|b", "|")],
)
def test_what_stands_between_columns_is_found_outside_quotes(line, delimiter):
	assert find_delimiter(line) == delimiter


def test_rows_keep_the_numbers_a_spreadsheet_shows():
	lines = io.StringIO('А;Б\n;\n1;"два\nрядки"\n\n2;3\n', newline="")

	rows = list(csv_rows(lines, ";"))

	assert rows == [(1, ["А", "Б"]), (3, ["1", "два\nрядки"]), (5, ["2", "3"])]


def test_a_cell_without_end_is_told_with_the_row():
	lines = io.StringIO('А;Б\n1;"' + "я" * 300_001, newline="")

	[heading, (number, row)] = csv_rows(lines, ";")

	assert heading == (1, ["А", "Б"])
	assert (number, row.since) == (2, 2)


@pytest.mark.parametrize(
	("first", "last"),
	[
		('1;а;"Про лапку;050', '4;г;"Про воду";050'),
		('"1;а;Про лапку;050', '4;г;"Про воду";050'),
		('1;а;"Про лапку;050', '4;г;Про воду";050'),
		('1;а;"Про лапку;050', "4;г;Про воду;050"),
	],
)
def test_no_line_is_lost_behind_a_quote_nobody_closed(first, last):
	lines = io.StringIO("\n".join(["№;хто;що;тел", first, "2;б;в;050", "3;в;г;050", last]), newline="")

	_heading, *rows = csv_rows(lines, ";")

	assert [(number, getattr(row, "since", None)) for number, row in rows] == [(n, 2) for n in (2, 3, 4, 5)]


def test_a_quote_closed_in_an_earlier_column_of_the_next_line_swallows_nothing():
	lines = io.StringIO('№;хто;що;тел\n1;а;"Про;050\n2";б;в;050\n3;в;г;050\n', newline="")

	_heading, first, second, third = csv_rows(lines, ";")

	assert (first[1].since, second[1].since) == (2, 2)
	assert third == (4, ["3", "в", "г", "050"])


def test_rows_behind_a_cell_too_long_are_read_again():
	swallowed = "".join(f"{number};а;б;в\n" for number in range(50_000))
	lines = io.StringIO('№;хто;що;тел\n1;а;"Про;050\n' + swallowed, newline="")

	numbers = [number for number, row in csv_rows(lines, ";")]

	assert numbers == list(range(1, 50_003))


def test_a_mark_of_inches_is_no_quote():
	lines = io.StringIO('№;що;тел\n1;труба 5";050\n2;б;в\n', newline="")

	assert [row for _number, row in csv_rows(lines, ";")][1:] == [["1", 'труба 5"', "050"], ["2", "б", "в"]]


def test_the_headings_tell_what_stands_between_columns_where_texts_are_full_of_commas():
	beginning = "Журнал\n№;Хто;Що\n" + "1;а;вода, газ, світло, тепло, дорога\n" * 20

	assert find_delimiter(beginning, ["Хто", "Що"]) == ";"
