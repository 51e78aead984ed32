"""Two records of one person on the form: compared before they are joined, told of after, parted from either of them."""

import secrets
from collections.abc import Callable

import frappe
import pytest
from playwright.sync_api import Page, expect

from appeals_app.permissions import roles
from appeals_app.testing.factories import make_applicant, unique_name
from appeals_app.testing.journey import Journey
from appeals_app.testing.staff import acting_as
from tests.browser.clerk import Office, settle

WINDOW = ".modal.show:has([data-fieldname=reason])"


@pytest.fixture
def people(office: Office) -> tuple[str, str]:
	"""A record with one appeal, and another of the same person with none."""
	frappe.db.rollback()
	with acting_as(office.staff[roles.REGISTRAR]):
		mark = unique_name().lower()
		kept = make_applicant(last_name=f"Двійник{mark}", phone="067 111 11 11").name
		merged = make_applicant(last_name=f"Двойник{mark}", phone="067 222 22 22").name
	Journey(office.staff, applicant=kept).to("registered")
	frappe.db.commit()  # nosemgrep: other processes serve them
	return kept, merged


def open_person(page: Page, name: str) -> None:
	page.goto(f"/app/applicant/{name}")
	page.wait_for_selector(".form-footer .timeline-item", state="attached")
	settle(page)


def open_joining(page: Page, kept: str) -> None:
	open_person(page, kept)
	page.locator(".page-actions button:visible", has_text="Об’єднати з іншим записом").click()
	page.wait_for_selector(f"{WINDOW} [data-fieldname=merged] input")
	settle(page)


def choose(page: Page, surname: str) -> None:
	page.locator(f"{WINDOW} [data-fieldname=merged] input").press_sequentially(surname)
	page.locator(f"{WINDOW} [data-fieldname=merged] li", has_text=surname).first.click()


def test_records_are_compared_joined_told_of_and_parted_from_the_kept_one(
	desk: Page, people: tuple[str, str], picture: Callable
) -> None:
	kept, merged = people
	open_joining(desk, kept)
	names = [frappe.db.get_value("Applicant", name, "full_name") for name in people]
	window = desk.locator(WINDOW)
	expect(window).to_contain_text(f"Залишиться цей запис — «{names[0]}»")

	choose(desk, names[1].split()[0])
	compared = window.locator("[data-fieldname=both] table")
	expect(compared).to_contain_text("067 222 22 22")
	picture(desk, "compared")
	assert [line.split("\t")[1:] for line in compared.inner_text().splitlines() if "\t" in line][1:3] == [
		names,
		["067 111 11 11", "067 222 22 22"],
	]
	expect(compared.locator("tr").last).to_have_text("Звернення\n1\n0", use_inner_text=True)
	window.locator("textarea").fill("Однаковий паспорт")
	window.locator(".btn-modal-primary").click()

	expect(desk.locator("#alert-container")).to_contain_text("Записи об’єднано")
	joined = desk.locator(".joined-records:visible")
	expect(joined).to_contain_text("Однаковий паспорт")
	expect(joined.locator("a")).to_have_text(names[1])
	settle(desk)
	picture(desk, "joined")
	joined.locator("button").click()
	desk.locator(f"{WINDOW} textarea").fill("Це тезки")
	desk.locator(f"{WINDOW} .btn-modal-primary").click()

	expect(desk.locator("#alert-container")).to_contain_text("Записи роз’єднано")
	expect(joined).to_contain_text("Це тезки")
	expect(joined.locator("button")).to_have_count(0)
	frappe.db.rollback()
	assert not frappe.db.get_value("Applicant", merged, "merged_into")


def test_records_that_may_be_of_the_same_person_are_offered_before_anything_is_typed(
	desk: Page, office: Office, picture: Callable
) -> None:
	frappe.db.rollback()
	with acting_as(office.staff[roles.REGISTRAR]):
		surnames = [f"{one}{unique_name().lower()}" for one in ("Двійник", "Інша", "Новіша")]
		phone = f"067{secrets.randbelow(10**7):07}"
		kept = make_applicant(last_name=surnames[0], phone=phone)
		namesake = make_applicant(last_name=surnames[0], first_name="Оксана", phone="067 333 33 33")
		by_phone = make_applicant(last_name=surnames[1], phone=phone)
		make_applicant(last_name=surnames[2], phone="067 444 44 44")
	frappe.db.commit()  # nosemgrep: other processes serve them
	open_joining(desk, kept.name)
	window = desk.locator(WINDOW)
	offered = window.locator("[data-fieldname=likely] button")
	for likely in (namesake, by_phone):
		expect(offered.filter(has_text=likely.full_name)).to_have_count(1)
	for other in (kept.last_name + " Марія", surnames[2]):
		expect(offered.filter(has_text=other)).to_have_count(0)
	settle(desk)
	picture(desk, "offered")

	offered.filter(has_text=by_phone.full_name).click()

	expect(window.locator("[data-fieldname=both] table")).to_contain_text(by_phone.full_name)
	expect(window.locator("[data-fieldname=merged] input")).to_have_value(by_phone.full_name)


def test_escape_closes_the_message_over_the_window_and_leaves_what_was_typed(
	desk: Page, people: tuple[str, str]
) -> None:
	open_joining(desk, people[0])
	reason = desk.locator(f"{WINDOW} textarea")
	reason.fill("Однаковий паспорт")

	desk.locator(f"{WINDOW} .btn-modal-primary").click()
	message = desk.locator(".modal.show .msgprint")
	expect(message).to_contain_text("Запис тієї самої особи")
	settle(desk)
	desk.keyboard.press("Escape")

	expect(message).to_have_count(0)
	settle(desk)
	expect(reason).to_have_value("Однаковий паспорт")
	desk.keyboard.press("Escape")
	expect(desk.locator(WINDOW)).to_have_count(0)
