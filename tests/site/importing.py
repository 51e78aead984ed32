"""Registers to import, as clerks keep them, and an import run as its jobs run it."""

import csv
import io
import re
import zipfile
from collections.abc import Sequence

import frappe
from openpyxl import Workbook

from appeals_app.appeal_exchange import tasks
from appeals_app.testing.staff import Person, acting_as

HEADING = [
	"№ з/п",
	"Індекс",
	"Дата реєстрації",
	"Дата відповіді",
	"П.І.Б.",
	"Вид",
	"Короткий зміст",
	"Телефон",
]
COLUMNS = (
	("Registration Index", "Індекс", ""),
	("Registered At", "Дата реєстрації", ""),
	("Answered On", "Дата відповіді", ""),
	("Full Name", "П.І.Б.", ""),
	("Kind", "Вид", ""),
	("Brief", "Короткий зміст", ""),
	("Phone", "Телефон", ""),
	("Channel", "", "post"),
	("Theme", "", "theme.other"),
)


def a_row(number: int, **cells: object) -> list:
	"""A good row: number of the journal, and what is said otherwise."""
	values = {
		"order": number,
		"index": f"С-{number}/2026",
		"registered": "02.03.2026",
		"answered": "",
		"author": "Савченко Іван Петрович",
		"kind": "Скарга",
		"brief": "Про ремонт дороги",
		"phone": "0501234567",
	}
	return list({**values, **cells}.values())


def csv_of(rows: Sequence[Sequence], *, encoding: str = "utf-8", delimiter: str = ";") -> bytes:
	"""A CSV of the heading and the rows."""
	text = io.StringIO(newline="")
	csv.writer(text, delimiter=delimiter).writerows([HEADING, *rows])
	return text.getvalue().encode(encoding)


def xlsx_of(rows: Sequence[Sequence], *, merged: Sequence[str] = ()) -> bytes:
	"""An XLSX with the title of the journal over the heading, and the areas merged."""
	book = Workbook()
	sheet = book.active
	sheet.append(["Журнал реєстрації звернень"])
	sheet.merge_cells("A1:H1")
	for row in [HEADING, *rows]:
		sheet.append(row)
	for area in merged:
		sheet.merge_cells(area)
	content = io.BytesIO()
	book.save(content)
	return content.getvalue()


def a_theme() -> str:
	"""Any theme of the classifier that is in force without an end."""
	filters = {"item_group": "theme", "valid_from": ("is", "not set"), "valid_to": ("is", "not set")}
	return frappe.get_all("Appeal Classifier Item", filters=filters, pluck="name", limit=1)[0]


def new_mapping(person: Person, authority: str, **meanings: str) -> str:
	"""A mapping of the authority's own for the heading above; `meanings` of kinds."""
	columns = [
		{"card_field": title, "heading": heading, "default_value": a_theme() if title == "Theme" else default}
		for title, heading, default in COLUMNS
	]
	known = [{"card_field": "Kind", "written": written, "meaning": key} for written, key in meanings.items()]
	values = {"mapping_title": "Журнал", "authority": authority, "columns": columns, "meanings": known}
	with acting_as(person):
		return frappe.get_doc({"doctype": "Appeal Import Mapping", **values}).insert().name


def new_import(
	person: Person, authority: str, content: bytes, *, name: str = "register.csv", **more: object
) -> str:
	"""An import of the person with the file attached."""
	mapping = more.get("mapping") or new_mapping(person, authority)
	with acting_as(person):
		document = frappe.get_doc(
			{"doctype": "Appeal Import", "import_title": "Журнал", "authority": authority, "mapping": mapping}
		).insert()
		file = frappe.get_doc(
			{
				"doctype": "File",
				"file_name": name,
				"content": content,
				"attached_to_doctype": "Appeal Import",
				"attached_to_name": document.name,
				"attached_to_field": "source_file",
			}
		).insert()
		document.source_file = file.file_url
		document.save()
	return document.name


def checked(person: Person, name: str) -> frappe._dict:
	"""The import after its check."""
	with acting_as(person):
		tasks.check_import(name)
	return frappe.get_doc("Appeal Import", name)


def loaded(person: Person, name: str) -> frappe._dict:
	"""The import after its check and its loading."""
	checked(person, name)
	with acting_as(person):
		tasks.load_import(name)
	return frappe.get_doc("Appeal Import", name)


def fates(name: str) -> list[tuple[int, str]]:
	"""Row of the file and what became of it."""
	rows = frappe.get_all(
		"Appeal Import Row",
		filters={"appeal_import": name},
		fields=["file_row", "fate"],
		order_by="file_row asc",
	)
	return [(row.file_row, row.fate) for row in rows]


def reason_of(name: str, file_row: int) -> str:
	"""Why the row met its fate."""
	return frappe.db.get_value("Appeal Import Row", {"appeal_import": name, "file_row": file_row}, "reason")


def changed_xlsx(pattern: str, replacement: str) -> bytes:
	"""A good XLSX of two rows whose sheet was changed by another program."""
	source, changed = io.BytesIO(xlsx_of([a_row(1), a_row(2)])), io.BytesIO()
	with zipfile.ZipFile(source) as given, zipfile.ZipFile(changed, "w", zipfile.ZIP_DEFLATED) as made:
		for name in given.namelist():
			content = given.read(name).decode()
			made.writestr(name, re.sub(pattern, replacement, content) if "sheet1" in name else content)
	return changed.getvalue()
