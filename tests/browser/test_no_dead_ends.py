"""The Desk leads on: a step opens what can be saved, the banner says what the law says, nothing offers what is refused."""

import re
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import frappe
from playwright.sync_api import Browser, Locator, Page, expect

from appeals_app import clock
from appeals_app.permissions import roles
from appeals_app.testing import journey
from appeals_app.testing.factories import make_appeal_commitment
from appeals_app.testing.journey import Journey
from appeals_app.testing.staff import acting_as
from tests.browser.clerk import Office, log_in, open_form, settle
from tests.serving import Served

KEY = re.compile(r"\b[0-9a-f]{10}\b")


def made(office: Office, stage: str, **card: object) -> Journey:
	"""An appeal of the test's own that the server can see."""
	frappe.db.rollback()
	way = Journey(office.staff, **card).to(stage)
	frappe.db.commit()  # nosemgrep: other processes serve it
	return way


def late_complaint(office: Office) -> Journey:
	decided_on = clock.today() - timedelta(days=500)
	return made(office, "registered", kind="kind.complaint", complained_decision_on=decided_on)


def press_step(page: Page, button: str) -> None:
	page.locator(".actions-btn-group button:visible").click()
	page.locator(".actions-btn-group .dropdown-item:visible", has_text=button).first.click()


def banner(page: Page) -> str:
	return page.locator(".form-message:visible").first.inner_text()


def test_head_refuses_a_late_complaint_by_the_letter_the_step_opens(
	desk_of: Callable[[str], Page], office: Office, picture: Callable[[Page, str], Path]
) -> None:
	way, page = late_complaint(office), desk_of(roles.HEAD)
	open_form(page, way.appeal)
	said = banner(page)
	terms = page.locator(".inner-group-button:visible", has_text="Строк розгляду")
	offers_terms = terms.count()
	picture(page, "card")

	press_step(page, journey.NOT_CONSIDER)
	page.wait_for_selector(".page-title .title-text:has-text('Лист за зверненням'):visible")
	settle(page)
	page.keyboard.press("Control+s")
	page.wait_for_selector(".indicator-pill:has-text('Проєкт'):visible")
	settle(page)
	picture(page, "letter")

	assert "За законом звернення не підлягає розгляду: Скаргу подано після строку" in said
	assert "на вкладці «Розгляд»" in said and "Крок: «Не розглядати»" in said
	assert "Накласти" not in said and offers_terms == 0
	assert not KEY.search(page.locator(".form-layout:visible").inner_text())


def test_refused_step_opens_no_empty_letter(desk: Page, office: Office) -> None:
	way = made(office, "registered")
	open_form(desk, way.appeal)

	press_step(desk, journey.FORWARD)
	message = desk.locator(".modal.show .msgprint")

	expect(message).to_contain_text("«Кому переслано» на вкладці «Розгляд»")
	assert desk.url.endswith(way.appeal)


def test_head_sees_how_far_a_term_may_go_and_what_comes_after_the_decision(
	desk_of: Callable[[str], Page], office: Office, picture: Callable[[Page, str], Path]
) -> None:
	way, page = made(office, "in_work"), desk_of(roles.HEAD)
	open_form(page, way.appeal)
	page.evaluate(
		"(appeal) => frappe.new_doc('Appeal Term Change', { appeal, kind: 'Extension' })", way.appeal
	)
	message = page.locator(".form-message:visible")
	expect(message).to_contain_text("Його можна продовжити щонайдалі до")
	before = message.inner_text()
	picture(page, "before")
	page.locator("[data-fieldname=reason] textarea:visible").fill("Потрібна експертиза")
	settle(page)  # the Desk takes what was typed half a second later
	page.keyboard.press("Control+s")
	expect(page.locator(".form-message:visible").first).to_contain_text("Підготувати повідомлення авторові")
	settle(page)
	picture(page, "after")
	text = page.locator(".form-layout:visible").inner_text()
	page.locator("button:visible", has_text="Відкрити звернення").click()
	page.wait_for_selector(".form-message:has-text('Вирішено продовжити строк'):visible")

	assert frappe.utils.formatdate(way.card().due_date) in before
	assert not KEY.search(text) and "розгляд завершено" not in text
	assert (
		frappe.db.get_value("Appeal Term Change", {"appeal": way.appeal}, "reason") == "Потрібна експертиза"
	)
	assert "Потрібна експертиза" in text


def test_day_of_dispatch_is_asked(desk: Page, office: Office, picture: Callable[[Page, str], Path]) -> None:
	way = made(office, "signed")
	letter = frappe.get_last_doc("Appeal Reply", filters={"appeal": way.appeal})
	desk.goto(f"/app/appeal-reply/{letter.name}")
	desk.locator("button:visible", has_text="Позначити як надісланий").click()
	day = desk.locator(".modal.show [data-fieldname=sent_on] input")
	expect(day).to_have_value(clock.today().strftime("%d.%m.%Y"))
	picture(desk, "prompt")

	desk.locator(".modal.show .btn-primary:visible").click()

	expect(desk.locator(".form-message:visible")).to_contain_text("Лист надіслано")
	desk.locator("button:visible", has_text="Відкрити звернення").click()
	expect(desk.locator(".page-head .indicator-pill:visible").first).to_contain_text("Відповідь надіслано")


def test_step_on_the_card_asks_for_the_day_of_dispatch(desk: Page, office: Office) -> None:
	way = made(office, "signed")
	open_form(desk, way.appeal)
	press_step(desk, journey.SEND)
	desk.wait_for_selector(".modal.show [data-fieldname=sent_on] input")
	desk.locator(".modal.show .btn-primary:visible").click()

	expect(desk.locator(".page-head .indicator-pill:visible").first).to_contain_text("Відповідь надіслано")


def test_promise_on_control_offers_no_step_that_would_be_refused(
	desk_of: Callable[[str], Page], office: Office, picture: Callable[[Page, str], Path]
) -> None:
	frappe.db.rollback()
	way, page = Journey(office.staff).to("answered"), desk_of(roles.CONTROLLER)
	with acting_as(office.staff[roles.CONTROLLER]):
		promise = make_appeal_commitment(appeal=way.appeal).name
	frappe.db.commit()  # nosemgrep: other processes serve it
	open_form(page, way.appeal)
	said = banner(page)
	page.goto(f"/app/appeal-commitment/{promise}")
	page.wait_for_selector("button:visible:has-text('Зняти з контролю')")
	settle(page)
	picture(page, "promise")
	pill = page.locator(".page-head .indicator-pill:visible").first
	box = pill.bounding_box()
	on_top = page.evaluate(
		"({x, y, width, height}) => document.elementFromPoint(x + width / 2, y + height / 2)"
		".closest('.indicator-pill') !== null",
		box,
	)

	assert "Додатковий контроль до" in said and "Зняти з контролю" not in said
	assert on_top
	assert "стала його частиною" not in page.locator(".form-layout:visible").inner_text()


def test_lists_show_what_matters_on_a_small_screen(
	desk: Page, desk_of: Callable[[str], Page], picture: Callable[[Page, str], Path], office: Office
) -> None:
	desk.goto(f"/app/appeal?authority={office.authority}")
	desk.wait_for_selector(".list-row-container .list-row")
	settle(desk)
	picture(desk, "appeals")
	appeals = desk.locator(".frappe-list:visible .list-row-head").inner_text()
	page = desk_of(roles.CONTROLLER)
	page.goto(f"/app/appeal-commitment?authority={office.authority}")
	page.wait_for_selector(".list-row-container .list-row")
	settle(page)
	picture(page, "promises")
	promises = page.locator(".frappe-list:visible .list-row-head").inner_text()

	assert "Контрольна дата" in appeals and "Відповідальний виконавець" in appeals
	assert "Контрольна дата" in promises and "Що обіцяно" in promises


def test_controller_is_offered_no_new_appeal_and_counts_promises(
	desk_of: Callable[[str], Page], picture: Callable[[Page, str], Path], desk: Page
) -> None:
	page = desk_of(roles.CONTROLLER)
	for one in (page, desk):
		one.goto("/app/citizens-appeals")
		one.wait_for_selector(".widget.number-widget-box .number")
		settle(one)
	picture(page, "home")

	expect(page.locator(".widget:visible", has_text="Строк обіцянок настав")).to_have_count(1)
	expect(page.locator(".widget:visible", has_text="Строк потребує рішення")).to_have_count(1)
	expect(page.locator(".shortcut-widget-box:visible", has_text="Нове звернення")).to_have_count(0)
	expect(desk.locator(".shortcut-widget-box:visible", has_text="Нове звернення")).to_have_count(1)


def test_administrator_of_the_system_meets_no_refusals_on_the_home_page(
	browser: Browser, desk_server: Served, office: Office, picture: Callable[[Page, str], Path]
) -> None:
	user = office.staff[roles.OBLAST_ADMIN].user
	frappe.db.rollback()
	frappe.get_doc("User", user).append("roles", {"role": "System Manager"}).db_insert()
	frappe.clear_cache(user=user)
	frappe.db.commit()  # nosemgrep: other processes log in as this user
	try:
		page = log_in(browser, desk_server, user)
		page.goto("/app/citizens-appeals")
		page.wait_for_selector(".ce-block .widget")
		settle(page)
		picture(page, "home")
		expect(page.locator(".modal.show")).to_have_count(0)
		expect(page.locator(".number-widget-box")).to_have_count(0)
		page.context.close()
	finally:
		frappe.db.delete("Has Role", {"parent": user, "role": "System Manager"})
		frappe.clear_cache(user=user)
		frappe.db.commit()  # nosemgrep: the same


def test_previous_appeal_is_chosen_among_those_of_the_author(desk: Page, office: Office) -> None:
	first = made(office, "registered", brief="Перше звернення того самого автора")
	own = made(
		office,
		"registered",
		brief="Друге звернення",
		applicant=first.card().applicant,
		receipt_sign="sign_of_receipt.repeated",
	)
	open_form(desk, own.appeal)
	desk.evaluate("cur_frm.scroll_to_field('previous_appeal')")
	desk.locator("[data-fieldname=previous_appeal] input:visible").click()
	desk.wait_for_selector("[data-fieldname=previous_appeal] .awesomplete li:visible")
	settle(desk)
	offered = desk.locator("[data-fieldname=previous_appeal] .awesomplete li").all_inner_texts()
	named = [text for text in offered if "звернення" in text.lower()]

	assert any("Перше звернення того самого автора" in text for text in named)
	assert not [text for text in named if "Друге звернення" in text or "Під" in text]


def test_event_is_read_in_words(desk: Page, office: Office, picture: Callable[[Page, str], Path]) -> None:
	filters = {"appeal": office.appeals["answered"], "act": "resolution_issued"}
	frappe.db.rollback()
	desk.goto(f"/app/appeal-event/{frappe.db.get_value('Appeal Event', filters)}")
	expect(shown_in(desk, "act")).to_have_text("Накладено резолюцію")
	settle(desk)
	picture(desk, "event")

	expect(shown_in(desk, "reference_doctype")).to_have_text("Резолюція")
	expect(desk.locator(".page-title .title-text:visible")).to_have_text("Накладено резолюцію")
	desk.locator("button:visible", has_text="Відкрити документ").click()
	desk.wait_for_url("**/appeal-resolution/**")


def test_event_of_a_step_names_its_phases(desk: Page, office: Office) -> None:
	frappe.db.rollback()
	filters = {"appeal": office.appeals["answered"], "to_phase": "ANSWERED"}
	desk.goto(f"/app/appeal-event/{frappe.db.get_value('Appeal Event', filters)}")

	expect(shown_in(desk, "act")).to_have_text("Крок")
	expect(shown_in(desk, "to_phase")).to_have_text("Відповідь надіслано")


def shown_in(page: Page, field: str) -> Locator:
	return page.locator(f"[data-fieldname={field}] .control-value:visible")


def test_form_does_not_offer_to_follow_a_card(desk: Page, office: Office) -> None:
	open_form(desk, office.appeals["registered"])

	expect(desk.locator(".form-sidebar-stats, .form-stats").first).to_be_visible()
	expect(desk.locator(".form-sidebar .form-follow")).to_be_hidden()


def test_address_of_a_calendar_that_is_not_there_opens_the_list(
	desk: Page, picture: Callable[[Page, str], Path]
) -> None:
	desk.goto("/app/appeal/view/calendar")
	desk.wait_for_url("**/appeal/view/list*")
	settle(desk)
	picture(desk, "list")

	expect(desk.locator(".list-row-container:visible").first).to_be_visible()
	expect(desk.locator(".desk-alert").first).to_contain_text("календаря немає")
	expect(desk.locator(".modal.show")).to_have_count(0)
