"""The head writes a resolution: a refusal leaves the form as it was written, only what is saved leads to the card."""

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import frappe
from playwright.sync_api import Page, expect

from appeals_app.permissions import roles
from tests.browser.clerk import Office, fresh_appeal, settle

ORDERED = "Розглянути по суті й відповісти авторові"


def begin(page: Page, office: Office) -> str:
	"""The form of a resolution on an appeal of the test's own, with one executor and a text."""
	appeal = fresh_appeal(office, "resolution")
	page.goto(f"/app/appeal/{appeal}")
	page.wait_for_selector(".form-footer .timeline-item", state="attached")
	page.evaluate("(appeal) => frappe.new_doc('Appeal Resolution', { appeal })", appeal)
	page.wait_for_selector("[data-fieldname=resolution_text] textarea:visible")
	settle(page)
	page.locator("[data-fieldname=resolution_text] textarea:visible").fill(ORDERED)
	settle(page)
	name_executor(page, office)
	return appeal


def name_executor(page: Page, office: Office) -> None:
	officer = office.staff[roles.EXECUTOR].officer
	page.evaluate(
		"""(officer) => {
			window.cur_frm.clear_table("executors");
			window.cur_frm.add_child("executors", { officer, is_responsible: 1 });
			window.cur_frm.refresh_field("executors");
		}""",
		officer,
	)


def set_day(page: Page, field: str, days: int) -> None:
	day = frappe.utils.getdate() + timedelta(days=days)
	page.evaluate("([field, day]) => window.cur_frm.set_value(field, day)", [field, str(day)])
	settle(page)


def save(page: Page) -> None:
	page.keyboard.press("Control+s")
	settle(page)


def test_refused_resolution_stays_on_its_form_until_it_is_saved(
	desk_of: Callable[[str], Page], office: Office, picture: Callable[[Page, str], Path]
) -> None:
	page = desk_of(roles.HEAD)
	appeal = begin(page, office)
	set_day(page, "due_on", 200)

	save(page)
	expect(page.locator(".modal.show .msgprint")).to_contain_text("Виберіть ранішу дату")
	picture(page, "refused")
	page.keyboard.press("Escape")
	settle(page)

	assert "/appeal-resolution/new" in page.url
	assert page.locator("[data-fieldname=resolution_text] textarea:visible").input_value() == ORDERED
	assert not frappe.db.exists("Appeal Resolution", {"appeal": appeal})
	set_day(page, "due_on", 5)
	save(page)
	page.wait_for_url(f"**/app/appeal/{appeal}")
	expect(page.locator(".page-head .indicator-pill:visible").first).to_contain_text("Передано виконавцю")
