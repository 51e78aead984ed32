"""The rows of an XLSX as a stream: of its first visible sheet, and never more than a spreadsheet can hold."""

import re
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

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

CHUNK = 64 * 1024
_MERGED = re.compile(rb'<(?:\w+:)?mergeCell\s+ref="([A-Z]+[0-9]+:[A-Z]+[0-9]+)"\s*/?>')
_COMPUTED = {"f": Unreadable.FORMULA, "e": Unreadable.ERROR}
_BAD_CELL = (ValueError, OverflowError, IndexError, TypeError)
# a fault of XML is a SyntaxError
_BAD_BOOK = (*_BAD_CELL, KeyError, AttributeError, SyntaxError, zipfile.BadZipFile, InvalidFileException)

Row = tuple[int, list[object]]
Area = tuple[int, int, int, int]


def rows_of_xlsx(path: Path) -> Iterator[Row]:
	"""Number and cells of each row that holds something; AppealRuleError for a damaged book."""
	with _opened(path) as book:
		sheet = _first_visible(book)
		merged = sorted(_merged_areas(path, sheet._worksheet_path))
		for number, row in _given_rows(book, sheet):
			_mark_merged(number, row, merged)
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
		book = load_workbook(path, read_only=True, keep_links=False)
		yield book
	except _BAD_BOOK:
		frappe.throw(
			_(
				"The XLSX is damaged. Open it in a spreadsheet, save it under another name and choose it again."
			),
			AppealRuleError,
		)
	finally:
		if book:
			book.close()


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
		for _event, element in iterparse(source):
			if element.tag == DATA_TAG:
				return
			if element.tag == ROW_TAG:
				number, cells = parser.parse_row(element)
				element.clear()
				_check_number(number, before)
				before = number
				yield number, _cells_in_place(cells)


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


def _mark_merged(number: int, row: list[object], merged: list[Area]) -> None:
	"""Of merged cells one holds the value of all: none of them can be taken for its own."""
	while merged and merged[0][1] < number:
		merged.pop(0)
	for first_row, last_row, first_column, last_column in merged:
		if first_row > number:
			break
		if last_row >= number:
			width = max(0, last_column - len(row))
			row.extend([None] * width)
			row[first_column - 1 : last_column] = [Unreadable.MERGED] * (last_column - first_column + 1)
