"""The classifier as its administrator meets it: what is not checked is marked in the list, form and link fields."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from appeals_app.permissions import roles
from appeals_app.testing.factories import PASSWORD
from appeals_app.testing.staff import standing_staff
from tests.browser.clerk import KEY, Office, settle
from tests.serving import Served


@pytest.fixture(scope="module")
def admin(browser: Browser, desk_server: Served, office: Office) -> Iterator[Page]:
	"""The oblast administrator at the Desk."""
	context = browser.new_context(
		base_url=desk_server.url, locale="uk-UA", viewport={"width": 1366, "height": 850}
	)
	page = context.new_page()
	page.goto("/login")
	page.fill("#login_email", standing_staff(KEY)[roles.OBLAST_ADMIN].user)
	page.fill("#login_password", PASSWORD)
	page.click(".btn-login")
	page.wait_for_url("**/app**")
	yield page
	context.close()


def open_item(page: Page, name: str) -> None:
	page.goto(f"/app/appeal-classifier-item/{name}")
	page.wait_for_selector(".form-footer .timeline-item", state="attached")
	settle(page)


def test_list_of_a_group_stands_in_the_order_of_the_act_with_its_marks(admin: Page) -> None:
	admin.goto("/app/appeal-classifier-item")
	admin.wait_for_selector(".list-row-container .list-row")
	settle(admin)
	admin.evaluate("cur_list.filter_area.add([[cur_list.doctype, 'item_group', '=', 'type']])")
	expect(admin.locator(".list-row-container .list-row:visible")).to_have_count(5)

	rows = admin.locator(".list-row-container .list-row:visible").all_inner_texts()
	titles = [row.strip().split("\n")[0] for row in rows]
	assert titles == ["Телеграма", "Лист", "Усне", "Електронне", "Петиція"]
	electronic = admin.locator(".list-row-container", has_text="Електронне")
	expect(electronic).to_contain_text("код не звірено")
	expect(electronic).to_contain_text("6.4?")
	electronic.get_by_role("link", name="Електронне").click()
	admin.wait_for_url("**/type.electronic")


def test_form_says_that_the_code_and_the_title_are_not_checked(admin: Page) -> None:
	open_item(admin, "type.petition")

	expect(admin.locator(".form-message:visible, .form-dashboard:visible").first).to_contain_text(
		"Код цієї позиції не звірено."
	)
	expect(admin.locator(".form-message:visible, .form-dashboard:visible").first).to_contain_text(
		"Назву цієї позиції також не звірено."
	)


def test_mark_verified_asks_who_compared_the_code_with_what(admin: Page) -> None:
	open_item(admin, "type.electronic")
	admin.select_option("[data-fieldname=code_status] select:visible", "verified")
	settle(admin)

	for field in ("official_code", "code_checked_by", "code_checked_version"):
		expect(admin.locator(f"[data-fieldname={field}] .control-label.reqd:visible")).to_be_visible()


def test_theme_offers_to_add_a_local_item_under_it(admin: Page) -> None:
	open_item(admin, "theme.housing")
	admin.get_by_role("button", name="Додати місцеву позицію").click()
	admin.wait_for_url("**/new-appeal-classifier-item**")
	settle(admin)

	expect(admin.locator("[data-fieldname=parent_item] input:visible")).to_have_value("Житлова політика")
	expect(admin.locator("[data-fieldname=official_code]:visible")).to_have_count(0)


def test_link_field_of_a_card_says_which_code_is_not_checked(desk: Page) -> None:
	desk.goto("/app/appeal/new")
	desk.wait_for_selector("[data-fieldname=appeal_type] input:visible")
	settle(desk)
	field = desk.locator("[data-fieldname=appeal_type] input:visible").first
	field.fill("")
	field.press_sequentially("Електр", delay=30)
	offered = desk.locator(
		"[data-fieldname=appeal_type] .awesomplete li:visible", has_text="Електронне"
	).first

	expect(offered).to_contain_text("код не звірено")
	expect(offered).not_to_contain_text("type.electronic")
