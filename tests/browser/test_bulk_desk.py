"""Chosen rows of the list taken off control: first what would happen, then what did."""

from collections.abc import Callable

import frappe
from playwright.sync_api import Page, expect

from appeals_app.permissions import roles
from tests.browser.clerk import Office, fresh_appeal, settle


def test_chosen_appeals_are_taken_off_control_after_a_trial(
	desk_of: Callable[[str], Page], office: Office, picture: Callable
) -> None:
	page = desk_of(roles.CONTROLLER)
	answered, registered = fresh_appeal(office, "answered"), fresh_appeal(office, "registered")
	page.goto(f"/app/appeal?name=%5B%22in%22%2C%22{answered}%2C{registered}%22%5D")
	page.wait_for_selector(".list-row-container .list-row")
	settle(page)
	for box in page.locator(".list-row .list-row-checkbox:visible").all():
		box.check()
	page.locator(".actions-btn-group button:visible").click()
	page.locator(
		".actions-btn-group .dropdown-menu:visible a", has_text="Зняти з контролю з перевіркою"
	).click()

	rows = page.locator(".modal.show .bulk-rows tr")
	expect(rows).to_have_count(2)
	expect(rows.filter(has_text="Буде виконано")).to_have_count(1)
	expect(rows.filter(has_text="Відповідь надіслано → Знято з контролю")).to_have_count(1)
	settle(page)
	picture(page, "trial")
	frappe.db.rollback()
	assert frappe.db.get_value("Appeal", answered, "phase") == "ANSWERED"

	page.locator(".modal.show .btn-modal-primary:visible").click()
	expect(rows.filter(has_text="Буде виконано")).to_have_count(0)
	expect(rows.filter(has_text="Виконано")).to_have_count(1)
	frappe.db.rollback()
	assert frappe.db.get_value("Appeal", answered, "phase") == "CLOSED"
	assert frappe.db.get_value("Appeal", registered, "phase") == "REGISTERED"
