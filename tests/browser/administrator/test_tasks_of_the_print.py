"""Task 20: a print format of the card of one's own."""

from collections.abc import Callable

import frappe
import pytest
from playwright.sync_api import Page, expect

from appeals_app.permissions import roles
from tests.browser.administrator.walk import Walk
from tests.browser.clerk import Office, open_form, settle

FORMAT = "Картка для приймальні"

Undo = Callable[[Callable[[], object]], None]


@pytest.fixture
def no_format_after(undo: Undo) -> None:
	undo(lambda: frappe.delete_doc("Print Format", FORMAT, force=True))


def section(admin: Walk, name: str) -> object:
	return admin.page.locator(".print-format-builder-section:visible").filter(
		has=admin.page.locator(".section-label", has_text=name)
	)


def test_task_20_card_is_printed_without_a_section(
	walk: Callable[[int], Walk], desk_of: Callable[[str], Page], office: Office, no_format_after: None
) -> None:
	admin = walk(20)
	admin.begin("Налаштування без коду", "Форма друку")
	admin.add()
	admin.type("__newname", FORMAT)
	admin.choose("doc_type", "Звернення")
	admin.save()
	admin.press("Змінити форму", ".page-head")
	admin.page.wait_for_selector(".section-label:visible")
	settle(admin.page)
	admin.picture("sections")
	admin.click(section(admin, "Надходження").locator(".section-settings").first)
	admin.press("Прибрати розділ", ".modal.show")
	admin.press("Зберегти", ".page-head")

	page = desk_of(roles.REGISTRAR)
	open_form(page, office.appeals["registered"])
	page.evaluate("frappe.set_route('print', 'Appeal', cur_frm.docname)")
	field = page.locator("[data-fieldname=print_format] input:visible")
	expect(field).to_be_visible()
	field.fill("")
	page.locator(".awesomplete li:visible", has_text=FORMAT).first.click()
	printed = page.frame_locator(".print-format-container iframe, iframe.print-format-container").locator(
		"body"
	)
	expect(printed).to_contain_text("Заявник")
	expect(printed).not_to_contain_text("Канал надходження")
	settle(page)
	Walk(page, 20).picture("printed")
	admin.finish()
