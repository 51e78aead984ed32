"""Fast entry at no delay between the keys: nothing typed is written over, and no words are lost on the way to a choice."""

from collections.abc import Callable, Iterator

import frappe
import pytest
from playwright.sync_api import Page, Route, expect

from tests.browser.clerk import Office, open_list, settle

FIELD = ".modal.show [data-fieldname={}] :is(input, textarea):visible"
NOT_CHOSEN = "Нічого не вибрано"


@pytest.fixture
def letter(desk: Page) -> Iterator[Page]:
	"""The dialog, empty, with the keyboard in its first field."""
	open_list(desk)
	desk.keyboard.press("Control+Alt+n")
	desk.wait_for_selector(".modal.show [data-fieldname=applicant] input:focus")
	yield desk
	desk.unroute_all()
	desk.reload()  # a letter left unfinished is not the next test's


@pytest.fixture
def slow_server(letter: Page) -> None:
	"""Answers about choices come long after the next keys."""

	def late(route: Route) -> None:
		letter.wait_for_timeout(700)  # the server's delay is what is tested
		route.continue_()

	letter.route("**/api/method/frappe.desk.search.search_link", late)
	letter.route("**/api/method/frappe.client.validate_link", late)


def words_in(page: Page, fieldname: str) -> str:
	return page.locator(FIELD.format(fieldname)).first.input_value()


def go_to(page: Page, fieldname: str) -> None:
	page.locator(FIELD.format(fieldname)).first.focus()


def type_on(page: Page, *texts: str) -> None:
	"""Each text into its field, Tab after it, without any pause."""
	for text in texts:
		page.keyboard.type(text)
		page.keyboard.press("Tab")


def wait_for_choices(page: Page) -> None:
	page.locator(".modal.show .awesomplete:has(input:focus) ul:not([hidden]) li").first.wait_for()


def test_words_typed_at_once_after_a_number_stay(letter: Page) -> None:
	go_to(letter, "content")

	type_on(letter, "Текст листа", "2", "копія акта, 3 фото")
	settle(letter)

	assert words_in(letter, "content") == "Текст листа"
	assert words_in(letter, "pages_count") == "2"
	assert words_in(letter, "enclosures") == "копія акта, 3 фото"


@pytest.mark.usefixtures("slow_server")
def test_whole_letter_typed_without_a_pause_stays_as_typed(letter: Page) -> None:
	type_on(letter, "Прудка Ганна Іванівна", "", "Вільнянськ", "вул. Миру, 1", "0501234567")
	type_on(letter, "Тріщини в стіні", "", "Просить обстежити будинок.", "12", "акт на 3 аркушах")
	letter.wait_for_timeout(2500)  # longer than every late answer
	settle(letter)

	typed = ("new_person", "address", "phone", "brief", "content", "pages_count", "enclosures")
	assert {name: words_in(letter, name) for name in typed} == {
		"new_person": "Прудка Ганна Іванівна",
		"address": "вул. Миру, 1",
		"phone": "0501234567",
		"brief": "Тріщини в стіні",
		"content": "Просить обстежити будинок.",
		"pages_count": "12",
		"enclosures": "акт на 3 аркушах",
	}
	assert words_in(letter, "settlement") == "м. Вільнянськ"


@pytest.mark.usefixtures("slow_server")
def test_words_typed_on_after_a_choice_outlive_the_late_answer_to_it(letter: Page) -> None:
	go_to(letter, "settlement")

	letter.keyboard.type("Вільнянськ")
	wait_for_choices(letter)
	letter.keyboard.press("Enter")
	letter.keyboard.type(" або Мелітополь")
	letter.wait_for_timeout(2500)  # longer than every late answer

	assert words_in(letter, "settlement") == "м. Вільнянськ або Мелітополь"


def test_tab_takes_the_choice_that_is_shown(letter: Page) -> None:
	go_to(letter, "settlement")
	letter.keyboard.type("Вільнянс")
	wait_for_choices(letter)
	letter.keyboard.press("Tab")
	go_to(letter, "theme")
	letter.keyboard.type("житл")
	wait_for_choices(letter)
	shown = letter.locator(".awesomplete:has(input:focus) li").first.inner_text()

	letter.keyboard.press("Tab")
	settle(letter)

	assert words_in(letter, "settlement") == "м. Вільнянськ"
	assert words_in(letter, "theme") == shown.splitlines()[0]


def test_tab_before_the_list_came_takes_the_only_choice(letter: Page) -> None:
	go_to(letter, "settlement")

	type_on(letter, "Вільнянс")
	settle(letter)

	assert words_in(letter, "settlement") == "м. Вільнянськ"
	assert letter.evaluate("cur_dialog.get_value('settlement')") != "м. Вільнянськ"


@pytest.mark.parametrize(
	("words", "said"), [("Вільняхт", "не підходить жоден"), ("Вільн", "підходить кілька")]
)
def test_words_that_lead_to_no_choice_stay_and_hold_the_registration(
	letter: Page, office: Office, picture: Callable, words: str, said: str
) -> None:
	brief = f"Лист без села {words}"
	type_on(letter, "Незнайко Олег", "", words, "", "", brief, "житл", "Просить води.")
	settle(letter)

	letter.keyboard.press("Control+Enter")
	letter.wait_for_selector(".modal.show [data-fieldname=settlement] input:focus")
	settle(letter)

	field = letter.locator(".modal.show .frappe-control[data-fieldname=settlement]")
	expect(field).to_contain_text(NOT_CHOSEN)
	expect(field).to_contain_text(said)
	assert words_in(letter, "settlement") == words
	picture(letter, "not-chosen")
	frappe.db.rollback()
	assert not frappe.db.exists("Appeal", {"authority": office.authority, "brief": brief})


def test_required_field_with_undecided_words_is_not_emptied_by_the_button(letter: Page) -> None:
	go_to(letter, "theme")
	type_on(letter, "невідома тема")
	settle(letter)

	letter.locator(".modal.show .btn-modal-primary:visible").click()
	settle(letter)

	assert words_in(letter, "theme") == "невідома тема"


def test_letter_left_by_escape_is_offered_again(letter: Page, picture: Callable) -> None:
	type_on(letter, "Забудько Ірина", "", "", "", "", "Недописаний лист")

	letter.keyboard.press("Escape")
	expect(letter.locator(".modal.show")).to_have_count(0)
	expect(letter.locator("#alert-container")).to_contain_text("Введене збережено")
	letter.keyboard.press("Control+Alt+n")
	expect(letter.locator(".modal.show")).to_contain_text("Цей лист ще не зареєстровано")

	settle(letter)
	picture(letter, "offered-again")
	assert words_in(letter, "new_person") == "Забудько Ірина"
	assert words_in(letter, "brief") == "Недописаний лист"

	letter.locator(".modal.show .unfinished-letter button").click()
	settle(letter)
	assert words_in(letter, "brief") == ""


def test_consent_to_e_mail_is_kept_with_the_unfinished_letter(letter: Page) -> None:
	go_to(letter, "email")
	type_on(letter, "olena@author.example")
	letter.keyboard.press("Space")
	settle(letter)

	letter.reload()
	letter.wait_for_selector(".list-row-container .list-row")
	letter.keyboard.press("Control+Alt+n")
	letter.wait_for_selector(".modal.show .unfinished-letter")
	settle(letter)

	assert words_in(letter, "email") == "olena@author.example"
	assert letter.locator(FIELD.format("notices_by_email")).is_checked()


def test_empty_letter_is_left_without_a_word(letter: Page) -> None:
	letter.keyboard.press("Escape")
	expect(letter.locator(".modal.show")).to_have_count(0)
	letter.keyboard.press("Control+Alt+n")
	letter.wait_for_selector(".modal.show [data-fieldname=applicant] input:focus")

	assert letter.locator(".modal.show .unfinished-letter").count() == 0
