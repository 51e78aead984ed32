"""A letter is neither lost nor doubled where the network, the answer, the session or the page is gone for a moment."""

import frappe
from playwright.sync_api import Page, expect

from tests.browser.clerk import Office, settle
from tests.browser.test_fast_entry_desk import Typist, enter_letter, typist

__all__ = ["typist"]

LOSE_ONE_ANSWER = """() => {
	const { fetch } = window;
	window.fetch = async (...asked) => {
		window.fetch = fetch;
		await fetch(...asked);
		throw new TypeError("the answer is lost");
	};
}"""


def begin(typist: Typist, surname: str) -> Page:
	"""A letter typed and ready to be registered."""
	open_dialog(typist)
	enter_letter(typist, surname)
	typist.page.wait_for_timeout(1000)  # repeats are looked for after a pause in typing
	settle(typist.page)
	return typist.page


def open_dialog(typist: Typist) -> None:
	typist.press("Control+Alt+n")
	typist.page.wait_for_selector(".modal.show [data-fieldname=applicant] input:focus")


def put_away_message(page: Page, words: str) -> None:
	told = page.locator(".modal.show", has=page.locator(".msgprint"))
	expect(told).to_contain_text(words)
	settle(page)  # what is still sliding in takes no click
	told.locator(".btn-modal-close").click()
	expect(told).to_have_count(0)
	page.locator(".modal.show [data-fieldname=content] textarea").focus()


def register(typist: Typist) -> None:
	typist.press("Control+Shift+Enter")
	expect(typist.page.locator(".modal.show .form-message.green")).to_contain_text("Зареєстровано:")


def cards_of(office: Office, surname: str) -> int:
	frappe.db.rollback()
	filters = {"authority": office.authority, "last_name": surname}
	people = frappe.get_all("Applicant", filters=filters, pluck="name")
	return frappe.db.count("Appeal", {"applicant": ("in", people or [""])})


def test_letter_goes_when_the_network_is_back(typist: Typist, office: Office) -> None:
	before = cards_of(office, "Безмережний")
	page = begin(typist, "Безмережний")
	page.context.set_offline(True)
	typist.press("Control+Enter")
	put_away_message(page, "Сервер не відповів")
	told = page.evaluate("() => frappe.xcall('frappe.ping').then(() => 'done', () => 'refused')")
	page.context.set_offline(False)
	register(typist)

	assert told == "refused"
	assert cards_of(office, "Безмережний") == before + 1


def test_letter_whose_answer_was_lost_is_registered_once(typist: Typist, office: Office) -> None:
	before = cards_of(office, "Безвідповідний")
	page = begin(typist, "Безвідповідний")
	page.evaluate(LOSE_ONE_ANSWER)
	typist.press("Control+Enter")
	put_away_message(page, "Сервер не відповів")
	assert cards_of(office, "Безвідповідний") == before + 1
	register(typist)

	assert cards_of(office, "Безвідповідний") == before + 1


def test_letter_goes_by_the_token_of_the_session_begun_anew(typist: Typist, office: Office) -> None:
	before = cards_of(office, "Безсеансова")
	page = begin(typist, "Безсеансова")
	page.evaluate("() => { frappe.csrf_token = 'of-the-session-before'; }")
	register(typist)

	assert cards_of(office, "Безсеансова") == before + 1


def test_letter_outlives_the_end_of_the_session(typist: Typist, office: Office) -> None:
	before = cards_of(office, "Позасеансова")
	page = begin(typist, "Позасеансова")
	# any other question brings up the framework's own dialog of the login
	page.route("**/*.propose_sign", lambda route: route.abort())
	cookies = page.context.cookies()
	page.context.clear_cookies()
	typist.press("Control+Enter")
	put_away_message(page, "Сеанс завершився")
	page.context.add_cookies(cookies)
	register(typist)

	assert cards_of(office, "Позасеансова") == before + 1


def test_choices_that_were_refused_once_hold_no_letter(typist: Typist, office: Office) -> None:
	before = cards_of(office, "Відмовлена")
	page = begin(typist, "Відмовлена")
	theme = page.locator(".modal.show [data-fieldname=theme] input")
	page.route("**/*search_link*", lambda route: route.fulfill(status=502, body="{}"))
	theme.fill("житл")
	typist.press("Tab")
	expect(page.locator(".modal.show [data-fieldname=theme] .help-box")).to_contain_text("сервер не відповів")
	page.unroute("**/*search_link*")
	theme.fill("")
	theme.focus()
	typist.choose("житл")
	settle(page)
	register(typist)

	assert cards_of(office, "Відмовлена") == before + 1


def test_letter_outlives_a_reload_for_its_user_alone(typist: Typist, office: Office) -> None:
	before = cards_of(office, "Перезавантажена")
	page = begin(typist, "Перезавантажена")
	questions: list[str] = []
	for _again in range(3):
		page.once("dialog", lambda dialog: (questions.append(dialog.type), dialog.accept()))
		page.reload()
		expect(page.locator("#alert-container")).to_contain_text("Є незакінчений лист")
		page.wait_for_selector(".list-row-container .list-row")
		open_dialog(typist)  # what is kept is being filled in when the page is left again
		expect(page.locator(".modal.show .unfinished-letter")).to_be_visible()
	settle(page)
	register(typist)

	assert questions == ["beforeunload"] * 3
	assert cards_of(office, "Перезавантажена") == before + 1
	assert page.evaluate("() => Object.keys(sessionStorage).filter((key) => key.includes('letter'))") == []


def test_words_from_which_nothing_was_chosen_outlive_a_reload(typist: Typist) -> None:
	page = begin(typist, "Недописана")
	settlement = page.locator(".modal.show [data-fieldname=settlement] input")
	settlement.fill("запоріж")
	page.once("dialog", lambda dialog: dialog.accept())
	page.reload()
	page.wait_for_selector(".list-row-container .list-row")
	settle(page)
	open_dialog(typist)
	settle(page)

	expect(settlement).to_have_value("запоріж")
	expect(page.locator(".modal.show [data-fieldname=settlement] .help-box")).to_contain_text(
		"Нічого не вибрано"
	)
	expect(page.locator(".msgprint-dialog:visible")).to_have_count(0)
	page.locator(".modal.show .unfinished-letter button").click()
	settle(page)
	typist.press("Escape")
