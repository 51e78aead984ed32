"""On the tools of an administrator there is no word in English: neither on their pages nor in what they offer."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from appeals_app.permissions import roles
from tests.browser.clerk import Office, open_form, open_list, settle
from tests.browser.test_ukrainian_desk import WORD_ALLOWED, english_left

OFFERED = (Path(__file__).parents[1] / "offered_words.js").read_text()

# Data and what is typed as it stands: keys of records and fields, conditions, fonts, sizes of sheets, names of services.
TYPED = re.compile(
	r"\{\{.*?\}\}|\b[a-z]+(?:_[a-z]+)+\b|eval:\S+|\bdoc\.\w+.*|[\w ]+-(?=[a-z_]+$)|\b[A-Z]\w+/\w+\b|"
	r"\bAdministrator\b|\bfrappe\b|\b[0-9a-f]{10,}\b|\b[a-z_]+\.[a-z_]+\b|"
	r"\b(?:Arial|Helvetica Neue|Helvetica|Inter|Verdana|Redesign)\b|"
	r"\b(?:[ABC]\d+E?|Comm10E|DLE|Executive|Folio|Ledger|Legal|Tabloid)\b|"
	r"\(\w+\)|field:\[fieldname\]|naming_series:|\bPrompt\b|\[series\]|format:EXAMPLE\S+|"
	r"\b(?:GMail|Sendgrid|SparkPost|Yahoo|Mail|Outlook\.com)\b"
)
KEYS = re.compile(r"[a-z_]+")

FORMS = (
	"workflow",
	"workflow-state",
	"workflow-action-master",
	"custom-field",
	"print-format",
	"letter-head",
	"data-import",
	"notification",
	"dashboard",
	"dashboard-chart",
	"number-card",
	"report",
	"auto-email-report",
	"user",
	"role",
	"user-permission",
	"email-account",
	"email-template",
	"translation",
	"appeal-change-set",
	"authority-setup",
	"authority-setup-file",
)
LISTS = ("workflow", "custom-field", "print-format", "notification", "dashboard", "report", "user", "role")
PAGES = (
	"permission-manager",
	"workflow-builder",
	"print-format-builder",
	"changed-defaults",
	"setup-without-code",
)
SETTINGS = ("print-settings", "system-settings")


def words_left(page: Page) -> list[list[str]]:
	"""Latin words seen or offered that are neither data nor Latin in Ukrainian too."""
	rows = [*english_left(page), *page.evaluate(OFFERED)]
	return [row for row in rows if not is_data(*row)]


def is_data(kind: str, words: str, place: str) -> bool:
	"""Samples of code, keys of fields in tips, and what is typed as it stands."""
	if (
		place.startswith(("code.", "pre.")) or "dt-filter" in place
	):  # tips of filters are said when they are pointed at
		return True
	if KEYS.fullmatch(words) and (kind == "title" or place.startswith("div.static-area")):
		return True
	return not re.search("[A-Za-z]{2,}", TYPED.sub("", WORD_ALLOWED.sub("", words)))


def go(page: Page, path: str) -> None:
	page.goto(f"/app/{path}")
	settle(page)


def unfold(page: Page) -> None:
	page.evaluate(
		"() => cur_frm.layout.sections.forEach((section) => section.collapse && section.collapse(false))"
	)


def words_of_form(page: Page) -> list[list[str]]:
	"""What is left on each tab of the open form, with its folded sections open."""
	unfold(page)
	left = words_left(page)
	for tab in page.locator(".form-tabs .nav-link:visible").all():
		tab.click()
		left += words_left(page)
	return left


def words_of_menu(page: Page) -> list[list[str]]:
	menu = page.locator(".page-head .menu-btn-group button:visible")
	if not menu.count():
		return []
	menu.first.click()
	left = words_left(page)
	page.keyboard.press("Escape")
	return left


@pytest.mark.parametrize("form", FORMS)
def test_new_record_and_what_it_lacks_are_told_in_ukrainian(admin_page: Page, form: str) -> None:
	go(admin_page, f"{form}/new")
	left = words_of_form(admin_page)
	admin_page.keyboard.press("Control+s")

	assert left + words_left(admin_page) == []


@pytest.mark.parametrize("path", LISTS)
def test_list_of_an_administrator_is_ukrainian(admin_page: Page, path: str) -> None:
	go(admin_page, path)

	assert words_left(admin_page) + words_of_menu(admin_page) == []


@pytest.mark.parametrize("path", PAGES)
def test_page_of_an_administrator_is_ukrainian(admin_page: Page, path: str) -> None:
	go(admin_page, path)

	assert words_left(admin_page) + words_of_menu(admin_page) == []


@pytest.mark.parametrize("path", SETTINGS)
def test_settings_are_ukrainian(admin_page: Page, path: str) -> None:
	go(admin_page, path)

	assert words_of_form(admin_page) == []


def test_rights_of_roles_and_a_new_right_are_ukrainian(admin_page: Page) -> None:
	go(admin_page, "permission-manager/Appeal")
	expect(admin_page.locator(".perm-engine table:visible")).to_have_count(1)
	left = words_left(admin_page)
	admin_page.locator(".page-head .btn:visible", has_text="Додати").first.click()
	admin_page.wait_for_selector(".modal.show")

	assert left + words_left(admin_page) == []


def test_designer_of_a_form_is_ukrainian(admin_page: Page) -> None:
	go(admin_page, "customize-form/Customize Form?doc_type=Appeal")
	left = words_of_form(admin_page)
	admin_page.locator(".form-tabs .nav-link:visible", has_text="Форма").click()
	left += words_left(admin_page)
	admin_page.locator(".form-builder-container .field:visible", has_text="Канал надходження").first.click()
	left += words_left(admin_page) + words_of_menu(admin_page)

	# what may be typed over stands in its field as it is kept
	assert [row for row in left if row[0] != "value"] == []


@pytest.mark.parametrize("chosen", [None, ".vue-flow__node-state", ".vue-flow__node-action"])
def test_scheme_of_a_workflow_is_ukrainian(admin_page: Page, chosen: str | None) -> None:
	go(admin_page, "workflow-builder/Розгляд звернення")
	admin_page.wait_for_selector(".vue-flow__node-state")
	if chosen:
		admin_page.locator(f"{chosen} .node").first.dispatch_event("click")

	assert words_left(admin_page) + words_of_menu(admin_page) == []


def test_workflow_is_ukrainian(admin_page: Page) -> None:
	go(admin_page, "workflow/Розгляд звернення")
	left = words_of_form(admin_page)
	admin_page.locator("[data-fieldname=transitions] .btn-open-row:visible").first.click()

	assert left + words_left(admin_page) == []


def test_user_is_ukrainian_on_every_tab(admin_page: Page, office: Office) -> None:
	go(admin_page, f"user/{office.user}")

	assert words_of_form(admin_page) + words_of_menu(admin_page) == []


def test_print_page_and_its_settings_are_ukrainian(desk_of: Callable[[str], Page], office: Office) -> None:
	page = desk_of(roles.REGISTRAR)
	open_form(page, office.appeals["answered"])
	page.evaluate("frappe.set_route('print', 'Appeal', cur_frm.docname)")
	page.wait_for_selector(".print-format-container iframe, iframe.print-format-container")

	assert words_left(page) + words_of_menu(page) == []


def test_report_builder_is_ukrainian(desk_of: Callable[[str], Page]) -> None:
	page = desk_of(roles.REGISTRAR)
	open_list(page)
	go(page, "appeal/view/report")
	page.wait_for_selector(".dt-header:visible")
	left = words_left(page) + words_of_menu(page)
	page.locator(".group-by-button:visible").first.click()
	left += words_left(page)
	page.keyboard.press("Escape")
	for line in ("Вибрати колонки", "Зберегти як"):
		page.locator(".page-head .menu-btn-group button:visible").first.click()
		page.locator(".menu-btn-group .dropdown-menu a:visible", has_text=line).first.click()
		page.wait_for_selector(".modal.show")
		left += words_left(page)
		page.keyboard.press("Escape")

	assert left == []


def test_walk_notices_what_is_offered_in_english(admin_page: Page) -> None:
	"""The walk itself can fail: a choice that nobody sees yet is found, a key of a field is not."""
	go(admin_page, "letter-head/new")
	admin_page.evaluate("() => Object.assign(cur_frm.meta.fields.at(-1), { label: 'Left alone', hidden: 0 })")

	assert [row[1] for row in words_left(admin_page)] == ["Left alone"]


def test_format_of_a_mailed_report_is_said_as_its_form_says_it(admin_page: Page) -> None:
	go(admin_page, "auto-email-report/new")

	formats = admin_page.locator("select[data-fieldname=format]:visible option")
	assert "У тексті листа" in formats.all_inner_texts()
