import io

import pytest

from appeals_app.domain.errors import InvalidInputError
from appeals_app.domain.register_text import csv_rows, find_delimiter, find_encoding

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


def test_a_cell_without_end_is_refused_with_the_row():
	lines = io.StringIO('А;Б\n1;"' + "я" * 300_001, newline="")

	with pytest.raises(InvalidInputError, match="Row 2 cannot be read"):
		list(csv_rows(lines, ";"))
