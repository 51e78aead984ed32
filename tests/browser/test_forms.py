"""What the forms say, offer and fill in by themselves."""

import re
from collections.abc import Callable

import frappe
import pytest
from playwright.sync_api import Locator, Page, expect

from appeals_app.permissions import roles
from appeals_app.testing import journey
from tests.browser.clerk import Office, fresh_appeal, open_form, settle

Desk = Callable[[str], Page]


def open_new_card(page: Page) -> None:
	page.goto("/app/appeal/new")
	page.wait_for_selector("[data-fieldname=applicant] input:visible")
	settle(page)


def headline(page: Page) -> Locator:
	return page.locator(".form-message:visible > div")


def open_record(page: Page, doctype: str, name: str) -> None:
	page.goto(f"/app/{frappe.scrub(doctype).replace('_', '-')}/{name}")
	page.wait_for_selector(f"[data-page-route='{doctype}'] .title-text:visible")
	settle(page)


def paper(doctype: str, appeal: str) -> str:
	frappe.db.rollback()
	return frappe.db.get_value(doctype, {"appeal": appeal})


# what a form says ------------------------------------------------------------------------------------------


def test_headline_stands_once_however_often_the_form_is_drawn(desk: Page, office: Office) -> None:
	open_form(desk, office.appeals["registered"])
	desk.evaluate("() => { cur_frm.refresh(); cur_frm.refresh(); }")
	settle(desk)

	expect(headline(desk)).to_have_count(1)
	expect(headline(desk)).to_contain_text("Відповідь належить надати не пізніше")


def test_card_read_anew_behind_another_form_is_not_taken_for_the_one_in_sight(
	desk: Page, office: Office
) -> None:
	open_form(desk, office.appeals["registered"])
	desk.evaluate(
		"() => { window.behind = cur_frm; frappe.set_route('Form', 'Authority', cur_frm.doc.authority); }"
	)
	desk.wait_for_function("() => cur_frm !== behind")
	desk.evaluate("() => behind.reload_doc()")
	settle(desk)

	assert desk.evaluate("() => [cur_frm.doctype, frappe.container.page === cur_frm.wrapper]") == [
		"Authority",
		True,
	]


def test_form_that_is_not_edited_says_so_once(desk: Page, office: Office) -> None:
	open_form(desk, office.appeals["answered"])
	desk.evaluate("() => { cur_frm.refresh(); cur_frm.refresh(); }")
	settle(desk)

	assert desk.locator("body").inner_text().count("не редагують") == 1
	expect(headline(desk)).to_contain_text("У цьому стані картку не редагують.")


def test_notice_is_not_shown_twice(desk: Page, office: Office) -> None:
	open_form(desk, office.appeals["registered"])
	desk.evaluate("() => { for (const again of [1, 2]) frappe.show_alert('Збережено ще раз'); }")

	expect(desk.locator("#alert-container .alert", has_text="Збережено ще раз")).to_have_count(1)


@pytest.mark.parametrize(
	("stage", "role", "line"),
	[
		("registered", roles.REGISTRAR, "Ваш наступний крок: «Передати на резолюцію» — кнопка «Дії» вгорі."),
		("registered", roles.HEAD, "Далі: «Передати на резолюцію» (Реєстратор звернень)."),
		("execution", roles.REGISTRAR, "Далі: «Прийняти до виконання» (Виконавець звернень)."),
		("execution", roles.EXECUTOR, "Ваш наступний крок: «Прийняти до виконання»"),
		("answered", roles.REGISTRAR, "Далі: «Зняти з контролю» (Контролер звернень, Керівник органу)."),
	],
)
def test_card_says_what_comes_next_and_whose_it_is(
	desk_of: Desk, office: Office, stage: str, role: str, line: str
) -> None:
	page = desk_of(role)
	open_form(page, office.appeals[stage])

	expect(headline(page)).to_contain_text(line)


@pytest.mark.parametrize(
	("doctype", "stage", "line"),
	[
		("Appeal Resolution", "execution", "Далі: «Прийняти до виконання» (Виконавець звернень)."),
		("Appeal Assignment", "execution", "Далі: «Прийняти до виконання» (Виконавець звернень)."),
		("Appeal Reply", "answered", "Лист надіслано."),
	],
)
def test_paper_of_an_appeal_says_what_comes_next(
	desk: Page, office: Office, doctype: str, stage: str, line: str
) -> None:
	open_record(desk, doctype, paper(doctype, office.appeals[stage]))

	expect(headline(desk)).to_have_text(line)
	expect(desk.locator(".page-head .primary-action:visible")).to_have_count(0)


# what a new card has already -------------------------------------------------------------------------------


def test_new_card_has_its_channel_and_a_row_for_the_question(desk: Page) -> None:
	open_new_card(desk)

	expect(desk.locator("[data-fieldname=channel] input:visible").first).to_have_value("Поштою")
	assert desk.evaluate("cur_frm.doc.questions.length") == 1
	expect(desk.locator("[data-fieldname=questions] .grid-body .grid-row:visible")).to_have_count(1)


@pytest.mark.parametrize(("channel", "is_open"), [("authority", True), ("phone", False)])
def test_section_of_the_covering_letter_is_open_where_the_channel_has_one(
	desk: Page, channel: str, is_open: bool
) -> None:
	open_new_card(desk)
	desk.evaluate("(channel) => cur_frm.set_value('channel', channel)", channel)
	settle(desk)

	assert desk.locator("[data-fieldname=sender_name] input").is_visible() is is_open


def test_quick_entry_of_an_applicant_asks_what_a_letter_needs(desk: Page, office: Office) -> None:
	open_new_card(desk)
	field = desk.locator("[data-fieldname=applicant] input:visible").first
	field.press_sequentially("Новенко Іван Петрович", delay=20)
	desk.locator("[data-fieldname=applicant] .link-option", has_text="Створити").click()
	desk.wait_for_selector(".modal.show [data-fieldname=last_name] input")
	settle(desk)
	entered = desk.evaluate("() => frappe.quick_entry.dialog.get_values(true)")

	asked = desk.locator(".modal.show .frappe-control:visible")
	assert [control.get_attribute("data-fieldname") for control in asked.all()] == [
		"authority",
		"last_name",
		"first_name",
		"middle_name",
		"settlement",
		"locality",
		"address",
		"phone",
		"email",
		"notices_by_email",
	]
	names = (entered["last_name"], entered["first_name"], entered["middle_name"])
	assert names == ("Новенко", "Іван", "Петрович")
	assert entered["authority"] == office.authority


def test_card_entered_with_a_new_applicant_is_saved_and_says_the_next_step_once(
	desk: Page, office: Office
) -> None:
	open_new_card(desk)
	desk.locator("[data-fieldname=applicant] input:visible").first.press_sequentially("Бойко Ганна", delay=20)
	desk.locator("[data-fieldname=applicant] .link-option", has_text="Створити").click()
	desk.locator(".modal.show [data-fieldname=address] textarea").fill("вул. Нова, 3")
	settle(desk)
	desk.locator(".modal.show .btn-modal-primary").click()
	expect(desk.locator("[data-fieldname=applicant] input:visible").first).to_have_value("Бойко Ганна")
	card = {"brief": "Ремонт даху", "content": "Прошу полагодити дах."}
	desk.evaluate("(card) => cur_frm.set_value(card)", card)
	settle(desk)
	desk.locator(".page-head .primary-action:visible").click()
	desk.wait_for_selector(".form-footer .timeline-item", state="attached")
	settle(desk)

	expect(headline(desk)).to_have_count(1)
	expect(headline(desk)).to_contain_text("Ваш наступний крок: «Зареєструвати» — кнопка «Дії» вгорі.")
	# the row nobody filled in is not kept
	assert desk.evaluate("[cur_frm.doc.channel, cur_frm.doc.questions.length]") == ["post", 0]


def test_single_executor_is_the_responsible_one(desk_of: Desk, office: Office) -> None:
	page = desk_of(roles.HEAD)
	open_form(page, office.appeals["execution"])
	page.evaluate("frappe.new_doc('Appeal Resolution', { appeal: cur_frm.docname })")
	page.wait_for_selector("[data-page-route='Appeal Resolution'] .grid-row:visible")
	settle(page)
	marks = "() => cur_frm.doc.executors.map((row) => cint(row.is_responsible))"
	alone = page.evaluate(marks)
	page.evaluate("() => cur_frm.fields_dict.executors.grid.add_new_row()")
	settle(page)

	assert (alone, page.evaluate(marks)) == ([1], [1, 0])


# what link fields offer ------------------------------------------------------------------------------------


def offered(page: Page, field: str) -> list[str]:
	"""What a link field offers, each with the line below it."""
	page.locator(f"input[data-fieldname={field}]:visible").first.click()
	page.locator(f"input[data-fieldname={field}]:visible").first.fill("")
	box = page.locator(f".awesomplete:has(input[data-fieldname={field}]:focus)")
	box.locator(".link-option").first.wait_for()
	settle(page)
	lines = box.locator("ul:visible p, [role=listbox]:visible p").all_inner_texts()
	return [line for line in dict.fromkeys(lines) if "Розширений пошук" not in line]


@pytest.mark.parametrize(
	"field", ["kind", "appeal_type", "channel", "authority", "complained_officer", "complained_authority"]
)
def test_link_field_offers_words_and_no_keys_or_conditions(desk: Page, office: Office, field: str) -> None:
	open_new_card(desk)
	complaint = {"kind": "kind.complaint", "complained_authority": office.authority}
	desk.evaluate("(complaint) => cur_frm.set_value(complaint)", complaint)
	settle(desk)
	lines = offered(desk, field)

	assert lines
	assert not [line for line in lines if re.search(r"[A-Za-z]{2,}|\d{5,}|=", line)]


def test_executor_is_offered_with_position_and_unit(desk_of: Desk, office: Office) -> None:
	page = desk_of(roles.HEAD)
	open_form(page, office.appeals["execution"])
	page.evaluate("frappe.new_doc('Appeal Resolution', { appeal: cur_frm.docname })")
	page.wait_for_selector("[data-page-route='Appeal Resolution'] .grid-row:visible")
	settle(page)
	assert page.locator(".modal.show").all_inner_texts() == []  # what lies over the form takes the click
	page.locator(".grid-body [data-fieldname=officer]:visible").first.click()
	lines = offered(page, "officer")

	# two people of one name, whom the test cannot tell apart either
	assert lines == ["Олена Коваль\nголовна спеціалістка, Відділ звернень"]


def test_wide_search_names_records_by_their_titles(desk: Page) -> None:
	open_new_card(desk)
	desk.locator("[data-fieldname=applicant] input:visible").first.click()
	desk.locator("[data-fieldname=applicant] .link-option", has_text="Розширений пошук").click()
	desk.wait_for_selector(".modal.show .link-select-row:visible")
	settle(desk)
	found = desk.locator(".modal.show .link-select-row")
	name = found.first.locator("a").inner_text()

	assert not re.search(r"\b[0-9a-f]{10}\b", desk.locator(".modal.show").inner_text())
	found.first.locator("a").click()
	settle(desk)
	expect(desk.locator("[data-fieldname=applicant] input:visible").first).to_have_value(name)


# steps and lists -------------------------------------------------------------------------------------------


def test_additional_control_asks_for_its_date_and_is_set_with_it(desk_of: Desk, office: Office) -> None:
	page, appeal = desk_of(roles.CONTROLLER), fresh_appeal(office, "answered")
	open_form(page, appeal)
	page.locator(".page-head .actions-btn-group button:visible").click()
	page.locator(".actions-btn-group .dropdown-item:visible", has_text=journey.FOLLOW_UP).click()
	due, promise = "[data-fieldname=due_on] input:visible", "[data-fieldname=promise] textarea:visible"
	page.wait_for_selector(due)
	page.fill(due, "20.05.2030")
	page.fill(promise, "Завершити ремонт")
	page.keyboard.press("Control+s")
	expect(page.locator(".page-head .indicator-pill:visible")).not_to_have_text("Не збережено")
	settle(page)

	frappe.db.rollback()
	kept = frappe.db.get_value("Appeal", appeal, ["phase", "follow_up_on"])
	assert (kept[0], str(kept[1])) == ("FOLLOW_UP", "2030-05-20")


def test_number_of_each_card_is_that_of_the_list_it_opens(desk_of: Desk) -> None:
	desk = desk_of(roles.CONTROLLER)  # the Desk remembers the filters of each person
	count = "() => frappe.xcall('frappe.client.get_count', {doctype: cur_list.doctype, filters: cur_list.get_filters_for_args()})"
	numbers, names = {}, []
	desk.goto("/app")
	desk.wait_for_selector(".number-widget-box .number")
	settle(desk)
	for place in range(desk.locator(".number-widget-box").count()):
		card = desk.locator(".number-widget-box").nth(place)
		names.append(card.locator(".widget-title").inner_text())
		shown = int(card.locator(".number").inner_text())
		card.locator(".widget-body").click()
		desk.wait_for_selector(".frappe-list:visible .list-row, .frappe-list:visible .no-result")
		settle(desk)
		numbers[names[-1]] = (shown, desk.evaluate(count))
		desk.go_back()  # to load the Desk anew for each takes longer than all the rest
		desk.wait_for_selector(".number-widget-box:visible .number")

	assert len(set(names)) == len(names) == 15
	assert not {name: pair for name, pair in numbers.items() if pair[0] != pair[1]}
	assert any(shown for shown, listed in numbers.values())


@pytest.mark.parametrize("doctype", ["authority-officer", "authority-unit"])
def test_list_opened_by_an_address_with_a_filter_is_read_with_it(
	desk_of: Desk, office: Office, doctype: str
) -> None:
	desk = desk_of(roles.CONTROLLER)
	desk.goto(f"/app/{doctype}?authority={office.authority}")
	desk.wait_for_selector(".list-row-container .list-row")
	settle(desk)

	assert desk.evaluate("() => [...new Set(cur_list.data.map((row) => row.authority))]") == [
		office.authority
	]


@pytest.mark.parametrize("doctype", ["Appeal", "Appeal Reply"])
def test_full_page_of_a_print_raises_no_error(desk: Page, office: Office, doctype: str) -> None:
	errors = []
	appeal = office.appeals["answered"]
	name = appeal if doctype == "Appeal" else paper(doctype, appeal)
	desk.on("pageerror", lambda error: errors.append(str(error)))
	desk.goto(f"/printview?doctype={doctype}&name={name}")
	desk.wait_for_selector(".print-format")

	assert errors == []
