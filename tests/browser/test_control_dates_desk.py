"""The list of appeals by the control date at one press, beside its other filters."""

from collections.abc import Callable
from datetime import timedelta

import frappe
from playwright.sync_api import Page, expect

from appeals_app import clock
from tests.browser.clerk import Office, fresh_appeal, open_list, settle


def choose(page: Page, label: str) -> None:
	group = page.locator(".page-actions:visible .inner-group-button", has_text="Контрольна дата")
	group.locator("button").click()
	group.locator(".dropdown-item", has_text=label).click()
	settle(page)


def test_list_is_asked_by_the_control_date_at_one_press(
	desk: Page, office: Office, picture: Callable
) -> None:
	mark = f"Строк № {clock.now():%H%M%S}"
	days = {"Прострочено": -3, "Сьогодні": 0, "Найближчі дні": 1, "Від дня до дня": 400}
	appeals = {label: fresh_appeal(office, "registered") for label in days}
	for label, appeal in appeals.items():
		brief, day = f"{mark}: {label}", clock.today() + timedelta(days=days[label])
		frappe.db.set_value("Appeal", appeal, {"control_date": day, "title": brief, "brief": brief})
	frappe.db.commit()  # nosemgrep: other processes serve them
	open_list(desk)
	row = desk.locator(".list-row", has_text=mark)

	for label in ("Прострочено", "Сьогодні", "Найближчі дні"):
		choose(desk, label)
		expect(row).to_have_count(1)
		expect(row).to_contain_text(f"{mark}: {label}")
	picture(desk, "soon")
	choose(desk, "Від дня до дня")
	for field, ahead in (("first", 399), ("last", 401)):
		day = clock.today() + timedelta(days=ahead)
		desk.fill(f".modal.show [data-fieldname={field}] input", day.strftime("%d.%m.%Y"))
		desk.keyboard.press("Tab")
	desk.locator(".modal.show .btn-primary:visible").click()
	settle(desk)
	expect(row).to_have_count(1)
	expect(row).to_contain_text(f"{mark}: Від дня до дня")
	choose(desk, "Будь-який день")
	expect(row).to_have_count(4)
