"""Twins on the screen: told after registration, compared on a page, linked and merged there; a mass event; fast typing."""

import random
import re
from collections.abc import Callable
from dataclasses import dataclass

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
WORDS = (
	"Просимо повернути автобусний маршрут, який скасували восени: люди не можуть доїхати до лікарні та ринку.",
	"Третій місяць поспіль не вивозять сміття з контейнерного майданчика біля дитячого садка на околиці селища.",
	"Колодязь пересох ще навесні, тому вимагаємо провести водогін до крайніх будинків уздовж польової дороги.",
	"Скаржуся на шум від нічної дискотеки поруч із житловим кварталом, через який неможливо заснути до ранку.",
	"Пропоную висадити липову алею вздовж набережної замість вирубаних тополь і поставити лавки для літніх людей.",
)
PROPOSED = "**/api/method/appeals_app.appeal_matching.api.propose_sign"
SYLLABLES = [consonant + vowel for consonant in "бвгдзклмнпрст" for vowel in "аеиоу"]


@dataclass(frozen=True)
class Pair:
	"""Two registered appeals with one text."""

	first: str
	second: str
	surname: str
	text: str
	brief: str


def some_surname() -> str:
	"""One that nobody has in the register, whoever left people there before."""
	return "".join(random.choices(SYLLABLES, k=4)).capitalize() + "ченко"


def some_text() -> str:
	"""One that is near to none but its copy, also of another run on this site."""
	known = re.findall(r"[а-яіїєґ’]{4,}", " ".join(WORDS))
	return f"Скаржуся: {' '.join(random.sample(known, 16))} дискотека."


def committed_pair(office: Office, *, one_author: bool = True) -> Pair:
	"""Of one person or of two, and no other test looks at them."""
	frappe.db.rollback()
	surname, text, names = some_surname(), some_text(), []
	brief = f"Маршрут {random.randrange(10**6, 10**7)}"
	for each in (surname, surname if one_author else some_surname()):
		with acting_as(office.staff[roles.REGISTRAR]):
			author = make_applicant(last_name=each, authority=office.authority).name
		card = {"applicant": author, "brief": brief, "content": text}
		names.append(Journey(office.staff, **card).to("registered").appeal)
	write_rows_of(names)
	frappe.db.commit()  # nosemgrep: other processes serve them
	return Pair(*names, surname, text, brief)


def test_registered_card_tells_its_twin_and_leads_to_both_side_by_side(
	desk: Page, office: Office, picture: Callable
) -> None:
	pair = committed_pair(office)
	first, second = pair.first, pair.second
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
	pair = committed_pair(office)
	first, second = pair.first, pair.second
	desk.goto(f"/app/appeal-comparison/{second}/{first}")
	desk.wait_for_selector(".appeals-compared")
	settle(desk)

	desk.locator(".page-actions button:visible", has_text="Об’єднати розгляд").click()
	desk.locator(".modal.show textarea").fill("Той самий текст того самого автора")
	desk.locator(".modal.show .btn-modal-primary").click()

	expect(desk.locator(".main-told:visible a")).to_contain_text(pair.brief, timeout=LONG_ENOUGH)
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
	pair = committed_pair(office, one_author=False)
	first, second = pair.first, pair.second
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
	asked = f"дискотеку {committed_pair(office).brief.split()[-1]}"
	desk.goto("/app/appeal-search")
	desk.wait_for_selector("#page-appeal-search input:focus")

	desk.keyboard.type(asked)
	desk.keyboard.press("Enter")

	expect(desk.locator("#page-appeal-search input").first).to_have_value(asked)
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
	pair = committed_pair(office)
	entry.set_viewport_size({"width": 1366, "height": 850})
	entry.keyboard.type(f"{pair.surname} Марія Іванівна")
	entry.locator(".modal.show [data-fieldname=content] textarea").click()
	entry.keyboard.type(pair.text)

	told = entry.locator(".modal.show .repeats-told")
	expect(told).to_be_visible(timeout=LONG_ENOUGH)
	expect(told).to_be_in_viewport(ratio=1)
	expect(entry.locator(".modal.show [data-fieldname=content] textarea")).to_be_focused()
	picture(entry, "proposed")
	told.locator("button").click()
	expect(entry.locator(".modal.show .appeals-compared")).to_contain_text(pair.brief)
	entry.keyboard.press("Escape")
	expect(entry.locator(".appeals-compared:visible")).to_have_count(0)
	settle(entry)

	entry.wait_for_selector(".modal.show [data-fieldname=content] textarea:focus")
	accepted = told.locator("input[type=checkbox]")
	for is_accepted in (True, False):
		entry.keyboard.press("Alt+Enter")
		expect(accepted).to_be_checked(checked=is_accepted)
	with entry.expect_response(PROPOSED):
		entry.keyboard.press("Alt+Enter")
	settle(entry)
	expect(accepted).to_be_checked()
	expect(entry.locator(".modal.show [data-fieldname=content] textarea")).to_be_focused()
	picture(entry, "accepted")
	previous = entry.evaluate("() => cur_dialog.proposed.previous_appeal")
	assert frappe.db.get_value("Appeal", previous, "content") == frappe.db.get_value(
		"Appeal", pair.first, "content"
	)
	entry.keyboard.press("Escape")


def test_answer_that_comes_after_the_letter_was_changed_is_thrown_away(entry: Page, office: Office) -> None:
	pair, held = committed_pair(office), []
	letter = entry.locator(".modal.show [data-fieldname=content] textarea")
	entry.route(PROPOSED, lambda route: route.continue_() if len(held) > 1 else held.append(route))
	for asked, text in enumerate((pair.text, "Дякую за лавки."), start=1):
		letter.fill(text)
		while len(held) < asked:
			entry.wait_for_timeout(50)

	for late in reversed(held):
		with entry.expect_response(PROPOSED):
			late.continue_()
	settle(entry)

	expect(entry.locator(".modal.show .repeats-told")).to_have_count(0)
	entry.keyboard.press("Escape")
