"""Twins on the screen: told after registration, compared on a page, linked and merged there; a mass event; fast typing."""

from collections.abc import Callable

import frappe
import pytest
from playwright.sync_api import Page, expect

from appeals_app.appeal_matching.card_terms import write_rows_of
from appeals_app.permissions import roles
from appeals_app.testing.factories import make_applicant
from appeals_app.testing.journey import Journey
from appeals_app.testing.staff import acting_as
from tests.browser.clerk import Office, open_form, open_list, settle

LONG_ENOUGH = 20_000
TEXTS = {
	"71": "Просимо повернути автобусний маршрут, який скасували восени: люди не можуть доїхати до лікарні та ринку.",
	"72": "Третій місяць поспіль не вивозять сміття з контейнерного майданчика біля дитячого садка на околиці селища.",
	"73": "Колодязь пересох ще навесні, тому вимагаємо провести водогін до крайніх будинків уздовж польової дороги.",
	"74": "Скаржуся на шум від нічної дискотеки поруч із житловим кварталом, через який неможливо заснути до ранку.",
	"75": "Пропоную висадити липову алею вздовж набережної замість вирубаних тополь і поставити лавки для літніх людей.",
}
"""Texts that are near to none but their copy."""


def committed_pair(office: Office, number: str, *, one_author: bool = True) -> tuple[str, str]:
	"""Two registered appeals with one text, of one person or of two, that no other test looks at."""
	frappe.db.rollback()
	names = []
	for surname in ("Гриценко", "Гриценко" if one_author else "Левченко"):
		with acting_as(office.staff[roles.REGISTRAR]):
			author = make_applicant(last_name=f"{surname}{number}", authority=office.authority).name
		card = {"applicant": author, "brief": f"Маршрут {number}", "content": TEXTS[number]}
		names.append(Journey(office.staff, **card).to("registered").appeal)
	write_rows_of(names)
	frappe.db.commit()  # nosemgrep: other processes serve them
	return names[0], names[1]


def test_registered_card_tells_its_twin_and_leads_to_both_side_by_side(
	desk: Page, office: Office, picture: Callable
) -> None:
	first, second = committed_pair(office, "71")
	open_form(desk, second)
	told = desk.locator(".repeats-told:visible")
	expect(told).to_contain_text("Неодноразове", timeout=LONG_ENOUGH)
	picture(desk, "told")

	told.locator("a").click()
	desk.wait_for_selector(".appeals-compared")
	settle(desk)
	picture(desk, "side-by-side")
	desk.locator(".page-actions:visible .btn-primary", has_text="Зв’язати").click()
	asked = desk.locator(".modal.show .frappe-control[data-fieldname=sign]")
	expect(asked.locator("select option:checked")).to_have_text("Неодноразове")
	expect(asked.locator("option", has_text="Первинне")).to_have_count(0)
	expect(asked).to_contain_text("ще розглядається")
	asked.locator("select").select_option(label="Масове")
	expect(asked.locator(".help-box")).to_have_text("Той самий текст від багатьох різних авторів.")
	asked.locator("select").select_option(label="Неодноразове")
	expect(asked).to_contain_text("ще розглядається")
	picture(desk, "link")
	desk.locator(".modal.show .btn-modal-primary").click()

	desk.wait_for_url(f"**/app/appeal/{second}")
	expect(desk.locator(".desk-alert")).to_contain_text("Зв’язано")
	settle(desk)
	frappe.db.rollback()
	assert frappe.db.get_value("Appeal", second, "previous_appeal") == first
	expect(desk.locator(".repeats-told:visible")).to_have_count(0)


def test_two_appeals_are_considered_under_one_from_the_page(
	desk: Page, office: Office, picture: Callable
) -> None:
	first, second = committed_pair(office, "72")
	desk.goto(f"/app/appeal-comparison/{second}/{first}")
	desk.wait_for_selector(".appeals-compared")
	settle(desk)

	desk.locator(".page-actions button:visible", has_text="Об’єднати розгляд").click()
	desk.locator(".modal.show textarea").fill("Той самий текст того самого автора")
	desk.locator(".modal.show .btn-modal-primary").click()

	expect(desk.locator(".main-told:visible a")).to_contain_text("Маршрут 72", timeout=LONG_ENOUGH)
	frappe.db.rollback()
	assert frappe.db.get_value("Appeal", second, ["main_appeal", "phase"]) == (first, "MERGED")
	expect(desk.locator(".main-told:visible")).to_contain_text("Керівник органу – «Поновити розгляд»")
	picture(desk, "merged")
	desk.locator(".main-told:visible a").click()
	expect(desk.locator(".merged-told:visible")).to_contain_text("Разом розглядаються")
	expect(desk.locator(".merged-told:visible a")).to_have_attribute("href", f"/app/appeal/{second}")
	picture(desk, "main")
	desk.goto(f"/app/appeal-comparison/{second}/{first}")
	expect(desk.locator(".layout-main:visible")).to_contain_text("Керівник органу – «Поновити розгляд»")


def test_page_offers_nothing_the_server_would_refuse(desk: Page, office: Office) -> None:
	answered, registered = office.appeals["answered"], office.appeals["registered"]
	desk.goto(f"/app/appeal-comparison/{answered}/{registered}")
	desk.wait_for_selector(".appeals-compared")
	settle(desk)

	expect(desk.locator(".page-actions button:visible", has_text="Об’єднати розгляд")).to_have_count(0)
	expect(desk.locator(".page-actions button:visible", has_text="Зв’язати")).to_have_count(0)
	expect(desk.locator(".layout-main:visible")).to_contain_text("вже не розглядається")


def test_members_of_a_mass_event_take_a_step_together(desk: Page, office: Office, picture: Callable) -> None:
	first, second = committed_pair(office, "73", one_author=False)
	desk.goto(f"/app/mass-event/{first}")
	desk.wait_for_selector(".event-near")
	desk.locator(".event-near button").click()
	expect(desk.locator(".event-members tr")).to_have_count(3, timeout=LONG_ENOUGH)

	desk.locator(".page-actions button:visible", has_text="Передати на резолюцію: 2").click()
	desk.locator(".modal.show .btn-primary:visible").click()

	expect(desk.locator(".event-told")).to_contain_text("Виконано: 2", timeout=LONG_ENOUGH)
	picture(desk, "event")
	frappe.db.rollback()
	assert {frappe.db.get_value("Appeal", name, "phase") for name in (first, second)} == {"RESOLUTION"}


def test_search_takes_every_key_of_the_keyboard(desk: Page, office: Office) -> None:
	committed_pair(office, "74")
	desk.goto("/app/appeal-search")
	desk.wait_for_selector("#page-appeal-search input:focus")

	desk.keyboard.type("дискотеку 74")
	desk.keyboard.press("Enter")

	expect(desk.locator("#page-appeal-search input").first).to_have_value("дискотеку 74")
	expect(desk.locator(".appeals-found a")).to_have_count(2, timeout=LONG_ENOUGH)


@pytest.fixture
def entry(desk: Page) -> Page:
	open_list(desk)
	desk.keyboard.press("Control+Alt+n")
	desk.wait_for_selector(".modal.show [data-fieldname=applicant] input:focus")
	return desk


def typed_in(page: Page, fieldname: str) -> str:
	"""What stands in the field of the dialog."""
	return page.evaluate("(name) => cur_dialog.get_field(name).$input.val()", fieldname)


def test_typing_without_a_pause_loses_no_letter(entry: Page, office: Office) -> None:
	keys = entry.keyboard
	settle(entry)  # the list of people known has opened by itself
	keys.type("Лук")
	settle(entry)

	for text in ("Лук’яненчук Ольга", None, "запоріж", "вул. Тиха, 7", "0501112233", "Лист без пауз"):
		if text:
			keys.type(text[3:] if text.startswith("Лук") else text)
		keys.press("Tab")
	keys.type("жит")
	entry.wait_for_timeout(300)  # the answers to what was left behind come now
	keys.type("л")

	assert typed_in(entry, "new_person") == "Лук’яненчук Ольга"
	assert typed_in(entry, "address") == "вул. Тиха, 7"
	assert typed_in(entry, "phone") == "0501112233"
	assert typed_in(entry, "brief") == "Лист без пауз"
	assert typed_in(entry, "theme") == "житл"
	keys.press("Escape")


def test_fast_entry_proposes_a_sign_and_compares_what_is_typed(
	entry: Page, office: Office, picture: Callable
) -> None:
	first, _second = committed_pair(office, "75")
	entry.set_viewport_size({"width": 1366, "height": 850})
	entry.keyboard.type("Гриценко75 Іван Петрович")
	entry.locator(".modal.show [data-fieldname=content] textarea").click()
	entry.keyboard.type(TEXTS["75"])

	told = entry.locator(".modal.show .repeats-told")
	expect(told).to_be_visible(timeout=LONG_ENOUGH)
	expect(told).to_be_in_viewport(ratio=1)
	expect(entry.locator(".modal.show [data-fieldname=content] textarea")).to_be_focused()
	picture(entry, "proposed")
	told.locator("button").click()
	expect(entry.locator(".modal.show .appeals-compared")).to_contain_text("Маршрут 75")
	picture(entry, "typed")
	entry.keyboard.press("Escape")
	expect(entry.locator(".appeals-compared:visible")).to_have_count(0)
	settle(entry)

	entry.wait_for_selector(".modal.show [data-fieldname=content] textarea:focus")
	accepted = told.locator("input[type=checkbox]")
	for is_accepted in (True, False, True):
		entry.keyboard.press("Alt+Enter")
		expect(accepted).to_be_checked(checked=is_accepted)
	expect(entry.locator(".modal.show [data-fieldname=content] textarea")).to_be_focused()
	picture(entry, "accepted")
	previous = entry.evaluate("() => cur_dialog.proposed.previous_appeal")
	assert frappe.db.get_value("Appeal", previous, "content") == frappe.db.get_value(
		"Appeal", first, "content"
	)
	entry.keyboard.press("Escape")
