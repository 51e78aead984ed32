"""Fast entry on the screen of an ordinary office: nothing below the fold, nothing cut without a word."""

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Page, expect

from tests.browser.clerk import open_list, settle

TOO_LONG = "Просить полагодити ліфт у будинку. " * 6
NEEDED = [
	"applicant",
	"new_person",
	"settlement",
	"address",
	"phone",
	"brief",
	"theme",
	"content",
	"pages_count",
	"enclosures",
	"channel",
	"received_at",
	"kind",
	"appeal_type",
	"written_on",
	"email",
	"notices_by_email",
]
LIES_OPEN = """(input) => {
	const { x, y, width, height } = input.getBoundingClientRect();
	return document.elementFromPoint(x + width / 2, y + height - 2) === input;
}"""
"""Its lower edge is covered by nothing."""


@pytest.fixture
def entry(desk: Page) -> Iterator[Page]:
	open_list(desk)
	desk.set_viewport_size({"width": 1366, "height": 768})
	desk.keyboard.press("Control+Alt+n")
	desk.wait_for_selector(".modal.show [data-fieldname=applicant] input:focus")
	settle(desk)
	yield desk
	if desk.locator(".modal.show").count():
		desk.keyboard.press("Escape")


def test_everything_an_ordinary_letter_needs_is_seen_without_scrolling(
	entry: Page, picture: Callable
) -> None:
	picture(entry, "whole")
	# the people met last are offered below the first field while one stands in it
	entry.locator(".modal.show [data-fieldname=brief] input").focus()
	settle(entry)
	for name in NEEDED:
		field = entry.locator(f".modal.show [data-fieldname={name}] :is(input, textarea):visible").first
		expect(field).to_be_in_viewport(ratio=1)
		assert field.evaluate(LIES_OPEN), name


def test_brief_that_is_too_long_is_told_and_kept_whole(entry: Page, picture: Callable) -> None:
	brief = entry.locator(".modal.show [data-fieldname=brief] input")
	expect(entry.locator(".modal.show [data-fieldname=brief] .help-box")).to_have_text(
		"Одним рядком, до 200 знаків."
	)

	brief.fill(TOO_LONG[:190])
	told = entry.locator(".modal.show [data-fieldname=brief] .line-length")
	expect(told).to_have_text("Знаків: 190, поле вміщує 200.")
	brief.fill("")
	entry.keyboard.insert_text(TOO_LONG)

	expect(told).to_have_text("Знаків: 209, поле вміщує 200. Скоротіть текст: сам він не обрізається.")
	expect(brief).to_have_value(TOO_LONG)
	picture(entry, "too-long")


def test_e_mail_and_the_consent_to_it_are_behind_all_that_every_letter_needs(entry: Page) -> None:
	def after(fieldname: str) -> str:
		entry.locator(f".modal.show [data-fieldname={fieldname}] input:visible").first.focus()
		entry.keyboard.press("Tab")
		return entry.evaluate("() => document.activeElement.closest('[data-fieldname]').dataset.fieldname")

	order = [after(name) for name in ("enclosures", "written_on", "email")]

	assert order == ["channel", "email", "notices_by_email"]
