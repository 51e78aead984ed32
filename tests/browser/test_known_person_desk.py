"""Fast entry of a new person: whose phone and which address the register knows, told before the letter is registered."""

from collections.abc import Callable

import frappe
from playwright.sync_api import Page, expect

from appeals_app.appeal_matching.card_terms import write_rows_of
from appeals_app.permissions import roles
from appeals_app.testing.factories import make_applicant, unique_name
from appeals_app.testing.journey import Journey
from appeals_app.testing.staff import acting_as
from tests.browser.clerk import Office, open_list, settle

PHONE, SAME_PHONE = "+380 50 765 43 21", "0507654321"


def test_phone_the_register_knows_is_told_while_a_new_person_is_entered(
	desk: Page, office: Office, picture: Callable
) -> None:
	frappe.db.rollback()
	with acting_as(office.staff[roles.REGISTRAR]):
		known = make_applicant(last_name="Відомченко", first_name="Роман", phone=PHONE)
	frappe.db.commit()  # nosemgrep: other processes serve it
	open_list(desk)
	desk.keyboard.press("Control+Alt+n")
	desk.wait_for_selector(".modal.show [data-fieldname=applicant] input:focus")

	for text in ("Відомченко Роман", "", "", "", SAME_PHONE):
		desk.keyboard.type(text)
		desk.keyboard.press("Tab")

	told = desk.locator(".modal.show [data-fieldname=known_phone]")
	expect(told).to_contain_text(known.full_name)
	settle(desk)
	picture(desk, "told")
	desk.keyboard.press("Escape")


def test_appeals_from_the_address_that_is_typed_are_told_and_can_be_looked_at(
	desk: Page, office: Office, picture: Callable
) -> None:
	frappe.db.rollback()
	street = f"Відома{unique_name().lower()}"
	with acting_as(office.staff[roles.REGISTRAR]):
		author = make_applicant(
			last_name="Сусіденко", address=f"вул. {street}, буд. 8, кв. 15", locality=""
		).name
	appeal = Journey(office.staff, applicant=author, brief="Шум у під’їзді").to("registered").appeal
	write_rows_of([appeal])
	frappe.db.commit()  # nosemgrep: other processes serve it
	open_list(desk)
	desk.keyboard.press("Control+Alt+n")
	desk.wait_for_selector(".modal.show [data-fieldname=applicant] input:focus")

	for text in ("Новенька Ганна", "", "", f"{street} 8, кв. 15"):
		desk.keyboard.type(text)
		desk.keyboard.press("Tab")

	told = desk.locator(".modal.show [data-fieldname=known_address]")
	expect(told).to_contain_text("За цією адресою вже зверталися: 1")
	told.locator("summary").click()
	expect(told.locator("a")).to_be_visible()
	expect(told.locator("a")).to_have_attribute("href", f"/app/appeal/{appeal}")
	settle(desk)
	picture(desk, "told")
	desk.keyboard.press("Escape")
