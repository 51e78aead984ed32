"""The rows of an attached CSV or XLSX, read as a stream: memory does not grow with their number.

Of an XLSX the texts that its cells share are kept by the reader, so it takes memory by their variety.
"""

import re
import zipfile
from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path

import frappe
from frappe import _
from openpyxl import load_workbook
from openpyxl.utils import range_boundaries

from appeals_app.domain.file_kinds import extension_of
from appeals_app.domain.imported_values import Unreadable
from appeals_app.domain.register_text import csv_rows, find_delimiter, find_encoding
from appeals_app.refusal import AppealRuleError

MOST_COLUMNS = 200
CHUNK = 64 * 1024
_MERGED = re.compile(rb'<(?:\w+:)?mergeCell\s+ref="([A-Z]+[0-9]+:[A-Z]+[0-9]+)"\s*/?>')
COMPUTED = {"f": Unreadable.FORMULA, "e": Unreadable.ERROR}

Row = tuple[int, list[object]]
Area = tuple[int, int, int, int]


def register_rows(file_url: str, attached_to: str, *, headings: Iterable[str] = ()) -> Iterator[Row]:
	"""Number and cells of each row that holds something, heading and all; the headings tell columns apart."""
	path = _path_of(file_url, attached_to)
	if extension_of(path.name) == "xlsx":
		return _rows_of_xlsx(path)
	if extension_of(path.name) == "csv":
		return _rows_of_csv(path, headings)
	frappe.throw(
		_("The register is read from CSV or XLSX. Save the file as one of them and choose it again."),
		AppealRuleError,
	)


def _path_of(file_url: str, attached_to: str) -> Path:
	place = {"file_url": file_url, "attached_to_doctype": "Appeal Import", "attached_to_name": attached_to}
	name = frappe.db.get_value("File", place) if file_url else None
	if not name:
		frappe.throw(_("No file of the register is attached. Choose the file and save."), AppealRuleError)
	return Path(frappe.get_doc("File", name).get_full_path())


def _rows_of_csv(path: Path, headings: Iterable[str]) -> Iterator[Row]:
	with path.open("rb") as file:
		encoding = find_encoding(iter(lambda: file.read(CHUNK), b""))
	with path.open(encoding=encoding, newline="") as lines:
		beginning = list(islice(lines, 30))
		delimiter = find_delimiter("".join(beginning), headings)
		lines.seek(0)
		yield from csv_rows(lines, delimiter)


def _rows_of_xlsx(path: Path) -> Iterator[Row]:
	book = load_workbook(path, read_only=True, keep_links=False)
	try:
		sheet = book.worksheets[0]
		sheet.reset_dimensions()
		merged = sorted(_merged_areas(path, sheet._worksheet_path))
		for number, cells in enumerate(sheet.iter_rows(max_col=MOST_COLUMNS), 1):
			row = [COMPUTED.get(cell.data_type, cell.value) for cell in cells]
			_mark_merged(number, row, merged)
			if any(value not in (None, "") for value in row):
				yield number, row
	finally:
		book.close()


def _merged_areas(path: Path, sheet: str) -> Iterator[Area]:
	tail = b""
	with zipfile.ZipFile(path) as archive, archive.open(sheet) as content:
		while chunk := content.read(CHUNK):
			text = tail + chunk
			for found in _MERGED.finditer(text):
				first_column, first_row, last_column, last_row = range_boundaries(found[1].decode())
				yield first_row, last_row, first_column, min(last_column, MOST_COLUMNS)
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
