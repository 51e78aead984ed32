"""Whose session has ended logs in again in another tab and saves in this one what was typed."""

from collections.abc import Callable

import frappe
from playwright.sync_api import Browser, expect

from appeals_app.testing.factories import PASSWORD
from tests.browser.clerk import Office, fresh_appeal, log_in, open_form, settle
from tests.serving import Served


def test_typed_card_is_saved_by_the_session_begun_in_another_tab(
	browser: Browser, desk_server: Served, office: Office, picture: Callable
) -> None:
	appeal = fresh_appeal(office, "entered")
	page = log_in(browser, desk_server, office.user)
	open_form(page, appeal)
	page.locator("[data-fieldname=brief] input:visible, [data-fieldname=brief] textarea:visible").fill(
		"Сміття"
	)
	other = page.context.new_page()
	other.goto("/app")
	other.evaluate("() => frappe.xcall('logout')")
	other.goto("/login")
	other.fill("#login_email", office.user)
	other.fill("#login_password", PASSWORD)
	other.click(".btn-login")
	other.wait_for_selector(".widget")

	page.bring_to_front()
	page.keyboard.press("Control+s")
	settle(page)
	picture(page, "saved")

	expect(page.locator(".modal.show")).to_have_count(0)
	frappe.db.rollback()
	assert frappe.db.get_value("Appeal", appeal, "brief") == "Сміття"
	page.context.close()
