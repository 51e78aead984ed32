"""The keyboard in fields with choices of forms, windows and tables: the choice that is highlighted, or the words stay."""

from collections.abc import Callable, Iterator

import frappe
import pytest
from playwright.sync_api import Page, expect

from appeals_app.permissions import roles
from appeals_app.testing.journey import Journey
from tests.browser.clerk import Office, settle

SETTLEMENT = "[data-fieldname=settlement] input:visible"
CELL = ".grid-row [data-fieldname=result] input:visible"


@pytest.fixture
def person(desk: Page) -> Iterator[Page]:
	"""The form of a new applicant."""
	desk.goto("/app/applicant/new")
	desk.wait_for_selector(SETTLEMENT)
	settle(desk)
	yield desk
	desk.evaluate("() => cur_frm && (cur_frm.doc.__unsaved = 0)")


@pytest.fixture
def answer(desk_of: Callable[[str], Page], office: Office) -> Page:
	"""A draft, with the keyboard in the result of its question."""
	frappe.db.rollback()
	appeal = Journey(office.staff, brief="Клавіатура в таблиці").to("draft").appeal
	frappe.db.commit()  # nosemgrep: other processes serve it
	page = desk_of(roles.EXECUTOR)
	page.goto(f"/app/appeal-reply/{frappe.db.get_value('Appeal Reply', {'appeal': appeal})}")
	page.wait_for_selector("[data-fieldname=answers] .grid-row")
	settle(page)
	page.locator("[data-fieldname=answers] .grid-body [data-fieldname=result]").first.click()
	page.wait_for_selector(CELL)
	page.fill(CELL, "")
	settle(page)
	return page


def wait_for_choices(page: Page) -> None:
	page.locator(".awesomplete:has(input:focus) ul:not([hidden]) li").first.wait_for()


def test_tab_takes_the_highlighted_choice_on_a_form(person: Page) -> None:
	person.locator(SETTLEMENT).press_sequentially("Вільнянс")
	wait_for_choices(person)
	settle(person)

	person.keyboard.press("Tab")
	settle(person)

	expect(person.locator(SETTLEMENT)).to_have_value("м. Вільнянськ")
	assert person.evaluate("cur_frm.doc.settlement")


def test_words_that_lead_to_no_choice_stay_on_a_form_and_say_so(
	person: Page, office: Office, picture: Callable
) -> None:
	person.locator(SETTLEMENT).press_sequentially("Вільняхт")
	person.keyboard.press("Tab")
	settle(person)

	field = person.locator(".frappe-control[data-fieldname=settlement]:visible")
	expect(field).to_contain_text("Нічого не вибрано")
	expect(person.locator(SETTLEMENT)).to_have_value("Вільняхт")
	picture(person, "not-chosen")

	author = frappe.db.get_value("Appeal", office.appeals["registered"], "applicant")
	person.evaluate("(author) => frappe.set_route('Form', 'Applicant', author)", author)
	person.wait_for_url(f"**/{author}")
	settle(person)
	expect(person.locator(SETTLEMENT)).to_have_value("")
	expect(person.locator(".frappe-control[data-fieldname=settlement]:visible")).not_to_contain_text(
		"Нічого не вибрано"
	)


def test_down_arrow_and_enter_take_the_first_choice_in_a_table(answer: Page, picture: Callable) -> None:
	answer.locator(CELL).press_sequentially("позит")
	wait_for_choices(answer)
	settle(answer)

	answer.keyboard.press("ArrowDown")
	answer.keyboard.press("Enter")
	settle(answer)
	picture(answer, "taken")

	assert answer.evaluate("cur_frm.doc.answers[0].result")
	expect(answer.locator(".modal.show")).to_have_count(0)
	expect(answer.locator(".grid-row-open")).to_have_count(0)


def test_whole_row_of_the_wide_search_chooses_in_a_table_and_leaves_the_page_usable(
	answer: Page, picture: Callable
) -> None:
	answer.locator(CELL).press_sequentially("позит")
	wait_for_choices(answer)
	settle(answer)
	answer.keyboard.press("ArrowUp")
	answer.keyboard.press("Enter")
	row = answer.locator(".modal.show .link-select-row").first
	row.wait_for()
	settle(answer)
	picture(answer, "wide-search")
	expect(answer.locator(".grid-row-open")).to_have_count(0)

	row.click(position={"x": 300, "y": 8})
	settle(answer)
	picture(answer, "chosen")

	assert answer.evaluate("cur_frm.doc.answers[0].result")
	expect(answer.locator(".modal-backdrop")).to_have_count(0)
	expect(answer.locator("#freeze")).to_have_count(0)
