"""The rows of an attached CSV or XLSX, read as a stream: memory does not grow with their number.

Of an XLSX the texts that its cells share are kept by the reader, so it takes memory by their variety.
"""

import hashlib
from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path

import frappe
from frappe import _

from appeals_app.appeal_exchange.xlsx_rows import Row, rows_of_xlsx, sheets_in_words
from appeals_app.domain.file_kinds import extension_of
from appeals_app.domain.register_text import csv_rows, find_delimiter, find_encoding
from appeals_app.refusal import AppealRuleError

CHUNK = 64 * 1024


def register_rows(file_url: str, attached_to: str, *, headings: Iterable[str] = ()) -> Iterator[Row]:
	"""Number and cells of each row that holds something, heading and all; the headings tell columns apart."""
	path = _path_of(file_url, attached_to)
	if extension_of(path.name) == "xlsx":
		return rows_of_xlsx(path)
	if extension_of(path.name) == "csv":
		return _rows_of_csv(path, headings)
	frappe.throw(
		_("The register is read from CSV or XLSX. Save the file as one of them and choose it again."),
		AppealRuleError,
	)


def file_note(file_url: str, attached_to: str) -> str:
	"""What of the file is not read, in words; nothing where all of it is."""
	path = _path_of(file_url, attached_to)
	return sheets_in_words(path) if extension_of(path.name) == "xlsx" else ""


def file_digest(file_url: str, attached_to: str) -> str:
	"""The file as one value that another content does not have."""
	digest = hashlib.sha256()
	with _path_of(file_url, attached_to).open("rb") as file:
		while chunk := file.read(CHUNK):
			digest.update(chunk)
	return digest.hexdigest()


def _path_of(file_url: str, attached_to: str) -> Path:
	place = {"file_url": file_url, "attached_to_doctype": "Appeal Import", "attached_to_name": attached_to}
	name = frappe.db.get_value("File", place) if file_url else None
	if not name:
		frappe.throw(_("No file of the register is attached. Choose the file and save."), AppealRuleError)
	return Path(frappe.get_doc("File", name).get_full_path())


def _rows_of_csv(path: Path, headings: Iterable[str]) -> Iterator[Row]:
	with path.open("rb") as file:
		encoding = find_encoding(iter(lambda: file.read(CHUNK), b""))
	number = 0
	try:
		with path.open(encoding=encoding, newline="") as lines:
			delimiter = find_delimiter("".join(islice(lines, 30)), headings)
			lines.seek(0)
			for number, row in csv_rows(lines, delimiter):
				yield number, row
	except UnicodeDecodeError:
		frappe.throw(
			_(
				"The text is damaged behind row {0}. Save the file as XLSX or as CSV in UTF-8 and choose it again."
			).format(number),
			AppealRuleError,
		)
