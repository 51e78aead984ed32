"""What a registrar meets on forms and in lists: the own authority proposed, wrong dates told, no empty lines in menus."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from appeals_app.permissions import roles
from tests.browser.clerk import Office, fresh_appeal, settle


@pytest.mark.parametrize(
	("doctype", "role"),
	[("appeal-import-mapping", roles.REGISTRAR), ("appeal-index-rule", roles.AUTHORITY_ADMIN)],
)
def test_new_row_of_an_authority_proposes_the_own_one_and_offers_no_other(
	desk_of: Callable[[str], Page], office: Office, picture: Callable, doctype: str, role: str
) -> None:
	page = desk_of(role)
	page.goto(f"/app/{doctype}/new")
	page.wait_for_selector("[data-fieldname=authority] input:visible")
	settle(page)
	picture(page, "new")
	assert page.evaluate("cur_frm.doc.authority") == office.authority

	page.locator("[data-fieldname=authority] input:visible").fill("")
	page.locator("[data-fieldname=authority] input:visible").press_sequentially(" ")
	offered = page.locator("[data-fieldname=authority] ul:not([hidden]) li p")
	expect(offered.first).to_be_visible()

	assert [text.split("\n")[0] for text in offered.all_inner_texts() if "Розширений" not in text] == [
		"Зразкова рада"
	]


def test_wrong_date_is_told_with_its_field_and_the_right_form_and_stays(
	desk: Page, picture: Callable
) -> None:
	desk.goto("/app/appeal/new")
	field = desk.locator("[data-fieldname=written_on] input:visible")
	field.wait_for()
	settle(desk)

	field.fill("35.11.2026")
	field.press("Tab")
	told = desk.locator(".modal.show .msgprint")
	expect(told).to_be_visible()
	picture(desk, "told")

	said = told.inner_text()
	assert "«Дата звернення»: немає дати «35.11.2026»" in said
	assert "дд.мм.рррр" in said
	assert "Invalid" not in said
	expect(field).to_have_value("35.11.2026")

	desk.locator(".modal.show .btn-modal-close").click()
	expect(desk.locator(".modal.show")).to_have_count(0)
	settle(desk)
	desk.keyboard.press("Control+s")
	expect(desk.locator(".modal.show .msgprint")).to_contain_text("немає дати «35.11.2026»")
	desk.locator(".modal.show .btn-modal-close").click()
	expect(desk.locator(".modal.show")).to_have_count(0)
	field.click()
	desk.keyboard.press("Control+a")
	desk.keyboard.type("25.11.2026")
	expect(field).to_have_value("25.11.2026")
	desk.keyboard.press("Tab")
	desk.wait_for_function("() => cur_frm.doc.written_on === '2026-11-25'")
	assert desk.locator(".has-error [data-fieldname=written_on]:visible").count() == 0


def test_menu_of_chosen_rows_has_no_empty_lines(desk: Page, office: Office, picture: Callable) -> None:
	entered, registered = fresh_appeal(office, "entered"), fresh_appeal(office, "registered")
	desk.goto(f"/app/appeal?name=%5B%22in%22%2C%22{entered}%2C{registered}%22%5D")
	desk.wait_for_selector(".list-row-container .list-row")
	settle(desk)
	for box in desk.locator(".list-row .list-row-checkbox:visible").all():
		box.check()
	desk.locator(".actions-btn-group button:visible").click()
	settle(desk)
	picture(desk, "menu")

	lines = desk.locator(".actions-btn-group .dropdown-menu li:visible:not(.dropdown-divider)")
	assert lines.count() > 0
	assert not [box for box in lines.all() if not box.inner_text().strip()]


def test_fast_entry_opens_from_the_home_workspace(desk: Page, picture: Callable) -> None:
	desk.goto("/app/citizens-appeals")
	shortcut = desk.locator(".shortcut-widget-box:visible", has_text="Швидке внесення")
	expect(shortcut).to_be_visible(timeout=30_000)
	settle(desk)
	picture(desk, "home")

	shortcut.click()

	# the list behind the dialog may be opened for the first time
	expect(desk.locator(".modal.show [data-fieldname=applicant] input")).to_be_focused(timeout=30_000)


def test_fast_entry_is_no_shortcut_of_those_who_register_nothing(desk_of: Callable[[str], Page]) -> None:
	page = desk_of(roles.CONTROLLER)
	page.goto("/app/citizens-appeals")
	page.wait_for_selector(".shortcut-widget-box")
	settle(page)

	assert page.locator(".shortcut-widget-box", has_text="Швидке внесення").count() == 0
