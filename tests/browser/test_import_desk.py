"""An import on the screen: its file by its name, its acts by different words, its rows by index and reason."""

from collections.abc import Callable

import frappe
from playwright.sync_api import Page, expect

from appeals_app.permissions import roles
from tests.browser.clerk import Office, settle
from tests.site.importing import a_row, checked, csv_of, new_import


def test_import_names_its_file_its_acts_and_its_rows(desk: Page, office: Office, picture: Callable) -> None:
	frappe.db.rollback()
	content = csv_of([a_row(1), a_row(2, registered="колись")])
	name = new_import(office.staff[roles.REGISTRAR], office.authority, content, name="Журнал 2026.csv")
	checked(office.staff[roles.REGISTRAR], name)
	frappe.db.commit()  # nosemgrep: other processes serve it

	desk.goto(f"/app/appeal-import/{name}")
	desk.wait_for_selector("[data-fieldname=source_file] .attached-file-link")
	settle(desk)
	picture(desk, "form")
	expect(desk.locator("[data-fieldname=source_file] .attached-file-link")).to_have_text("Журнал 2026.csv")
	expect(desk.locator(".page-actions")).to_contain_text("Перенести до реєстру")
	expect(desk.locator(".page-actions")).to_contain_text("Звіт (CSV)")

	desk.goto(f"/app/appeal-import-row?appeal_import={name}")
	desk.wait_for_selector(".list-row-container .list-row")
	settle(desk)
	picture(desk, "rows")
	rows = desk.locator(".list-row-container .list-row")
	expect(rows.filter(has_text="С-1/2026")).to_have_count(1)
	expect(rows.filter(has_text="С-2/2026")).to_contain_text("«Дата реєстрації»")


def test_import_makes_its_mapping_from_the_file(desk: Page, office: Office, picture: Callable) -> None:
	frappe.db.rollback()
	registrar = office.staff[roles.REGISTRAR]
	name = new_import(registrar, office.authority, csv_of([a_row(1)]), name="Журнал 2025.csv")
	frappe.db.set_value("Appeal Import", name, "mapping", None)
	frappe.db.commit()  # nosemgrep: other processes serve it

	desk.goto(f"/app/appeal-import/{name}")
	desk.locator(".page-actions button", has_text="Скласти схему за файлом").click()
	desk.wait_for_url("**/appeal-import-mapping/new-*")
	rows = desk.locator("[data-fieldname=columns] .grid-body .grid-row")
	expect(rows).to_have_count(8)
	expect(desk.locator(".form-message:visible")).to_contain_text("«Канал надходження»")
	expect(desk.locator(".form-message:visible")).to_contain_text("№ з/п")
	settle(desk)
	picture(desk, "proposed")
	channel = rows.nth(7).locator("[data-fieldname=default_value]")
	channel.click()
	channel.locator("input").fill("Поштою")
	desk.keyboard.press("Control+s")

	desk.wait_for_url(f"**/appeal-import/{name}")
	expect(desk.locator(".page-actions:visible")).to_contain_text("Перевірити")
	settle(desk)
	picture(desk, "taken")
	frappe.db.rollback()
	mapping = frappe.db.get_value("Appeal Import", name, "mapping")
	assert frappe.db.get_value("Appeal Import Mapping", mapping, "authority") == office.authority


def test_check_that_nobody_takes_says_what_to_do(desk: Page, office: Office, picture: Callable) -> None:
	frappe.db.rollback()
	name = new_import(
		office.staff[roles.REGISTRAR], office.authority, csv_of([a_row(1)]), name="Журнал 2024.csv"
	)
	waiting = {"status": "Check Queued", "ordered_at": frappe.utils.add_to_date(None, minutes=-12)}
	frappe.db.set_value("Appeal Import", name, waiting)
	frappe.db.commit()  # nosemgrep: other processes serve it

	desk.goto(f"/app/appeal-import/{name}")

	told = desk.locator(".form-message")
	expect(told).to_contain_text("Очікування — 12 хв")
	expect(told).to_contain_text("обробники довгих завдань")
	settle(desk)
	picture(desk, "waiting")
	frappe.db.set_value("Appeal Import", name, "status", "Draft")
	frappe.db.commit()  # nosemgrep: no job takes it up behind the test


def test_check_without_a_ready_row_says_in_orange_what_keeps_the_rows_out(
	desk: Page, office: Office, picture: Callable
) -> None:
	frappe.db.rollback()
	rows = [a_row(1, registered="колись"), a_row(2, registered="колись"), a_row(3, author="")]
	name = new_import(office.staff[roles.REGISTRAR], office.authority, csv_of(rows), name="Журнал 2023.csv")
	checked(office.staff[roles.REGISTRAR], name)
	frappe.db.commit()  # nosemgrep: other processes serve it

	desk.goto(f"/app/appeal-import/{name}")

	told = desk.locator(".form-message.orange:visible")
	expect(told).to_contain_text("Жоден рядок не готовий; рядків у файлі — 3.")
	expect(told).to_contain_text("«Дата реєстрації»")
	settle(desk)
	picture(desk, "refused")
