"""Promises of a sent answer are named to the controller before the control is taken off."""

from collections.abc import Callable
from pathlib import Path

import frappe
from playwright.sync_api import Page, expect

from appeals_app.permissions import roles
from appeals_app.testing import journey
from appeals_app.testing.journey import Journey
from tests.browser.clerk import Office, open_form, settle

PROMISED = "Ліфт буде відремонтовано до 1 травня 2027 року."


def test_promises_are_named_before_control_is_taken_off(
	desk_of: Callable[[str], Page], office: Office, picture: Callable[[Page, str], Path]
) -> None:
	frappe.db.rollback()
	way = Journey(office.staff).to("in_work")
	way.draft(body=f"Повідомляємо, що двір прибрано. {PROMISED}")
	way.stage = "draft"
	way.to("answered")
	frappe.db.commit()  # nosemgrep: other processes serve it
	page = desk_of(roles.CONTROLLER)
	open_form(page, way.appeal)

	said = page.locator(".form-message:visible").first.inner_text()
	picture(page, "card")
	page.locator(".actions-btn-group button:visible").click()
	page.locator(".actions-btn-group .dropdown-item:visible", has_text=journey.CLOSE).first.click()
	asked = page.locator(".modal.show .frappe-control[data-fieldname=move_reason]")
	expect(asked).to_contain_text(PROMISED)
	picture(page, "asked")
	page.keyboard.press("Escape")
	settle(page)
	page.locator("button:visible", has_text="Обіцянки в листі").click()
	page.locator(".modal.show button", has_text="Поставити на контроль").click()
	page.wait_for_selector(".page-title .title-text:visible")
	settle(page)
	page.keyboard.press("Control+s")
	settle(page)
	picture(page, "promise")

	frappe.db.rollback()  # what the server has committed since
	assert PROMISED in said
	assert frappe.db.get_value("Appeal", way.appeal, "phase") == "FOLLOW_UP"
