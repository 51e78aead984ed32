"""The clerk writes to the body that had sent an appeal and waits for the result."""

import frappe
from playwright.sync_api import expect

from appeals_app.permissions import roles
from appeals_app.testing.journey import Journey
from tests.browser.clerk import Office

MINISTRY = "Міністерство розвитку громад та територій"


def test_card_says_who_waits_and_opens_the_letter(desk_of, office: Office, picture) -> None:
	sent = {"channel": "authority", "sender_name": MINISTRY, "sender_wants_answer": 1}
	way = Journey(office.staff, **sent).to("answered")
	frappe.db.commit()  # the server reads only what is committed
	page = desk_of(roles.REGISTRAR)

	page.goto(f"/app/appeal/{way.appeal}")
	expect(page.locator(".form-message")).to_contain_text(f"{MINISTRY} чекає на результат розгляду")
	picture(page, "card")
	page.get_by_role("button", name="Повідомлення органу, що надіслав звернення").click()

	expect(page.locator('[data-fieldname="addressee"] input')).to_have_value(MINISTRY)
	expect(page.locator('[data-fieldname="salutation"] input')).to_have_value("")
	picture(page, "letter")
