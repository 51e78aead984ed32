"""An authority is set up whole, from a form or a file: shown first, made once, never double."""

from collections.abc import Callable
from io import BytesIO
from zipfile import ZipFile

import frappe
import pytest
from frappe.model.document import Document
from openpyxl import Workbook, load_workbook

from appeals_app import clock
from appeals_app.appeal_rollout.api import blank_setup_file, set_up_authorities
from appeals_app.appeal_rollout.report.authority_readiness.authority_readiness import execute
from appeals_app.appeal_rollout.setup_file import blank_workbook, rows_of_workbook
from appeals_app.permissions import roles
from appeals_app.refusal import AppealRuleError
from appeals_app.testing.factories import make_authority, make_user, unique
from appeals_app.testing.staff import Staff, acting_as
from tests.site.refusals import refusal

FORM, FILE = "Authority Setup", "Authority Setup File"
COUNTED = ("Authority", "Authority Unit", "Authority Officer", "User", "Appeal Index Rule", "Has Role")


def officer(email: str, **values: object) -> dict:
	person = {"last_name": "Коваль", "first_name": "Ірина", "middle_name": "Петрівна"}
	post = {"position": "Діловод", "unit_code": "zag", "first_role": roles.REGISTRAR}
	return {"email": email, **person, **post, **values}


def form(code: str = "", **overrides: object) -> Document:
	"""A form as the administrator saves it, in the administrator's name."""
	code = code or unique("UA")
	values = {
		"doctype": FORM,
		"authority_code": code,
		"authority_name": "Тестова сільська рада",
		"short_name": "Тестова рада",
		"authority_kind": "Village Council",
		"postal_address": "с. Тестове, вул. Шкільна, 1",
		"phone": "+380 61 000 00 00",
		"email": "rada@test.example",
		"edrpou": "12345678",
		"pattern": "{letter}/{seq}-{year}",
		"units": [
			{"unit_code": "sektor", "unit_name": "Сектор звернень", "parent_code": "zag"},
			{"unit_code": "zag", "unit_name": "Загальний відділ"},
		],
		"officers": [
			officer(f"clerk@{code.lower()}.example", second_role=roles.CONTROLLER),
			officer(
				f"head@{code.lower()}.example",
				position="Голова",
				first_role=roles.HEAD,
				second_role=roles.EXECUTOR,
				is_first_head=1,
				may_sign_replies=1,
				may_write_resolutions=1,
			),
		],
	}
	return frappe.get_doc({**values, **overrides}).insert()


def counted() -> dict[str, int]:
	return {doctype: frappe.db.count(doctype) for doctype in COUNTED}


def states(setup: Document) -> list[tuple[str, str]]:
	setup.reload()
	return [(step.what, step.state) for step in setup.steps]


@pytest.fixture(autouse=True)
def as_administrator(administrator: str, site: str) -> object:
	with acting_as(administrator):
		yield


# one authority by a form ------------------------------------------------------------------------------------


def test_saved_form_shows_what_would_be_made_and_makes_nothing() -> None:
	before = counted()

	setup = form()

	assert counted() == before
	assert {state for _what, state in states(setup)} == {"To Be Made"}
	assert [what for what, _state in states(setup)][:2] == ["Орган", "Правило реєстраційного індексу"]
	assert setup.new_count == 8


def test_set_up_authority_has_everything_it_needs_to_begin() -> None:
	setup = form()

	set_up_authorities(doctype=FORM, name=setup.name)

	assert {state for _what, state in states(setup)} == {"Made"}
	authority, year = setup.authority_code, clock.today().year
	sector = frappe.get_doc("Authority Unit", {"authority": authority, "unit_code": "sektor"})
	assert frappe.db.get_value("Authority Unit", sector.parent_unit, "unit_code") == "zag"
	head = frappe.get_doc("Authority Officer", {"authority": authority, "is_first_head": 1})
	assert (head.position, head.may_sign_replies, str(head.valid_from)) == ("Голова", 1, str(clock.today()))
	assert {roles.HEAD, roles.EXECUTOR} <= set(frappe.get_roles(head.user))
	account = frappe.get_doc("User", head.user)
	assert (account.enabled, account.user_type, account.full_name) == (
		1,
		"System User",
		"Ірина Коваль",
	)
	rule = frappe.get_doc("Appeal Index Rule", {"authority": authority})
	assert (rule.pattern, rule.valid_from_year) == ("{letter}/{seq}-{year}", year)
	counters = frappe.get_all("Appeal Index Counter", {"authority": authority}, pluck="index_year")
	assert {year, year + 1} <= set(counters)
	[event] = frappe.get_all("Authority Event", {"authority": authority, "act": "authority_set_up"}, ["user"])
	assert event.user == frappe.session.user


def test_people_of_one_first_name_are_set_up_without_a_remark() -> None:
	setup = form()
	frappe.clear_messages()

	set_up_authorities(doctype=FORM, name=setup.name)

	assert not frappe.local.message_log


def test_setting_up_twice_makes_nothing_double() -> None:
	setup = form()
	set_up_authorities(doctype=FORM, name=setup.name)
	before = counted()

	set_up_authorities(doctype=FORM, name=setup.name)
	again = form(setup.authority_code)
	set_up_authorities(doctype=FORM, name=again.name)

	assert counted() == before
	again.reload()
	assert {(step.state, step.reason) for step in again.steps} == {("Exists", "")}


def test_person_with_an_account_gets_the_post_and_the_roles_that_lack() -> None:
	user = make_user(roles.EXECUTOR).name
	setup = form(officers=[officer(user, last_name="", first_name="")])

	set_up_authorities(doctype=FORM, name=setup.name)

	assert {roles.EXECUTOR, roles.REGISTRAR} <= set(frappe.get_roles(user))
	assert frappe.db.exists("Authority Officer", {"user": user, "authority": setup.authority_code})


def test_refused_row_keeps_the_whole_authority_from_being_made() -> None:
	setup = form(officers=[officer("clerk@test.example", unit_code="інший")])
	before = counted()

	set_up_authorities(doctype=FORM, name=setup.name)

	assert counted() == before
	assert {state for _what, state in states(setup)} == {"Waits", "Refused"}
	[reason] = [step.reason for step in setup.steps if step.state == "Refused"]
	assert "немає підрозділу з кодом «інший»" in reason
	assert setup.new_count == 0


def test_what_the_record_itself_refuses_is_told_and_leaves_nothing_half_made() -> None:
	setup = form(pattern="KO-{seq}/{year}")
	before = counted()

	set_up_authorities(doctype=FORM, name=setup.name)

	assert counted() == before
	assert {state for _what, state in states(setup)} == {"Refused"}
	assert "KO" in setup.steps[0].reason


def test_oblast_administrator_without_the_right_to_accounts_is_told_whom_to_ask() -> None:
	with acting_as(make_user(roles.OBLAST_ADMIN).name):
		setup = form()
		without = form(officers=[])

		set_up_authorities(doctype=FORM, name=without.name)

	assert "системний адміністратор" in " ".join(step.reason for step in setup.steps if step.reason)
	assert frappe.db.exists("Authority", without.authority_code)


def test_administrator_of_one_authority_sets_none_up(staff: Staff) -> None:
	setup = form()
	with acting_as(staff[roles.AUTHORITY_ADMIN]):
		refusal(form, frappe.PermissionError)
		refusal(lambda: set_up_authorities(doctype=FORM, name=setup.name), frappe.PermissionError)
		refusal(blank_setup_file, frappe.PermissionError)


def test_other_records_are_no_set_up() -> None:
	assert "за формою або з файлу" in refusal(
		lambda: set_up_authorities(doctype="User", name="Administrator"), AppealRuleError
	)


# many authorities by a file ---------------------------------------------------------------------------------


def workbook(*rows_of_sheets: list[list]) -> bytes:
	"""The blank, filled in."""
	book = load_workbook(BytesIO(blank_workbook()))
	for sheet, rows in zip(book.worksheets, rows_of_sheets, strict=False):
		for row in rows:
			sheet.append(row)
	content = BytesIO()
	book.save(content)
	return content.getvalue()


def setup_of(content: bytes) -> Document:
	file = frappe.get_doc(
		{"doctype": "File", "file_name": f"{unique('f')}.xlsx", "content": content, "is_private": 1}
	).insert()
	return frappe.get_doc(
		{"doctype": FILE, "file_note": "Ради району", "source_file": file.file_url}
	).insert()


UPPER, LOWER = "UA23-upper", "UA23-lower"


def two_councils(powers: str = "Має право підпису відповідей, керівник підрозділу") -> bytes:
	"""The lower one stands first, as files have it; a number has lost its nought."""
	given_roles = "Реєстратор звернень, виконавець звернень"
	person = ["Clerk@lower.example", "Коваль", "Ірина", "", "Діловод", "zag", "", given_roles, powers]
	return workbook(
		[
			[LOWER, "Нижня сільська рада", "Нижня рада", "Сільська рада", UPPER],
			[UPPER, "Верхня міська рада", "Верхня рада", "Міська рада", "", "", "", "", 1234567],
		],
		[[LOWER, "zag", "Загальний відділ"]],
		[[LOWER, *person]],
	)


def test_file_sets_up_authorities_with_their_units_and_officers_and_nothing_double() -> None:
	setup = setup_of(two_councils())

	assert {state for _what, state in states(setup)} == {"To Be Made"}
	set_up_authorities(doctype=FILE, name=setup.name)

	assert frappe.db.get_value("Authority", UPPER, ["edrpou", "is_group"]) == ("01234567", 1)
	assert frappe.db.get_value("Authority", LOWER, "parent_authority") == UPPER
	clerk = frappe.get_doc("Authority Officer", {"authority": LOWER})
	assert (clerk.user, clerk.may_sign_replies, clerk.is_unit_head) == ("clerk@lower.example", 1, 1)
	assert {roles.REGISTRAR, roles.EXECUTOR} <= set(frappe.get_roles(clerk.user))
	before = counted()
	set_up_authorities(doctype=FILE, name=setup.name)
	assert counted() == before


def test_row_of_a_file_that_is_refused_is_told_by_its_sheet_and_number() -> None:
	setup = setup_of(two_councils(powers="право підпису"))

	[(place, reason)] = [(step.place, step.reason) for step in setup.steps if step.reason]
	assert place == "Працівники, рядок 2"
	assert "«право підпису» — немає такого повноваження" in reason
	set_up_authorities(doctype=FILE, name=setup.name)

	assert frappe.db.exists("Authority", UPPER)
	assert not frappe.db.exists("Authority", LOWER)


def test_file_without_the_sheets_is_refused_with_what_to_do() -> None:
	book, content = Workbook(), BytesIO()
	book.save(content)

	assert "Завантажте зразок" in refusal(lambda: rows_of_workbook(content.getvalue()), AppealRuleError)
	assert "не файл XLSX" in refusal(lambda: rows_of_workbook(b"x"), AppealRuleError)


def test_blank_names_every_column_and_every_choice_in_ukrainian() -> None:
	book = load_workbook(BytesIO(blank_workbook()))

	assert [sheet.title for sheet in book.worksheets] == ["Органи", "Підрозділи", "Працівники", "Варіанти"]
	cells = [
		str(cell)
		for sheet in book.worksheets
		for row in sheet.iter_rows(values_only=True)
		for cell in row
		if cell
	]
	assert not [cell for cell in cells if cell.isascii()]


# readiness --------------------------------------------------------------------------------------------------


def test_readiness_tells_what_a_bare_authority_lacks() -> None:
	authority = make_authority().name

	_columns, rows, told = execute({"authority": authority, "only_lacking": 1})

	lacking = {row["check_title"] for row in rows}
	assert {"Бланк", "Підрозділи", "Реєстратор звернень", "Перший керівник"} <= lacking
	assert all(row["advice"] and row["route"] for row in rows)
	assert told == "Готових органів: 0 з 1."


def test_set_up_authority_is_ready_but_for_its_administrator() -> None:
	setup = form()
	made = set_up_authorities(doctype=FORM, name=setup.name)

	assert not [step["reason"] for step in made if step["reason"]]
	_columns, rows, _told = execute({"authority": setup.authority_code, "only_lacking": 1})

	assert [row["check_title"] for row in rows] == ["Адміністратор органу"]


def test_administrator_of_an_authority_sees_the_readiness_of_the_own_one(staff: Staff) -> None:
	with acting_as(staff[roles.AUTHORITY_ADMIN]):
		_columns, rows, told = execute({})

	assert told.endswith("з 1.")
	assert len({row["authority_title"] for row in rows}) == 1


def damaged(part: str, change: Callable[[bytes], bytes]) -> bytes:
	"""The blank with one part of it changed."""
	content = BytesIO()
	with ZipFile(BytesIO(blank_workbook())) as blank, ZipFile(content, "w") as book:
		for name in blank.namelist():
			book.writestr(name, change(blank.read(name)) if name == part else blank.read(name))
	return content.getvalue()


@pytest.mark.parametrize(
	("part", "change"),
	[
		("xl/workbook.xml", lambda text: text[: len(text) // 2]),
		("xl/worksheets/sheet1.xml", lambda text: text[: len(text) // 2]),
		("xl/worksheets/sheet1.xml", lambda text: text.replace(b'"A1"', b'"ZZZZZZ99999999999"')),
		("xl/worksheets/sheet1.xml", lambda text: text.replace(b'"C1"', b'"ZZZZZZ99999999999"')),
		("xl/worksheets/sheet1.xml", lambda text: text.replace(b'row r="1"', b'row r="99999999999"')),
	],
)
def test_damaged_file_is_refused_in_words(part: str, change: Callable[[bytes], bytes]) -> None:
	content = damaged(part, change)
	assert content != damaged(part, bytes)

	assert refusal(lambda: rows_of_workbook(content))
