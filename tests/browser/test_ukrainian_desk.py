"""On the screens of a clerk there is no word in English."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.clerk import Office, open_form, open_list, settle

LATIN_WORDS = (Path(__file__).parent / "latin_words.js").read_text()

# What is Latin in Ukrainian too: names of formats and keys of a keyboard; and data, not words.
ALLOWED = (
	r"\b(?:PDF|CSV|Excel|XLSX|DOCX|JPG|PNG|TXT|ZIP|QR|JavaScript|IP)\b",
	r"\b(?:Ctrl|Alt|Shift|Enter|Esc|Tab)\b",
	r"[\w.+-]+@[\w.-]+",  # e-mail addresses
	r"[0-9A-Z]{6}-[0-9A-Z]{6}-[0-9A-Z]{6}",  # tracking codes
	r"№ \d+-[IVXLC]+\b",  # acts of the parliament are numbered by its convocation
	r"UKR-[0-9a-f]{8}(-[12])?",  # the code of the test authority
)
WORD_ALLOWED = re.compile("|".join(f"(?:{pattern})" for pattern in ALLOWED))


def english_left(page: Page) -> list[list[str]]:
	"""Latin words on the page that are not Latin in Ukrainian too."""
	settle(page)
	rows = page.evaluate(LATIN_WORDS)
	return [row for row in rows if re.search(r"[A-Za-z]{2,}", WORD_ALLOWED.sub("", row[1]))]


def open_menu(page: Page, button: str) -> None:
	page.locator(f"{button}:visible").first.click()
	page.wait_for_selector(".dropdown-menu.show")


def each_tab(page: Page) -> list[list[str]]:
	"""What is left in English on each tab of the open form."""
	left = english_left(page)
	for tab in page.locator(".form-tabs .nav-link:visible").all():
		tab.click()
		left += english_left(page)
	return left


def test_login_page_is_ukrainian_and_says_what_the_system_is(page: Page) -> None:
	page.goto("/login")

	assert english_left(page) == []
	expect(page.locator(".for-login h4").first).to_have_text("Вхід до системи «Звернення громадян»")
	assert page.locator(".for-login img.app-logo").first.get_attribute("src").endswith("/emblem.svg")
	assert page.locator("link[rel~=icon]").first.get_attribute("href").endswith("/favicon.svg")


def test_refused_login_is_told_in_ukrainian(page: Page) -> None:
	page.goto("/login")
	page.fill("#login_email", "hto@test.example")
	page.fill("#login_password", "ні")
	page.click(".btn-login")

	expect(page.locator(".for-login .btn-login")).to_have_text(
		"Неправильне ім’я або пароль. Спробуйте ще раз."
	)
	page.goto("/login#forgot")
	assert english_left(page) == []


def test_workspace_is_ukrainian(desk: Page) -> None:
	desk.goto("/app")
	desk.wait_for_selector(".widget.number-widget-box")

	assert english_left(desk) == []
	expect(desk.locator(".page-title .title-text:visible")).to_have_text("Звернення громадян")


def test_clerk_meets_only_the_workspace_of_appeals(desk: Page) -> None:
	desk.goto("/app")
	desk.wait_for_selector(".standard-sidebar-item")

	titles = desk.locator(".standard-sidebar-item .sidebar-item-label").all_inner_texts()
	assert titles == ["Звернення громадян"]


@pytest.mark.parametrize("menu", [".dropdown-navbar-user", ".dropdown-notifications", ".dropdown-help"])
def test_menus_of_the_top_bar_are_ukrainian(desk: Page, menu: str) -> None:
	desk.goto("/app")
	desk.locator(f"{menu} [data-toggle=dropdown]:visible").first.click()

	assert english_left(desk) == []


def test_search_of_the_top_bar_is_ukrainian(desk: Page) -> None:
	desk.goto("/app")
	desk.fill("#navbar-search", "звер")
	desk.wait_for_selector(".search-bar .awesomplete li:visible")

	assert english_left(desk) == []


@pytest.mark.parametrize(
	"button",
	[
		None,
		".filter-selector .filter-button",
		".sort-selector .sort-selector-button",
		".page-head .custom-btn-group button",
		".page-head .menu-btn-group button",
	],
)
def test_list_and_its_menus_are_ukrainian(desk: Page, button: str | None) -> None:
	open_list(desk)
	if button:
		desk.locator(f"{button}:visible").first.click()

	assert english_left(desk) == []


def test_list_with_a_filter_and_chosen_rows_is_ukrainian(desk: Page) -> None:
	open_list(desk)
	desk.locator(".filter-selector .filter-button").click()
	desk.locator(".filter-popover .fieldname-select-area input").first.click()
	left = english_left(desk)
	open_list(desk)
	desk.locator(".list-row-checkbox:visible").first.check()
	open_menu(desk, ".page-head .actions-btn-group button")

	assert left + english_left(desk) == []


def test_empty_list_is_ukrainian(desk: Page) -> None:
	# the Desk remembers filters of a person: this list is of no other test
	desk.goto("/app/appeal-assignment?instruction=такого-немає")
	desk.wait_for_selector(".no-result:visible")

	assert english_left(desk) == []


@pytest.mark.parametrize(
	("doctype", "field"),
	[
		("appeal-resolution", "authority"),
		("appeal-reply", "authority"),
		("applicant", "authority"),
		("authority", "name"),
		("authority-officer", "authority"),
	],
)
def test_other_lists_are_ukrainian_and_show_no_opaque_keys(
	desk: Page, office: Office, doctype: str, field: str
) -> None:
	# other tests leave authorities of their own
	desk.goto(f"/app/{doctype}?{field}={office.authority}")
	desk.wait_for_selector(".list-row-container .list-row")
	settle(desk)
	shown = desk.evaluate("(field) => [...new Set(cur_list.data.map((row) => row[field]))]", field)

	assert set(shown) <= {office.authority, None}
	assert english_left(desk) == []
	assert not re.search(r"\b[0-9a-f]{10}\b", desk.locator(".frappe-list:visible").inner_text())


def test_link_field_offers_records_without_their_keys(desk: Page) -> None:
	desk.goto("/app/appeal/new")
	desk.wait_for_selector("[data-fieldname=applicant] input:visible")
	settle(desk)
	desk.locator("[data-fieldname=applicant] input:visible").first.click()
	desk.wait_for_selector("[data-fieldname=applicant] .awesomplete li:visible")

	assert not re.search(
		r"\b[0-9a-f]{10}\b", desk.locator("[data-fieldname=applicant] .awesomplete").inner_text()
	)


def test_own_settings_of_the_user_are_ukrainian(desk: Page) -> None:
	desk.goto("/app")
	desk.wait_for_selector(".widget.number-widget-box")
	desk.evaluate("frappe.ui.toolbar.route_to_user()")
	desk.wait_for_selector(".form-tabs .nav-link:visible")

	assert [row for row in each_tab(desk) if row[1] != "Europe/Kyiv"] == []


def test_new_appeal_is_ukrainian_on_every_tab(desk: Page) -> None:
	desk.goto("/app/appeal/new")
	desk.wait_for_selector(".form-tabs .nav-link:visible")

	assert each_tab(desk) == []
	expect(desk.locator(".page-title .title-text:visible")).to_have_text("Новий запис: Звернення")


@pytest.mark.parametrize("stage", ["registered", "execution", "answered"])
def test_saved_appeal_is_ukrainian_on_every_tab(desk: Page, office: Office, stage: str) -> None:
	open_form(desk, office.appeals[stage])

	assert each_tab(desk) == []


def test_menus_of_the_form_are_ukrainian(desk: Page, office: Office) -> None:
	open_form(desk, office.appeals["registered"])
	left = []
	for button in (".page-head .menu-btn-group button", ".page-head .actions-btn-group button"):
		open_menu(desk, button)
		left += english_left(desk)
		desk.keyboard.press("Escape")

	assert left == []


def test_dialog_of_attachments_is_ukrainian(desk: Page, office: Office) -> None:
	open_form(desk, office.appeals["registered"])
	desk.locator(".layout-side-section .add-attachment-btn:visible").first.click()
	desk.wait_for_selector(".modal.show")

	assert english_left(desk) == []


def test_form_offers_neither_share_nor_the_task_of_the_framework(desk: Page, office: Office) -> None:
	open_form(desk, office.appeals["registered"])

	expect(desk.locator(".layout-side-section .form-attachments:visible")).to_have_count(1)
	expect(desk.locator(".layout-side-section .form-assignments:visible")).to_have_count(0)
	expect(desk.locator(".layout-side-section .share-doc-btn:visible")).to_have_count(0)


def test_print_page_is_ukrainian_and_names_the_record_by_its_title(desk: Page, office: Office) -> None:
	open_form(desk, office.appeals["answered"])
	desk.evaluate("frappe.set_route('print', 'Appeal', cur_frm.docname)")
	printed = desk.frame_locator(".print-format-container iframe, iframe.print-format-container").locator(
		"body"
	)
	expect(printed).to_contain_text("Реєстраційно-контрольна картка")

	assert english_left(desk) == []
	assert not re.search("[A-Za-z]{2,}", WORD_ALLOWED.sub("", printed.inner_text()))
	expect(desk.locator(".page-title .title-text:visible")).to_contain_text("Під'їзд без світла")


def test_print_format_chosen_by_its_ukrainian_name_prints(desk: Page, office: Office) -> None:
	open_form(desk, office.appeals["answered"])
	desk.evaluate("frappe.set_route('print', 'Appeal', cur_frm.docname)")
	field = desk.locator("[data-fieldname=print_format] input:visible")
	expect(field).to_have_value("Реєстраційно-контрольна картка звернення")
	field.fill("")
	with desk.expect_request(lambda request: "get_html_and_style" in request.url) as asked:
		desk.locator(".awesomplete li:visible", has_text="Реєстраційно-контрольна картка").first.click()

	assert "Appeal+Registration+Card" in asked.value.post_data
	expect(field).to_have_value("Реєстраційно-контрольна картка звернення")


def test_quick_entry_of_an_applicant_is_ukrainian(desk: Page) -> None:
	desk.goto("/app/appeal")
	desk.wait_for_function("() => Boolean(window.frappe && frappe.new_doc)")
	desk.evaluate("frappe.new_doc('Applicant')")
	desk.wait_for_selector(".modal.show, .form-layout:visible")

	assert english_left(desk) == []


def test_form_of_a_letter_is_ukrainian(desk: Page, office: Office) -> None:
	open_form(desk, office.appeals["execution"])
	desk.evaluate("frappe.new_doc('Appeal Reply', { appeal: cur_frm.docname })")
	desk.wait_for_selector(".page-title .title-text:has-text('Лист за зверненням'):visible")

	assert english_left(desk) == []


def test_missing_fields_are_told_in_ukrainian(desk: Page) -> None:
	desk.goto("/app/appeal/new")
	desk.wait_for_selector(".form-tabs .nav-link:visible")
	desk.keyboard.press("Control+s")
	desk.wait_for_selector(".modal.show .msgprint")

	assert english_left(desk) == []


def test_stale_form_is_told_in_ukrainian(desk: Page, office: Office) -> None:
	open_form(desk, office.appeals["registered"])
	desk.evaluate("cur_frm.doc.modified = '2020-01-01 00:00:00'; cur_frm.doc.__unsaved = 1;")
	desk.evaluate("cur_frm.save().catch(() => null)")
	desk.wait_for_selector(".modal.show .msgprint")

	expect(desk.locator(".modal.show .msgprint")).to_contain_text(
		"Поки запис був у вас відкритий, його змінено:"
	)
	assert english_left(desk) == []


@pytest.mark.parametrize(
	("address", "sentence"),
	[
		("/app/такої-сторінки-немає", "Не знайдено: Сторінка «такої-сторінки-немає»"),
		("/app/user/Administrator", "Ви не маєте доступу до цього запису (Користувач)."),
	],
)
def test_refusals_of_the_desk_are_ukrainian(desk: Page, address: str, sentence: str) -> None:
	desk.goto(address)
	expect(desk.locator("body")).to_contain_text(sentence)

	assert english_left(desk) == []


def test_folders_of_files_are_said_in_ukrainian(desk: Page) -> None:
	desk.goto("/app/file/view/home")
	folder = desk.locator(".frappe-list:visible .list-row a", has_text="Файли").first
	expect(folder).to_be_visible()
	assert english_left(desk) == []
	folder.click()
	desk.wait_for_url("**/Attachments")


@pytest.mark.parametrize("address", ["/takoi-storinky-nemaie", "/me", "/update-password"])
def test_web_pages_of_the_framework_are_ukrainian(desk: Page, address: str) -> None:
	desk.goto(address)

	assert english_left(desk) == []


def test_walk_notices_english(desk: Page) -> None:
	"""The walk itself can fail: a word put on the page is found, an allowed one is not."""
	desk.goto("/app")
	desk.wait_for_selector(".widget.number-widget-box")
	desk.evaluate("$('.title-text:visible').text('Save as PDF').attr('title', 'PDF')")

	assert [row[1] for row in english_left(desk)] == ["Save as PDF"]
