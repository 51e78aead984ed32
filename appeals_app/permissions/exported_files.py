"""Files that leave for a spreadsheet: whatever function of the framework made them, no cell is computed.

The answer itself is looked at, so a new report, export or engine needs nothing more. CSV is escaped by
`domain/spreadsheet_text.py`; in a workbook a formula becomes a cell of text with the same characters.
"""

import csv
import io
import zipfile
from collections.abc import Callable
from functools import partial
from itertools import chain

import frappe
import openpyxl
from frappe.utils import cint, cstr
from werkzeug.wrappers import Response

from appeals_app.domain.spreadsheet_text import DELIMITERS, escape_cell
from appeals_app.domain.text_cleaning import clean_line

CSV_TYPES = ("text/csv", "text/tab-separated-values")
WORKBOOK = b"PK\x03\x04"
FORMULA = b"<f>"
QUOTED = (csv.QUOTE_MINIMAL, csv.QUOTE_ALL, csv.QUOTE_NONNUMERIC)


LONGEST_CELL = 2**31 - 1
csv.field_size_limit(LONGEST_CELL)  # a long letter is one cell; the library would stop at 128 KiB


def escape_formulas(response: Response) -> None:
	"""Escape the answer if it is a file for a spreadsheet that was made for it, not one that is kept."""
	if response.is_streamed or response.direct_passthrough or _leaves_as_it_is():
		return
	escape = _escape_of(response)
	if not escape:
		return
	content, status = response.get_data(), response.status_code
	# what cannot be read does not leave: the framework passes over an error of this hook
	response.set_data(b"")
	response.status_code = 500
	response.set_data(escape(content))
	response.status_code = status


def _leaves_as_it_is() -> bool:
	"""A kept file, or one that was escaped where it was made."""
	return bool(frappe.flags.sends_kept_file or frappe.flags.file_is_escaped)


def _escape_of(response: Response) -> Callable[[bytes], bytes] | None:
	name = (response.headers.get("Content-Disposition") or "").lower()
	if response.mimetype in CSV_TYPES or ".csv" in name:
		return partial(escape_csv, delimiter=_delimiter())
	if ".xlsx" in name or "spreadsheetml" in (response.mimetype or ""):
		return escape_workbook
	return None


def keep_to_safe_marks() -> None:
	"""For the hook `before_request`: an export divides and quotes its cells so that they can be read again and escaped.

	Another delimiter becomes a comma. Unquoted texts, which cannot be divided, are quoted where they must be.  The title
	names the file, in one line.
	"""
	form = frappe.local.form_dict
	if isinstance(form.get("title"), str):
		form.title = clean_line(form.title)
	if "csv_delimiter" in form and cstr(form.csv_delimiter)[:1] not in DELIMITERS:
		form.csv_delimiter = ","
	if "csv_quoting" in form and cint(form.csv_quoting) not in QUOTED:
		form.csv_quoting = str(csv.QUOTE_MINIMAL)


def _delimiter() -> str:
	"""The one the Desk asked the export for."""
	return cstr(frappe.local.form_dict.get("csv_delimiter") or ",")[:1]


def escape_csv(content: bytes, delimiter: str = ",") -> bytes:
	"""The same rows with escaped texts; the very same bytes where nothing needs it."""
	text = content.decode("utf-8-sig")
	rows = list(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter))
	if not any(escape_cell(cell) != cell for cell in chain.from_iterable(rows)):
		return content
	escaped = io.StringIO()
	writer = csv.writer(escaped, delimiter=delimiter)
	writer.writerows([escape_cell(cell) for cell in row] for row in rows)
	return escaped.getvalue().encode("utf-8")


def escape_workbook(content: bytes) -> bytes:
	"""The same workbook without formulas; the very same bytes where there is none."""
	if not content.startswith(WORKBOOK) or not _has_formula(content):
		return content
	workbook = openpyxl.load_workbook(io.BytesIO(content))
	for cell in chain.from_iterable(chain.from_iterable(sheet.iter_rows() for sheet in workbook)):
		if cell.data_type == "f":
			cell.data_type = "s"
			cell.quotePrefix = True
	escaped = io.BytesIO()
	workbook.save(escaped)
	return escaped.getvalue()


def _has_formula(content: bytes) -> bool:
	with zipfile.ZipFile(io.BytesIO(content)) as archive:
		return any(FORMULA in archive.read(name) for name in archive.namelist() if "worksheets/" in name)
