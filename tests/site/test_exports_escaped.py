"""Whatever way a text leaves for a spreadsheet, it is not computed there, and comes back as it was."""

import csv
import io
import json
import re
from collections.abc import Iterator

import frappe
import openpyxl
import pytest
from werkzeug.wrappers import Response

from appeals_app.domain.spreadsheet_text import is_formula, unescape_cell
from appeals_app.permissions.exported_files import escape_csv, escape_formulas, escape_workbook
from appeals_app.testing.factories import unique
from tests.serving import Client, Served

HARM = (
	"=1+1",
	"+1+1",
	"-1+1",
	"@SUM(1)",
	"\t=1+1",
	"=cmd|' /C calc'!A0",
	'=HYPERLINK("http://x","y")',
	"'=1",
	"a;=1+1",
	"a,+1+1",
	"a|@SUM(1)",
	"a\t-1+1",
	"a\n=1+1",
	'"=1+1',
)

OTHER_DELIMITERS = re.compile("[,;|\t\r\n]")


@pytest.fixture(scope="module")
def notes(site: str) -> Iterator[list[str]]:
	"""Rows of a DocType of the framework with harmful texts, committed for the server."""
	made = []
	for text in HARM:
		note = frappe.get_doc(
			{"doctype": "ToDo", "description": text, "reference_name": None, "priority": "Low"}
		)
		note.flags.ignore_permissions = True
		made.append(note.insert().name)
		frappe.db.set_value("ToDo", note.name, {"description": text, "sender": unique("=")})
	frappe.db.commit()
	yield made
	frappe.db.delete("ToDo", {"name": ("in", made)})
	frappe.db.commit()


@pytest.fixture(scope="module")
def administrator(http_server: Served, administrator_password: str) -> Client:
	return http_server.client().login("Administrator", administrator_password)


def asked(notes: list[str], file_format: str, **others: str) -> dict:
	return {
		"doctype": "ToDo",
		"title": "todo",
		"file_format_type": file_format,
		"fields": '["`tabToDo`.`name`", "`tabToDo`.`description`", "`tabToDo`.`sender`"]',
		"filters": json.dumps([["ToDo", "name", "in", notes]]),
		**others,
	}


def cells_of_csv(content: bytes, delimiter: str = ",") -> list[str]:
	rows = csv.reader(io.StringIO(content.decode("utf-8-sig"), newline=""), delimiter=delimiter)
	return [cell for row in rows for cell in row]


def formulas_of(content: bytes) -> list[str]:
	workbook = openpyxl.load_workbook(io.BytesIO(content))
	return [cell.value for sheet in workbook for row in sheet for cell in row if cell.data_type == "f"]


def texts_of(content: bytes) -> set[str]:
	workbook = openpyxl.load_workbook(io.BytesIO(content))
	return {str(cell.value) for sheet in workbook for row in sheet for cell in row}


def assert_harmless_csv(content: bytes, delimiter: str = ",") -> None:
	cells = cells_of_csv(content, delimiter)
	assert not [cell for cell in cells if is_formula(cell) and not cell.startswith("'")]
	read = {unescape_cell(cell).strip() for cell in cells}
	assert {text.strip() for text in HARM} <= read


@pytest.mark.parametrize("quoting", ["0", "1", "2", "3"])
@pytest.mark.parametrize("delimiter", [",", ";", "|", "\t"])
def test_report_builder_writes_csv_that_is_not_computed(
	administrator: Client, notes: list[str], delimiter: str, quoting: str
) -> None:
	answer = administrator.post(
		"/api/method/frappe.desk.reportview.export_query",
		asked(notes, "CSV", csv_delimiter=delimiter, csv_quoting=quoting),
	)

	assert answer.status_code == 200, answer.text[:300]
	assert_harmless_csv(answer.content, delimiter)
	# whatever sign a spreadsheet divides by, and however it takes the quotes
	parts = [part.removeprefix('"') for part in OTHER_DELIMITERS.split(answer.content.decode("utf-8-sig"))]
	assert not [part for part in parts if is_formula(part) and not part.startswith("'")]


@pytest.mark.parametrize("delimiter", ["=", "+", "'", "", "x", "\n", "[]"])
def test_other_delimiter_becomes_a_comma(administrator: Client, notes: list[str], delimiter: str) -> None:
	answer = administrator.post(
		"/api/method/frappe.desk.reportview.export_query",
		asked(notes, "CSV", csv_delimiter=delimiter, csv_quoting="0"),
	)

	assert answer.status_code == 200, answer.text[:300]
	assert_harmless_csv(answer.content)


def test_report_builder_writes_a_workbook_without_formulas(administrator: Client, notes: list[str]) -> None:
	answer = administrator.post("/api/method/frappe.desk.reportview.export_query", asked(notes, "Excel"))

	assert formulas_of(answer.content) == []
	assert "=1+1" in texts_of(answer.content)


@pytest.mark.parametrize("file_format", ["CSV", "Excel"])
def test_import_template_with_rows_is_not_computed(
	administrator: Client, notes: list[str], file_format: str
) -> None:
	answer = administrator.post(
		"/api/method/frappe.core.doctype.data_import.data_import.download_template",
		{
			"doctype": "ToDo",
			"file_type": file_format,
			"export_records": "by_filter",
			"export_filters": json.dumps({"name": ["in", notes]}),
			"export_fields": json.dumps({"ToDo": ["name", "description", "sender"]}),
		},
	)

	assert answer.status_code == 200, answer.text[:300]
	if file_format == "CSV":
		assert_harmless_csv(answer.content)
	else:
		assert formulas_of(answer.content) == []
		assert "=1+1" in texts_of(answer.content)


@pytest.mark.parametrize("file_format", ["CSV", "Excel"])
def test_data_export_tool_is_not_computed(administrator: Client, notes: list[str], file_format: str) -> None:
	answer = administrator.post(
		"/api/method/frappe.core.doctype.data_export.exporter.export_data",
		{
			"doctype": "ToDo",
			"with_data": "1",
			"select_columns": json.dumps({"ToDo": ["name", "description", "sender"]}),
			"file_type": file_format,
			"template": "true",
			"filters": json.dumps({"name": ["in", notes]}),
		},
	)

	assert answer.status_code == 200, answer.text[:300]
	if file_format == "CSV":
		cells = cells_of_csv(answer.content)
		assert "'=1+1" in [cell.strip('"') for cell in cells]
		assert not [cell for cell in cells if is_formula(cell) and not cell.startswith("'")]
	else:
		assert formulas_of(answer.content) == []


@pytest.mark.parametrize("file_format", ["CSV", "XLSX"])
def test_emailed_report_is_not_computed(notes: list[str], file_format: str) -> None:
	report = frappe.get_doc(
		{
			"doctype": "Report",
			"report_name": unique("Звіт "),
			"ref_doctype": "ToDo",
			"report_type": "Report Builder",
			"json": json.dumps({"fields": [["name", "ToDo"], ["description", "ToDo"]], "filters": []}),
		}
	).insert()
	emailed = frappe.get_doc(
		{
			"doctype": "Auto Email Report",
			"report": report.name,
			"report_type": "Report Builder",
			"user": "Administrator",
			"email_to": frappe.db.get_value("User", "Administrator", "email"),
			"format": file_format,
			"frequency": "Daily",
			"no_of_rows": 1000,
			"filters": json.dumps({"name": ["in", notes]}),
		}
	)

	content = emailed.get_report_content()

	if file_format == "CSV":
		assert_harmless_csv(content.encode())
	else:
		assert formulas_of(content) == []
		assert "=1+1" in texts_of(content)


def test_file_without_formulas_leaves_as_it_was_made() -> None:
	plain = "ID,Сума\r\n1,-5\r\n2,-5.25\r\n".encode()
	book = io.BytesIO()
	workbook = openpyxl.Workbook()
	workbook.active.append(["Скарга", -5])
	workbook.save(book)

	assert escape_csv(plain) == plain
	assert escape_workbook(book.getvalue()) == book.getvalue()


def test_numbers_of_a_workbook_stay_numbers() -> None:
	book = io.BytesIO()
	workbook = openpyxl.Workbook()
	workbook.active.append(["=1+1", -5, 2.5])
	workbook.save(book)

	[row] = openpyxl.load_workbook(io.BytesIO(escape_workbook(book.getvalue()))).active.iter_rows()

	assert [(cell.value, cell.data_type) for cell in row] == [("=1+1", "s"), (-5, "n"), (2.5, "n")]


def test_long_letter_is_one_cell() -> None:
	text = "а" * 300_000

	assert cells_of_csv(escape_csv(f"{text},=1\r\n".encode())) == [text, "'=1"]


def test_file_that_cannot_be_read_does_not_leave() -> None:
	frappe.local.form_dict = frappe._dict()
	response = Response(b"\xff\xfe=1", mimetype="text/csv")

	with pytest.raises(UnicodeDecodeError):
		escape_formulas(response)

	assert (response.status_code, response.get_data()) == (500, b"")


def test_kept_file_leaves_byte_for_byte() -> None:
	frappe.flags.sends_kept_file = True
	response = Response(b"=1+1,x", mimetype="text/csv")

	escape_formulas(response)

	assert response.get_data() == b"=1+1,x"
