"""The rows of an XLSX as a stream: of its first visible sheet, and never more than a spreadsheet can hold."""

import re
import zipfile
from collections import deque
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, NoReturn

import frappe
from frappe import _
from openpyxl import Workbook, load_workbook
from openpyxl.utils import range_boundaries
from openpyxl.utils.exceptions import InvalidFileException
from openpyxl.worksheet._read_only import ReadOnlyWorksheet
from openpyxl.worksheet._reader import DATA_TAG, ROW_TAG, WorkSheetParser
from openpyxl.xml.functions import iterparse

from appeals_app.domain.imported_values import Unreadable
from appeals_app.refusal import AppealRuleError

MOST_COLUMNS = 200
MOST_ROWS = 1_048_576
"""Rows a sheet can have; a number beyond is no row of a spreadsheet."""

MOST_TEXT_BYTES = 128 * 1024 * 1024
"""Of the part that holds the texts of all cells, unpacked: the reader keeps them while it reads."""

CHUNK = 64 * 1024
_SHEET = re.compile(r"xl/(worksheets|media|drawings)/")
_MERGED = re.compile(rb'<(?:\w+:)?mergeCell\s+ref="([A-Z]+[0-9]+:[A-Z]+[0-9]+)"\s*/?>')
_COMPUTED = {"f": Unreadable.FORMULA, "e": Unreadable.ERROR}
_BAD_CELL = (ValueError, OverflowError, IndexError, TypeError)
# a fault of XML is a SyntaxError
BAD_BOOK = (*_BAD_CELL, KeyError, AttributeError, SyntaxError, zipfile.BadZipFile, InvalidFileException)
"""What is raised while a damaged book is read."""

Row = tuple[int, list[object]]
Area = tuple[int, int, int, int]


def rows_of_xlsx(path: Path) -> Iterator[Row]:
	"""Number and cells of each row that holds something; AppealRuleError for a damaged book."""
	with _opened(path) as book:
		sheet = _first_visible(book)
		merged = _Merged(_merged_areas(path, sheet._worksheet_path))
		for number, row in _given_rows(book, sheet):
			merged.mark(number, row)
			if any(value not in (None, "") for value in row):
				yield number, row


def sheets_in_words(path: Path) -> str:
	"""Which sheet is read, and which others hold rows and are not; nothing where there is no other."""
	with _opened(path) as book:
		sheet = _first_visible(book)
		others = [
			other for other in book.worksheets if other is not sheet and next(_given_rows(book, other), None)
		]
		if not others:
			return ""
		titles = ", ".join(f"«{other.title}»" for other in others)
		return _("Read is the sheet «{0}»; rows of other sheets are not: {1}.").format(sheet.title, titles)


@contextmanager
def _opened(path: Path) -> Iterator[Workbook]:
	book = None
	try:
		_check_parts(path)
		book = load_workbook(path, read_only=True, keep_links=False)
		yield book
	except BAD_BOOK:
		refuse_damaged()
	finally:
		if book:
			book.close()


def refuse_damaged() -> NoReturn:
	"""Say what can be done with a book that cannot be read."""
	frappe.throw(
		_("The XLSX is damaged. Open it in a spreadsheet, save it under another name and choose it again."),
		AppealRuleError,
	)


def _check_parts(path: Path) -> None:
	"""Refuse a book whose texts would fill the memory; sheets are read a row at a time, whatever their size."""
	with zipfile.ZipFile(path) as archive:
		largest = max(
			(entry.file_size for entry in archive.infolist() if not _SHEET.match(entry.filename)), default=0
		)
	if largest > MOST_TEXT_BYTES:
		frappe.throw(
			_(
				"The texts of this XLSX are too large to be read at once. Save the sheet as CSV and choose it."
			),
			AppealRuleError,
		)


def _first_visible(book: Workbook) -> ReadOnlyWorksheet:
	return next((sheet for sheet in book.worksheets if sheet.sheet_state == "visible"), book.worksheets[0])


def _given_rows(book: Workbook, sheet: ReadOnlyWorksheet) -> Iterator[Row]:
	"""Rows that stand in the file; those it leaves out cost nothing."""
	before = 0
	with sheet._get_source() as source:
		parser = _Parser(
			source,
			sheet._shared_strings,
			epoch=book.epoch,
			date_formats=book._date_formats,
			timedelta_formats=book._timedelta_formats,
		)
		for element in _row_elements(source):
			number, cells = parser.parse_row(element)
			_check_number(number, before)
			before = number
			yield number, _cells_in_place(cells)


def _row_elements(source: IO[bytes]) -> Iterator[object]:
	"""Elements of rows, each forgotten once it was read: else the sheet would keep one of every row it has had."""
	data = None
	for event, element in iterparse(source, events=("start", "end")):
		if element.tag == DATA_TAG:
			if event == "end":
				return
			data = element
		elif element.tag == ROW_TAG and event == "end":
			yield element
			element.clear()
			if data is not None:
				data.clear()


def _check_number(number: int, before: int) -> None:
	if not before < number <= MOST_ROWS:
		frappe.throw(
			_(
				"Row {0} stands where a spreadsheet has none. Open the file in a spreadsheet, save it under another name and choose it again."
			).format(number),
			AppealRuleError,
		)


def _cells_in_place(cells: list[dict]) -> list[object]:
	placed = {cell["column"]: _COMPUTED.get(cell["data_type"], cell["value"]) for cell in cells}
	width = max((column for column in placed if column <= MOST_COLUMNS), default=0)
	return [placed.get(column) for column in range(1, width + 1)]


class _Parser(WorkSheetParser):
	"""Takes a cell it cannot read for one with an error, so that its row is told of."""

	def parse_cell(self, element: object) -> dict:
		"""The cell as the library reads it."""
		try:
			return super().parse_cell(element)
		except _BAD_CELL:
			place = {"row": self.row_counter, "column": self.col_counter, "style_id": 0}
			return {**place, "value": None, "data_type": "e"}


def _merged_areas(path: Path, sheet: str) -> Iterator[Area]:
	tail = b""
	with zipfile.ZipFile(path) as archive, archive.open(sheet) as content:
		while chunk := content.read(CHUNK):
			text = tail + chunk
			for found in _MERGED.finditer(text):
				left, top, right, bottom = range_boundaries(found[1].decode())
				columns, rows = sorted((left, right)), sorted((top, bottom))
				if columns[0] <= MOST_COLUMNS:
					yield rows[0], rows[1], columns[0], min(columns[1], MOST_COLUMNS)
			tail = text[text.rfind(b"<") :]


class _Merged:
	"""Areas of merged cells; each is looked at only in the rows it covers."""

	def __init__(self, areas: Iterable[Area]) -> None:
		self._coming = deque(sorted(areas))
		self._begun: list[Area] = []

	def mark(self, number: int, row: list[object]) -> None:
		"""Of merged cells one holds the value of all: none of them can be taken for its own."""
		while self._coming and self._coming[0][0] <= number:
			self._begun.append(self._coming.popleft())
		self._begun = [area for area in self._begun if area[1] >= number]
		if len(self._begun) > MOST_COLUMNS:
			raise ValueError("merged areas lie over one another")
		for _first_row, _last_row, first_column, last_column in self._begun:
			width = max(0, last_column - len(row))
			row.extend([None] * width)
			row[first_column - 1 : last_column] = [Unreadable.MERGED] * (last_column - first_column + 1)
