"""A volume is closed over the inventory of its case, and the next one is proposed to who files further papers."""

from collections.abc import Callable

import frappe
from playwright.sync_api import Page, expect

from appeals_app.appeal_registry.api import file_in_case
from appeals_app.permissions import roles
from appeals_app.testing.factories import unique
from appeals_app.testing.journey import Journey
from appeals_app.testing.staff import acting_as
from tests.browser.clerk import Office, open_form, settle


def test_volume_closed_over_its_inventory_is_followed_by_the_next_one(
	desk: Page, office: Office, picture: Callable
) -> None:
	frappe.db.rollback()
	case = unique("03-")
	first, second = (Journey(office.staff, brief="Ремонт дороги").to("closed").appeal for _number in range(2))
	with acting_as(office.staff[roles.REGISTRAR]):
		file_in_case(appeal=first, case={"case": case, "volume": "1", "sheets": 3})
	frappe.db.commit()  # nosemgrep: other processes serve it

	desk.goto(f"/app/query-report/Case%20Inventory?case_number={case}&case_volume=1")
	desk.locator(".dt-row", has_text="1–3").wait_for()
	settle(desk)
	desk.get_by_role("button", name="Закрити том").click()
	desk.locator(".modal.show .btn-primary:visible").click()
	expect(desk.get_by_text("Том 1: аркушів — 3, закрито")).to_be_visible()
	picture(desk, "closed")

	open_form(desk, second)
	desk.get_by_role("button", name="Підшити до справи").click()
	desk.locator(".modal.show [data-fieldname=case] input").fill(case)
	desk.keyboard.press("Tab")
	expect(desk.locator(".modal.show [data-fieldname=volume] input")).to_have_value("2")
	picture(desk, "next-volume")
	desk.keyboard.press("Escape")
