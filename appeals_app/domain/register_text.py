"""The text of a register kept elsewhere: which encoding it is in, and what stands between its columns.

Spreadsheets save CSV in the encoding of their computer and say nowhere which. It is found by what can be read,
never by guessing silently: a text that reads as none of those known is refused.
"""

from __future__ import annotations

import codecs
import csv
from collections.abc import Iterable, Iterator

from appeals_app.domain.errors import InvalidInputError
from appeals_app.domain.import_mapping import same_words
from appeals_app.domain.imported_values import ImportValueError

LONGEST_CELL = 300_000
"""Characters of one cell; more is a broken quote."""

SAMPLE_BYTES = 256 * 1024

_BOMS = (
	(codecs.BOM_UTF8, "utf-8-sig"),
	(codecs.BOM_UTF16_LE, "utf-16"),
	(codecs.BOM_UTF16_BE, "utf-16"),
)
_ONE_BYTE = ("cp1251", "koi8_u", "cp866")
_FREQUENT = frozenset("оаинтеірвслкдмпуз")
_DELIMITERS = ";,\t|"
_LEAST_SHARE = 0.4
_BYTES_PER_ZERO = 50
_LEAST_COLUMNS = 3  # by fewer nobody can tell a row from a text


def find_encoding(chunks: Iterable[bytes]) -> str:
	"""The encoding of a text given in pieces; InvalidInputError where it is none of those known."""
	decoder, sample, is_utf8 = codecs.getincrementaldecoder("utf-8")(), b"", True
	for chunk in chunks:
		if len(sample) < SAMPLE_BYTES:
			sample += chunk[: SAMPLE_BYTES - len(sample)]
			if marked := _by_mark(sample):
				return marked
		is_utf8 = is_utf8 and _reads_on(decoder, chunk)
		if not is_utf8 and len(sample) >= SAMPLE_BYTES:
			break
	if is_utf8 and _reads_on(decoder, b"", final=True) and not _is_of_zeros(sample):
		return "utf-8"
	return _by_letters(sample)


def find_delimiter(beginning: str, headings: Iterable[str] = ()) -> str:
	"""What stands between the columns: what parts one line into most of the headings, then what is met most often."""
	outside = "".join(beginning.split('"')[::2])
	wanted = set(map(same_words, headings))

	def found_by(mark: str) -> int:
		lines = (set(map(same_words, line.split(mark))) for line in beginning.splitlines())
		return max((len(wanted & words) for words in lines), default=0)

	return max(_DELIMITERS, key=lambda mark: (found_by(mark), outside.count(mark), mark == ","))


def csv_rows(lines: Iterable[str], delimiter: str) -> Iterator[tuple[int, list[str]]]:
	"""Rows of a CSV with the number of each, counted as a spreadsheet counts them; rows of no words are left out.

	Lines that a quote nobody closed would run together are given each by itself, as an UnclosedRow; a row with a zero
	byte is a DamagedRow.
	"""
	csv.field_size_limit(LONGEST_CELL)
	source, held = iter(lines), []
	number = width = 0
	while row := _next_row(source, held, delimiter):
		first = number + 1
		if _runs_on(row, held, delimiter, width):
			number += len(held)
			blank = [not line.strip() for line in held]
			yield from ((first + place, UnclosedRow(first)) for place, void in enumerate(blank) if not void)
			continue
		if any("\0" in line for line in held):
			row = DamagedRow(row)
		number, width = first, max(width, len(row))
		if any(cell.strip() for cell in row):
			yield number, row


class UnreadRow(list):
	"""A row whose cells are not known, but which must not be lost: `problem` says why."""

	problem: ImportValueError


class UnclosedRow(UnreadRow):
	"""A line behind a quote that is not closed: it holds no cells."""

	def __init__(self, since: int) -> None:
		super().__init__()
		self.since = since
		self.problem = ImportValueError(
			"A quote is not closed from row {0} on, or a cell is too long. Correct the file and check it again.",
			since,
		)


class DamagedRow(UnreadRow):
	"""A row in which a zero byte stands, which no text has: what its cells meant to say is not known."""

	problem = ImportValueError(
		"The row holds a zero byte, which no text has: the file is damaged there. Type the row anew and check again."
	)


def _next_row(source: Iterator[str], held: list[str], delimiter: str) -> list[str]:
	"""The next row, its lines in `held`; one empty cell for an empty line or one too long, nothing at the end."""
	held.clear()
	try:
		return next(csv.reader(_noted(source, held), delimiter=delimiter)) or [""]
	except StopIteration:
		return []
	except csv.Error:
		return [""]


def _noted(source: Iterator[str], held: list[str]) -> Iterator[str]:
	for line in source:
		held.append(line)
		yield line.replace("\0", "")  # older readers give the row up


def _runs_on(row: list[str], held: list[str], delimiter: str, width: int) -> bool:
	"""The row is of more lines, or of a longer one, than its quotes can have meant."""
	if row == [""] and held[0].strip('" \t\r\n'):
		return True  # it could not be read at all
	if len(held) == 1 and held[0].count('"') % 2 == 0 and len(held[0]) <= LONGEST_CELL:
		return False
	try:
		list(csv.reader(held, delimiter=delimiter, strict=True))
	except csv.Error:
		return True
	if len(held) == 1 or width < _LEAST_COLUMNS:
		return False
	return len(row) > width or any(cell.count(delimiter) >= width - 1 for cell in row)


def _by_mark(sample: bytes) -> str:
	return next((name for bom, name in _BOMS if sample.startswith(bom)), "")


def _reads_on(decoder: codecs.IncrementalDecoder, chunk: bytes, *, final: bool = False) -> bool:
	try:
		decoder.decode(chunk, final)
	except UnicodeDecodeError:
		return False
	return True


def _by_letters(sample: bytes) -> str:
	"""The encoding in which most letters are the frequent ones of Ukrainian; UTF-16 is told by its zeros."""
	names = _ONE_BYTE
	if _is_of_zeros(sample):
		names = ("utf-16-le",) if sample[1::2].count(0) > sample[::2].count(0) else ("utf-16-be",)
	shares = {name: _share_of_frequent(sample, name) for name in names}
	best = max(shares, key=shares.__getitem__)
	if _is_damaged_utf8(sample) or shares[best] < _LEAST_SHARE:
		raise InvalidInputError(
			"The encoding of the file is not known. Save it as XLSX or as CSV in UTF-8 and choose it again."
		)
	return best


def _is_of_zeros(sample: bytes) -> bool:
	"""UTF-16 has a zero in each digit, space and mark; a few zeros among other bytes are damaged cells."""
	return sample.count(0) * _BYTES_PER_ZERO > len(sample)


def _is_damaged_utf8(sample: bytes) -> bool:
	"""The beginning reads as UTF-8 though the whole does not: some cells were pasted in another encoding."""
	return not sample.isascii() and _reads_on(codecs.getincrementaldecoder("utf-8")(), sample)


def _share_of_frequent(sample: bytes, encoding: str) -> float:
	try:
		text = codecs.getincrementaldecoder(encoding)().decode(sample)
	except UnicodeDecodeError:
		return 0
	letters = [letter for letter in text if letter.isalpha() and not letter.isascii()]
	return sum(letter in _FREQUENT for letter in letters) / len(letters) if letters else 0
