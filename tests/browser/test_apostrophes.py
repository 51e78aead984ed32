"""An apostrophe is shown as an apostrophe wherever a name or a word of ours appears."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.clerk import BRIEF, SURNAME, SURNAME_TYPOGRAPHIC, Office, open_form, open_list, settle

ENTITIES = ("&#39;", "&#x27;", "&quot;", "&amp;", "&apos;")


def spoilt(page: Page) -> list[str]:
	"""Entities a person would read on the page or in a tip, or in the title of the window."""
	settle(page)
	seen = page.evaluate(
		"""() => [
			document.body.innerText,
			document.title,
			...[...document.querySelectorAll("[title], [placeholder]")].map((e) => e.title + e.placeholder),
			...[...document.querySelectorAll("input, textarea")].map((e) => e.value),
		].join("\\n")"""
	)
	return [entity for entity in ENTITIES if entity in seen]


def test_list_shows_names_with_apostrophes(desk: Page) -> None:
	open_list(desk)
	# other files of tests leave newer appeals of the office
	desk.locator(".list-paging-area .btn-paging[data-value='500']:visible").click()
	settle(desk)

	for shown in (SURNAME, SURNAME_TYPOGRAPHIC, BRIEF):
		expect(desk.locator(".frappe-list:visible")).to_contain_text(shown)
	assert spoilt(desk) == []


@pytest.mark.parametrize(("stage", "surname"), [("registered", SURNAME), ("answered", SURNAME_TYPOGRAPHIC)])
def test_form_shows_names_with_apostrophes(desk: Page, office: Office, stage: str, surname: str) -> None:
	open_form(desk, office.appeals[stage])

	assert spoilt(desk) == []
	expect(desk.locator(".page-title .title-text:visible")).to_contain_text(BRIEF)
	expect(desk.locator("#navbar-breadcrumbs li").last).to_contain_text(BRIEF)
	assert BRIEF in desk.title()
	assert surname in desk.evaluate("cur_frm.fields_dict.applicant.$wrapper.text()")


def test_link_field_offers_names_with_apostrophes(desk: Page) -> None:
	desk.goto("/app/appeal/new")
	desk.wait_for_selector("[data-fieldname=applicant] input:visible")
	settle(desk)
	desk.locator("[data-fieldname=applicant] input:visible").first.press_sequentially("Лук'ян", delay=30)
	offered = desk.locator("[data-fieldname=applicant] .awesomplete li:visible", has_text=SURNAME).first
	expect(offered).to_be_visible()

	assert spoilt(desk) == []
	offered.click()
	settle(desk)
	assert desk.input_value("[data-fieldname=applicant] input:visible").startswith(SURNAME)


def test_search_and_dialogs_show_apostrophes(desk: Page, office: Office) -> None:
	open_form(desk, office.appeals["registered"])
	desk.evaluate(f"""frappe.msgprint(__("Could not find {{0}}", ["{SURNAME}"]))""")
	expect(desk.locator(".modal.show .msgprint")).to_have_text(f"Не знайдено: {SURNAME}")

	assert spoilt(desk) == []


def test_workspace_sidebar_and_labels_have_no_entities(desk: Page) -> None:
	desk.goto("/app")
	desk.wait_for_selector(".widget.number-widget-box")

	assert spoilt(desk) == []


def test_no_text_of_the_desk_carries_an_entity_for_an_apostrophe_or_a_quote(desk: Page) -> None:
	desk.goto("/app")
	spoilt_sources = desk.evaluate(
		"Object.entries(frappe._messages).filter(([, text]) => /&(#39|quot);/.test(text)).map(([source]) => source)"
	)

	# help texts with markup are shown as markup
	assert [source for source in spoilt_sources if not re.search("<|&[lg]t;", source)] == []
