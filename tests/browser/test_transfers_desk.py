"""An appeal is passed to another authority on the screen: the dialog, the queue there, the way of the appeal on the card."""

from collections.abc import Callable

import frappe
import pytest
from playwright.sync_api import Browser, Page, expect

from appeals_app.appeal_replies.signing import send_letter, sign_letter
from appeals_app.permissions import roles
from appeals_app.testing.factories import THEME
from appeals_app.testing.journey import Journey
from appeals_app.testing.staff import Staff, acting_as, standing_staff
from tests.browser.clerk import Office, log_in, name_everybody, open_form, settle
from tests.serving import Served

CITY = "Приозерна міська рада"


@pytest.fixture(scope="module")
def city(site: str) -> Staff:
	"""Another authority, named as people name theirs."""
	frappe.db.rollback()
	staff = standing_staff("CITY")
	name_everybody(staff)
	names = {"authority_name": CITY, "short_name": "Приозерна міськрада"}
	frappe.db.set_value("Authority", staff.authority, names)
	frappe.db.commit()  # nosemgrep: other processes serve them
	return staff


def letter_of_two_questions(office: Office) -> str:
	"""A registered appeal that no other test looks at."""
	frappe.db.rollback()
	matters = ("Дах школи протікає", "Не світять ліхтарі на вулиці Озерній")
	questions = [{"question": matter, "theme": THEME} for matter in matters]
	appeal = Journey(office.staff, brief="Школа й ліхтарі", questions=questions).to("registered").appeal
	frappe.db.commit()  # nosemgrep: other processes serve it
	return appeal


def tell_author(office: Office, transfer: str) -> None:
	"""The letter begun with the transfer is signed and sent."""
	frappe.db.rollback()
	letter = frappe.db.get_value("Appeal Reply", {"transfer": transfer})
	with acting_as(office.staff[roles.HEAD]):
		sign_letter(reply=letter)
	with acting_as(office.staff[roles.REGISTRAR]):
		send_letter(reply=letter)
	frappe.db.commit()  # nosemgrep: other processes serve it


def test_question_is_passed_on_accepted_and_seen_on_both_cards(
	desk: Page, office: Office, city: Staff, browser: Browser, desk_server: Served, picture: Callable
) -> None:
	appeal = letter_of_two_questions(office)
	open_form(desk, appeal)
	desk.get_by_role("button", name="Передача").click()
	desk.locator(".dropdown-menu.show").get_by_text("Передати іншому органові").click()
	dialog = desk.locator(".modal.show")
	receiver = dialog.locator("[data-fieldname=to_authority] input")
	receiver.fill("Приозерна")
	dialog.locator("[role=option]", has_text="Приозерна").first.click()
	dialog.locator("textarea[data-fieldname=reason]").fill("Вуличне освітлення на балансі міськради.")
	dialog.locator(".frappe-control", has_text="Дах школи").locator("input[type=checkbox]").uncheck()
	settle(desk)
	picture(desk, "dialog")
	dialog.locator(".btn-modal-primary").click()
	desk.wait_for_url("**/app/appeal-transfer/*")
	settle(desk)
	picture(desk, "prepared")
	transfer = desk.url.rsplit("/", 1)[1]
	tell_author(office, transfer)

	there = log_in(browser, desk_server, city[roles.REGISTRAR].user)
	there.goto("/app/citizens-appeals")
	settle(there)
	picture(there, "workspace")
	there.locator(".number-widget-box", has_text="Передачі на рішення").click()
	there.wait_for_url("**/app/appeal-transfer**")
	settle(there)
	picture(there, "queue")
	there.goto(f"/app/appeal-transfer/{transfer}")
	expect(there.locator(".appeals-words")).to_contain_text("Прошу полагодити ліфт")
	settle(there)
	picture(there, "to-decide")
	there.get_by_role("button", name="Прийняти й зареєструвати").click()
	there.wait_for_url("**/app/appeal/*")
	settle(there)
	there.get_by_role("tab", name="Розгляд").click()
	settle(there)
	picture(there, "chain-there")
	expect(there.locator(".transfer-chain")).to_contain_text("Є в іншому органі")
	there.context.close()

	open_form(desk, appeal)
	desk.get_by_role("tab", name="Розгляд").click()
	settle(desk)
	picture(desk, "chain-here")
	chain = desk.locator(".transfer-chain")
	expect(chain).to_contain_text("Зразкова рада → Приозерна міськрада: Прийнято, питань: 1")
	expect(chain.locator("a", has_text="№")).to_have_count(1)
