"""The oblast administrator at the Desk of the law: what the lists show, what is asked, what is said."""

from collections.abc import Callable, Iterator
from pathlib import Path

import frappe
import pytest
from playwright.sync_api import Locator, Page, expect

from appeals_app.legal_reference.config import forget_law
from appeals_app.permissions import roles
from tests.browser.clerk import settle

Desk = Callable[[str], Page]
Picture = Callable[[Page, str], Path]


@pytest.fixture
def rule() -> Iterator[str]:
	"""A rule in force of a purpose with several rules side by side; it and its versions are taken away again."""
	frappe.db.rollback()
	values = {
		"doctype": "Term Rule",
		"rule_code": f"desk-{frappe.generate_hash(length=6)}",
		"title": "перевірка довідника",
		"purpose": "Petition",
		"amount": 3,
		"unit": "Months",
		"article": "law-393.23-1",
		"valid_from": "2010-01-01",
		"is_verified": 1,
	}
	name = frappe.get_doc(values).insert().name
	frappe.db.commit()  # nosemgrep: other processes serve it
	yield name
	frappe.db.rollback()
	frappe.db.delete("Term Rule", {"name": ("like", f"{name}%")})
	frappe.db.commit()  # nosemgrep: nothing of the test stays
	forget_law()


@pytest.fixture
def admin(desk_of: Desk) -> Page:
	return desk_of(roles.OBLAST_ADMIN)


def open_row(page: Page, path: str) -> None:
	page.goto(f"/app/{path}")
	page.wait_for_selector(".form-footer .timeline-item", state="attached")
	settle(page)


def press(page: Page, button: str) -> None:
	page.get_by_role("button", name=button, exact=True).locator("visible=true").click()
	settle(page)


def dialog(page: Page) -> Locator:
	return page.locator(".modal.show .modal-content").last


def stored(name: str, *fields: str) -> tuple:
	frappe.db.rollback()
	return frappe.db.get_value("Term Rule", name, fields)


@pytest.mark.parametrize(
	("path", "columns"),
	[
		("term-rule", ["Призначення", "Тривалість строку", "Діє з", "Діє до"]),
		("term-counting", ["Діє з", "Діє до", "Дні строку"]),
		("legal-regime", ["Діє з", "Діє до", "Норма"]),
		("working-calendar", ["Діє з", "Діє до"]),
		("legal-act", ["Номер акта", "Дата прийняття", "Діє до"]),
		("legal-article", ["Нормативний акт", "Діє з", "Діє до"]),
	],
)
def test_list_shows_lengths_and_days(admin: Page, picture: Picture, path: str, columns: list[str]) -> None:
	admin.goto(f"/app/{path}")
	admin.wait_for_selector(".frappe-list:visible .list-row-container .list-row")
	settle(admin)
	picture(admin, path)

	head = admin.locator(".frappe-list:visible .list-row-head .list-row-col:visible")
	shown = [text.strip() for text in head.all_inner_texts()]
	assert [column for column in columns if column not in shown] == [], shown


def test_length_of_a_rule_is_shown_with_its_unit(admin: Page) -> None:
	admin.goto("/app/term-rule")
	admin.wait_for_selector(".frappe-list:visible .list-row-container .list-row")
	settle(admin)

	link = admin.get_by_role("link", name="загальний строк розгляду", exact=True)
	expect(admin.locator(".page-head .primary-action:visible")).to_have_text("Додати: Правило строку")
	row = admin.locator(".list-row-container", has=link)
	expect(row).to_contain_text("1 міс.")
	expect(row).to_contain_text("01.01.2000")


def test_change_of_a_rule_in_force_is_saved_only_after_a_question(
	admin: Page, rule: str, picture: Picture
) -> None:
	open_row(admin, f"term-rule/{rule}")
	admin.fill("[data-fieldname=amount] input:visible", "2")
	press(admin, "Зберегти")
	expect(dialog(admin)).to_contain_text("діє з 01.01.2010: зміна стосується всіх звернень")
	expect(dialog(admin)).to_contain_text("розпочніть нову версію")
	picture(admin, "asked")
	press(admin, "Ні")
	unsaved = stored(rule, "amount", "is_verified")
	press(admin, "Зберегти")
	press(admin, "Так")
	expect(dialog(admin)).to_contain_text("знято позначку «Звірено з джерелом»")
	picture(admin, "saved")

	assert unsaved == (3, 1)
	assert stored(rule, "amount", "is_verified") == (2, 0)


def test_change_that_moves_no_term_is_saved_at_once(admin: Page, rule: str) -> None:
	open_row(admin, f"term-rule/{rule}")
	admin.fill("[data-fieldname=title] input:visible", "інша назва")
	press(admin, "Зберегти")

	expect(admin.locator(".modal.show")).to_have_count(0)
	assert stored(rule, "title", "is_verified") == ("інша назва", 1)


def test_new_version_of_a_rule_is_begun_with_a_button(admin: Page, rule: str, picture: Picture) -> None:
	open_row(admin, f"term-rule/{rule}")
	press(admin, "Розпочати нову версію")
	dialog(admin).locator("[data-fieldname=valid_from] input").fill("01.01.2090")
	dialog(admin).locator("[data-fieldname=valid_from] input").press("Tab")
	picture(admin, "asked")
	press(admin, "Розпочати")
	admin.wait_for_url(f"**/term-rule/{rule}-2090-01-01")
	settle(admin)
	picture(admin, "begun")

	assert [str(value) for value in stored(rule, "valid_to", "is_verified")] == ["2089-12-31", "1"]
	assert stored(f"{rule}-2090-01-01", "amount", "is_verified") == (3, 0)


def test_act_that_ended_a_regime_is_asked_once_its_last_day_is_known(admin: Page, picture: Picture) -> None:
	admin.goto("/app/legal-regime/martial-law-2022")
	admin.wait_for_selector("[data-fieldname=valid_to] input:visible")
	settle(admin)
	field = admin.locator("[data-fieldname=ended_by] input")
	hidden = field.is_visible()
	admin.fill("[data-fieldname=valid_to] input:visible", "31.01.2090")
	admin.locator("[data-fieldname=valid_to] input:visible").press("Tab")
	settle(admin)
	picture(admin, "ended")

	assert hidden is False
	expect(field).to_be_visible()


def test_moved_days_of_a_calendar_stand_above_the_holidays(admin: Page, picture: Picture) -> None:
	open_row(admin, "working-calendar/ukraine-2000-01-01")
	picture(admin, "calendar")
	tables = admin.locator(".form-page .frappe-control[data-fieldtype=Table]:visible")

	names = [table.get_attribute("data-fieldname") for table in tables.all()]
	assert names == ["exceptions", "holidays"]
