"""What the Desk shows of a term a person is asked for, and of an order on reception that ends before its day."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

import frappe
import pytest
from frappe.utils import add_days, formatdate, getdate
from playwright.sync_api import Page, expect

from appeals_app.permissions import roles
from appeals_app.testing.factories import make_reception_suspension
from appeals_app.testing.staff import acting_as
from tests.browser.clerk import Office, fresh_appeal, open_form, settle
from tests.browser.test_forms import Desk, headline, open_new_card, open_record

BY_HAND = "[data-fieldname=term_by_hand]:visible"


def open_consideration(page: Page) -> None:
	page.get_by_role("tab", name="Розгляд").click()
	expect(page.locator("[data-fieldname=study]:visible").first).to_be_visible()


def test_rule_is_chosen_on_a_new_card_from_those_that_are_taken(
	desk: Page, picture: Callable[[Page, str], Path]
) -> None:
	screenshot = partial(picture, desk)
	open_new_card(desk)
	open_consideration(desk)
	field = desk.locator(f"{BY_HAND} input")
	field.click()
	offered = desk.locator(f"{BY_HAND} [role=listbox]")

	expect(offered).to_contain_text("загальний строк розгляду")
	expect(offered).to_contain_text("1 місяць, ч. 1 ст. 20")
	expect(offered).not_to_contain_text("запит на великий обсяг інформації")
	expect(offered).not_to_contain_text("пересилання за належністю")
	expect(offered).not_to_contain_text("граничний загальний строк")
	screenshot("offered")

	offered.get_by_text("загальний строк розгляду").click()

	why = desk.locator("[data-fieldname=term_by_hand_reason]:visible")
	expect(why.locator(".control-label.reqd")).to_have_text("Чому саме це правило")
	screenshot("why")


def test_rule_is_not_offered_on_a_registered_card_that_has_its_term(desk: Page, office: Office) -> None:
	open_form(desk, office.appeals["registered"])
	open_consideration(desk)

	expect(desk.locator(BY_HAND)).to_have_count(0)


def test_card_that_keeps_its_dates_tells_them_and_what_is_asked(desk: Page, office: Office) -> None:
	appeal = fresh_appeal(office, "registered")
	values = {"term_needs_person": 1, "term_problem": "Жодне правило не підходить. Установіть строк вручну."}
	frappe.db.set_value("Appeal", appeal, values)
	frappe.db.commit()  # nosemgrep: the web server sees it
	open_form(desk, appeal)
	open_consideration(desk)

	told = headline(desk).filter(has_text="Жодне правило не підходить.")
	expect(told).to_contain_text("Відповідь належить надати не пізніше")
	expect(desk.locator(f"{BY_HAND} input")).to_be_visible()


@pytest.fixture
def order(office: Office) -> str:
	"""An order of ten days under a regime that ends after two."""
	frappe.db.rollback()
	frappe.db.delete("Reception Suspension", {"authority": office.authority})
	with acting_as(office.staff[roles.HEAD]):
		order = make_reception_suspension(
			authority=office.authority, article="law-393.22", valid_to=str(add_days(getdate(), 10))
		)
	order.db_set("ends_on", add_days(getdate(), 2))
	frappe.db.commit()  # nosemgrep: the web server sees it
	return order.name


def test_order_says_that_its_ground_ends_first_and_is_cancelled_as_mistaken(
	desk_of: Desk, office: Office, order: str
) -> None:
	page = desk_of(roles.HEAD)
	open_record(page, "Reception Suspension", order)
	expect(headline(page)).to_contain_text(f"Діє лише до {formatdate(add_days(getdate(), 2), 'dd.MM.yyyy')}")

	page.get_by_role("button", name="Скасувати як помилкове").click()
	page.locator(".modal:visible textarea").fill("Не той рік.")
	page.locator(".modal:visible .btn-primary:visible").click()
	settle(page)

	expect(headline(page)).to_contain_text("як помилкове")
	expect(page.locator("[data-fieldname=cancel_reason]:visible")).to_contain_text("Не той рік.")
	expect(page.get_by_role("button", name="Припинити достроково")).to_have_count(0)


def test_list_of_orders_says_until_when_they_hold(desk_of: Desk, order: str) -> None:
	page = desk_of(roles.HEAD)
	page.goto("/app/reception-suspension")
	page.wait_for_selector(".list-row:visible")
	settle(page)
	row = page.locator(".list-row:visible").first

	expect(row).to_contain_text(f"Діє до {formatdate(add_days(getdate(), 2), 'dd.MM.yyyy')}")
