"""Authorities, units and officers of an XLSX with a sheet for each; a row is told by its sheet and number."""

from collections.abc import Iterator
from io import BytesIO

import frappe
from frappe import _
from openpyxl import Workbook, load_workbook
from openpyxl.styles import Font
from openpyxl.worksheet._read_only import ReadOnlyWorksheet
from openpyxl.writer.excel import save_workbook

from appeals_app.appeal_exchange.xlsx_rows import BAD_BOOK, refuse_damaged
from appeals_app.appeal_exchange.xlsx_rows import MOST_ROWS as MOST_LINES
from appeals_app.appeal_rollout.directory_known import GIVABLE_ROLES, POWERS
from appeals_app.domain.authority_plan import AuthorityRow, OfficerRow, Row, UnitRow
from appeals_app.domain.text_cleaning import clean_line
from appeals_app.refusal import AppealRuleError

MOST_ROWS = 5000

Columns = dict[str, str]

SHEETS: dict[str, tuple[type, Columns]] = {
	"Authorities": (
		AuthorityRow,
		{
			"Code": "code",
			"Authority Name": "name",
			"Short Name": "short_name",
			"Kind": "kind",
			"Parent Authority": "parent",
			"Postal Address": "postal_address",
			"Phone": "phone",
			"E-mail": "email",
			"EDRPOU": "edrpou",
			"KATOTTG Code": "katottg_code",
			"Index Prefix": "index_prefix",
			"Pattern": "pattern",
			"Pattern For Collective": "collective_pattern",
			"Pattern For Unsigned": "unsigned_pattern",
		},
	),
	"Units": (
		UnitRow,
		{"Authority": "authority", "Code": "code", "Name": "name", "Parent Unit": "parent"},
	),
	"Officers": (
		OfficerRow,
		{
			"Authority": "authority",
			"E-mail": "email",
			"Last Name": "last_name",
			"First Name": "first_name",
			"Middle Name": "middle_name",
			"Position": "position",
			"Unit": "unit",
			"Phone": "phone",
			"Roles": "roles",
			"Powers": "powers",
		},
	),
}
"""By the title of a sheet: what a row of it is, and its columns by their headings."""


def rows_of_workbook(content: bytes) -> list[Row]:
	"""Rows of the three sheets; AppealRuleError for what is no such book."""
	try:
		book = load_workbook(BytesIO(content), read_only=True, data_only=True)
	except (*BAD_BOOK, OSError):
		frappe.throw(
			_("This is not an XLSX file. Take the blank of the set-up and fill it in."), AppealRuleError
		)
	titles = {clean_line(sheet.title).lower(): sheet for sheet in book.worksheets}
	rows: list[Row] = []
	for title, (kind, columns) in SHEETS.items():
		said = _titles()[title]
		if sheet := titles.get(said.lower()):
			rows.extend(_rows_of_sheet(said, _lines_of(sheet), kind, columns))
	if not rows:
		frappe.throw(
			_(
				"The file has no filled rows on the sheets {0}. Take the blank of the set-up and fill it in."
			).format(", ".join(f"«{said}»" for said in _titles().values())),
			AppealRuleError,
		)
	return rows


def blank_workbook() -> bytes:
	"""The three sheets with their headings, to be filled in."""
	book = Workbook()
	book.remove(book.active)
	for title, (_kind, columns) in SHEETS.items():
		sheet = book.create_sheet(_titles()[title])
		sheet.append([_said(heading) for heading in columns])
		for cell in sheet[1]:
			cell.font = Font(bold=True)
			sheet.column_dimensions[cell.column_letter].width = max(14, len(cell.value) + 4)
	_add_choices(book)
	content = BytesIO()
	save_workbook(book, content)
	return content.getvalue()


def _add_choices(book: Workbook) -> None:
	"""What may stand in the columns of kinds, roles and powers, several roles and powers by commas."""
	sheet = book.create_sheet(_("Choices", lang="uk"))
	for heading, words in (("Kind", _kinds()), ("Roles", _roles()), ("Powers", _powers())):
		sheet.append([_said(heading), *words])


def _lines_of(sheet: ReadOnlyWorksheet) -> Iterator[tuple]:
	"""Lines as they are read: a part of the book may be damaged, and a number of a row may be none of a spreadsheet's."""
	try:
		for number, line in enumerate(sheet.iter_rows(values_only=True), start=1):
			if number > MOST_LINES:
				refuse_damaged()
			yield line
	except BAD_BOOK:
		refuse_damaged()


def _rows_of_sheet(title: str, lines: Iterator[tuple], kind: type, columns: Columns) -> Iterator[Row]:
	fields = _fields_by_column(title, next(lines, ()), columns)
	for number, line in enumerate(lines, start=2):
		values = {field: _text(line[column]) for column, field in fields.items() if column < len(line)}
		if not any(values.values()):
			continue
		if number > MOST_ROWS:
			frappe.throw(
				_("The sheet «{0}» has more than {1} rows. Divide the file.").format(title, MOST_ROWS),
				AppealRuleError,
			)
		yield kind(place=_("{0}, row {1}").format(title, number), **_read(kind, columns, values))


def _fields_by_column(title: str, headings: tuple, columns: Columns) -> dict[int, str]:
	known = {_said(heading).lower(): field for heading, field in columns.items()}
	found = {
		column: known[_text(heading).lower()]
		for column, heading in enumerate(headings)
		if _text(heading).lower() in known
	}
	missing = [_said(heading) for heading, field in columns.items() if field not in found.values()][:2]
	if {"code", "email"}.isdisjoint(found.values()):
		frappe.throw(
			_(
				"The first row of the sheet «{0}» lacks the headings {1}. Take the blank of the set-up."
			).format(title, ", ".join(f"«{heading}»" for heading in missing)),
			AppealRuleError,
		)
	return found


def _read(kind: type, columns: Columns, values: dict[str, str]) -> dict[str, str | tuple[str, ...]]:
	read: dict[str, str | tuple[str, ...]] = {**dict.fromkeys(columns.values(), ""), **values}
	if kind is AuthorityRow:
		read["kind"] = _kinds().get(values.get("kind", ""), values.get("kind", ""))
		edrpou = values.get("edrpou", "")
		read["edrpou"] = (
			edrpou.zfill(8) if edrpou.isdigit() else edrpou
		)  # a number has lost its first noughts
	elif kind is OfficerRow:
		read["email"] = values.get("email", "").lower()
		read["roles"] = _several(values.get("roles", ""), _roles())
		read["powers"] = _several(values.get("powers", ""), _powers())
	return read


def _several(text: str, known: dict[str, str]) -> tuple[str, ...]:
	words = (word.strip() for word in text.split(","))
	by_small = {said.lower(): key for said, key in known.items()}
	return tuple(by_small.get(word.lower(), word) for word in words if word)


def _kinds() -> dict[str, str]:
	options = frappe.get_meta("Authority").get_options("authority_kind").split("\n")
	return {_said(kind): kind for kind in options if kind}


def _roles() -> dict[str, str]:
	return {_said(role): role for role in GIVABLE_ROLES}


def _powers() -> dict[str, str]:
	meta = frappe.get_meta("Authority Officer")
	return {_said(meta.get_label(power)): power for power in POWERS}


def _said(words: str) -> str:
	"""The file is the same for everybody, whatever language the reader has chosen."""
	return _(words, lang="uk")


def _titles() -> dict[str, str]:
	"""Titles of the sheets in the file, by the names they have here."""
	return {
		"Authorities": _("Authorities", lang="uk"),
		"Units": _("Units", lang="uk"),
		"Officers": _("Officers", lang="uk"),
	}


def _text(value: object) -> str:
	if isinstance(value, float) and value.is_integer():
		value = int(value)
	return clean_line("" if value is None else str(value))
