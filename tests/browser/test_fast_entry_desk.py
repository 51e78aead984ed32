"""A letter registered without touching the mouse: how many keys it takes, and how long."""

import re
import time
from collections.abc import Callable, Iterator

import frappe
import pytest
from frappe.utils import add_days, getdate
from playwright.sync_api import Locator, Page, expect

from appeals_app import clock
from tests.browser.clerk import Office, open_list, settle

SECONDS_A_KEY = 0.2
"""An ordinary typist: five keys a second."""

LONGEST, MOST_KEYS = 60, 260


class Typist:
	"""Presses keys and counts them."""

	def __init__(self, page: Page) -> None:
		self.page, self.keys, self.begun = page, 0, time.monotonic()

	def type(self, text: str) -> None:
		self.keys += len(text)
		self.page.keyboard.type(text, delay=40)

	def press(self, key: str) -> None:
		self.keys += 1
		self.page.keyboard.press(key)
		self.page.wait_for_timeout(1000 * SECONDS_A_KEY)  # the pace of a person

	def choose(self, text: str) -> None:
		"""Type the beginning, wait for the choices, take the first."""
		self.type(text)
		self.page.locator(".modal.show .awesomplete:has(input:focus) ul:not([hidden]) li").first.wait_for()
		settle(self.page)
		self.press("Enter")

	@property
	def seconds(self) -> float:
		return time.monotonic() - self.begun


@pytest.fixture
def typist(desk: Page) -> Iterator[Typist]:
	open_list(desk)
	yield Typist(desk)
	if desk.locator(".modal.show").count():
		desk.keyboard.press("Escape")


def dialog_field(page: Page, fieldname: str) -> Locator:
	return page.locator(f".modal.show [data-fieldname={fieldname}] input:visible").first


def enter_letter(typist: Typist, surname: str) -> None:
	typist.type(f"{surname} Марія Іванівна")
	typist.press("Tab")
	settle(typist.page)
	typist.press("Tab")
	typist.choose("запоріж")
	typist.press("Tab")
	typist.type("вул. Соборна, 12, кв. 4")
	typist.press("Tab")
	typist.press("Tab")
	typist.type("Ремонт ліфта")
	typist.press("Tab")
	typist.choose("житл")
	typist.press("Tab")
	typist.type("Третій тиждень не працює ліфт. Просить полагодити.")


def test_letter_is_registered_from_the_keyboard_in_less_than_a_minute(
	typist: Typist, office: Office, record_property: Callable[[str, object], None], picture: Callable
) -> None:
	page = typist.page
	typist.press("Control+Alt+n")
	page.wait_for_selector(".modal.show [data-fieldname=applicant] input:focus")

	expect(page.locator(".modal.show .fast-entry-keys")).to_contain_text(
		"Ctrl+Shift+Enter Зареєструвати і наступне"
	)
	enter_letter(typist, "Швиденко")
	picture(page, "filled")
	typist.press("Control+Shift+Enter")

	expect(page.locator("#alert-container")).to_contain_text("Зареєстровано:")
	page.wait_for_selector(".modal.show [data-fieldname=applicant] input:focus")
	record_property("keys", typist.keys)
	record_property("scripted seconds", round(typist.seconds, 1))
	assert typist.keys <= MOST_KEYS
	assert typist.keys * SECONDS_A_KEY < LONGEST
	assert typist.seconds < LONGEST
	expect(dialog_field(page, "applicant")).to_have_value("")
	frappe.db.rollback()
	person = frappe.get_last_doc(
		"Applicant", filters={"authority": office.authority, "last_name": "Швиденко"}
	)
	assert (person.locality, person.middle_name) == ("м. Запоріжжя", "Іванівна")
	[card] = frappe.get_all(
		"Appeal", filters={"applicant": person.name}, fields=["registration_index", "phase"]
	)
	assert card.registration_index
	assert card.phase == "REGISTERED"


def test_letter_of_an_earlier_post_is_registered_by_its_day_once_its_phone_is_put_right(
	typist: Typist, office: Office, picture: Callable
) -> None:
	page, came = typist.page, add_days(clock.today(), -3)
	page.set_viewport_size({"width": 1366, "height": 768})
	typist.press("Control+Alt+n")
	page.wait_for_selector(".modal.show [data-fieldname=applicant] input:focus")
	enter_letter(typist, "Вчорашня")
	day = page.locator(".modal.show [data-fieldname=received_at] input")
	expect(day).to_have_value(clock.today().strftime("%d.%m.%Y"))

	day.fill(came.strftime("%d.%m.%Y"))
	day.press("Tab")
	phone = page.locator(".modal.show [data-fieldname=phone] input:visible")
	phone.fill("12")
	typist.press("Control+Shift+Enter")
	expect(page.locator(".modal.show .msgprint")).to_contain_text("не є номером телефону")
	settle(page)
	typist.press("Escape")
	expect(phone).to_be_focused()
	expect(page.locator(".modal.show .btn-modal-primary:visible")).to_be_in_viewport(ratio=1)
	picture(page, "refused")
	phone.fill("")
	typist.press("Control+Shift+Enter")

	expect(page.locator(".modal.show .form-message.green")).to_contain_text("Зареєстровано:")
	expect(dialog_field(page, "received_at")).to_have_value(clock.today().strftime("%d.%m.%Y"))
	frappe.db.rollback()
	person = frappe.get_last_doc(
		"Applicant", filters={"authority": office.authority, "last_name": "Вчорашня"}
	)
	assert getdate(frappe.db.get_value("Appeal", {"applicant": person.name}, "received_at")) == came


def test_known_person_is_chosen_and_the_last_choices_are_offered_again(
	typist: Typist, office: Office, picture: Callable
) -> None:
	page = typist.page
	page.evaluate("() => Object.assign(frappe.boot.appeals.entry_defaults, { channel: 'email' })")
	typist.press("Control+Alt+n")
	page.wait_for_selector(".modal.show [data-fieldname=applicant] input:focus")

	typist.type("Лук")
	choices = page.locator(".modal.show .awesomplete:has(input:focus) ul:not([hidden]) li")
	choices.first.wait_for()
	settle(page)
	first = choices.first.inner_text().splitlines()[0]
	typist.press("ArrowDown")
	typist.press("Enter")
	settle(page)

	expect_told_of(page, first)
	picture(page, "known-person")
	expect(dialog_field(page, "channel")).to_have_value("Електронною поштою")

	page.once("dialog", lambda question: question.accept())
	page.reload()
	page.wait_for_selector(".list-row-container .list-row")
	settle(page)
	typist.press("Control+Alt+n")
	expect_told_of(page, first)
	picture(page, "known-person-after-reload")


def expect_told_of(page: Page, person: str) -> None:
	told = page.locator(".modal.show [data-fieldname=known_person]")
	expect(told).to_contain_text(person)
	expect(told).to_contain_text("Раніше звернень: ")
	expect(told.locator("a")).to_have_attribute("href", re.compile("/app/applicant/"))
	# The title of the choice is answered by a call of its own.
	expect(dialog_field(page, "applicant")).to_have_value(person)
	assert page.locator(".modal.show [data-fieldname=new_person] input:visible").count() == 0


@pytest.mark.parametrize(
	("typed", "names"),
	[
		("Пилипенко М.І.", ["Пилипенко", "М.", "І."]),
		("Пилипенко М. І.", ["Пилипенко", "М.", "І."]),
		(" Савченко  Марія Іванівна", ["Савченко", "Марія", "Іванівна"]),
		("Алієв Гейдар Алі огли", ["Алієв", "Гейдар", "Алі огли"]),
	],
)
def test_name_typed_into_a_link_is_parted_into_fields(desk: Page, typed: str, names: list[str]) -> None:
	fields = desk.evaluate("(typed) => appeals.name_fields(typed)", typed)

	assert [fields["last_name"], fields["first_name"], fields["middle_name"]] == names


def test_field_whose_words_nothing_answers_says_so(desk: Page, typist: Typist, picture: Callable) -> None:
	typist.press("Control+Alt+n")
	desk.wait_for_selector(".modal.show [data-fieldname=applicant] input:focus")
	theme = desk.locator(".modal.show [data-fieldname=theme] input")
	theme.press_sequentially("ъъъ", delay=40)

	told = desk.locator(".modal.show [data-fieldname=theme] .nothing-found")
	expect(told).to_have_text("Нічого не знайдено. Спробуйте інше слово.")
	picture(desk, "nothing-found")
	theme.press("Backspace")
	expect(told).to_have_count(0)
	theme.fill("")
