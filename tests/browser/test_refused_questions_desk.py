"""A dialog stays open with what was typed in it until the server has done what was asked."""

from collections.abc import Callable

import frappe
from playwright.sync_api import Page, expect

from tests.browser.clerk import Office, fresh_appeal, open_form, settle


def test_refused_registration_by_hand_keeps_what_was_typed(
	desk: Page, office: Office, picture: Callable
) -> None:
	entered = fresh_appeal(office, "entered")
	taken = frappe.db.get_value("Appeal", office.appeals["registered"], "registration_index")
	errors: list[str] = []
	desk.on("pageerror", lambda error: errors.append(str(error)))
	open_form(desk, entered)
	desk.locator(".menu-btn-group button:visible").click()
	desk.locator(".menu-btn-group .dropdown-menu:visible a", has_text="Зареєструвати вручну").click()
	dialog = desk.locator(".modal.show", has=desk.locator("[data-fieldname=index]"))
	dialog.locator("[data-fieldname=index] input").fill(taken)
	dialog.locator("[data-fieldname=reason] textarea").fill("Не було світла")

	dialog.locator(".btn-modal-primary").click()
	refusal = desk.locator(".modal.show", has_text="вже надано")
	expect(refusal).to_be_visible()
	settle(desk)
	picture(desk, "refused")

	assert dialog.locator("[data-fieldname=index] input").input_value() == taken
	assert dialog.locator("[data-fieldname=reason] textarea").input_value() == "Не було світла"
	assert errors == []

	refusal.locator(".btn-modal-close").click()
	dialog.locator("[data-fieldname=index] input").fill("")
	dialog.locator(".btn-modal-primary").click()
	expect(dialog).to_have_count(0)
	frappe.db.rollback()
	assert frappe.db.get_value("Appeal", entered, "phase") == "REGISTERED"
