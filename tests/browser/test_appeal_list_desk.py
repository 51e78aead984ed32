"""The list of appeals on the screen of an ordinary office: what the matter is and whose it is can be read."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.clerk import SURNAME_TYPOGRAPHIC, Office, settle

IS_CUT = "(shown) => shown.scrollWidth > shown.clientWidth + 1 || shown.scrollHeight > shown.clientHeight + 1"
LEFT = "(column) => Math.round(column.getBoundingClientRect().left)"


@pytest.fixture(scope="module")
def listed(desk: Page, office: Office) -> Page:
	"""The list with the answered appeal alone."""
	desk.goto(f"/app/appeal?name={office.appeals['answered']}")
	expect(desk.locator(".list-row")).to_have_count(1)
	settle(desk)
	return desk


def test_matter_and_applicant_are_read_whole(listed: Page) -> None:
	row = listed.locator(".list-row")

	expect(row).to_contain_text("Під'їзд без світла (розглянуте)")
	assert not row.locator(".list-subject .level-item.ellipsis a").evaluate(IS_CUT)
	applicant = row.locator(".list-row-col", has_text=SURNAME_TYPOGRAPHIC).last
	assert applicant.evaluate("(column) => column.clientWidth") >= 150


def test_state_is_read_whole_and_appeals_are_found_by_the_control_date(
	listed: Page, office: Office, picture: Callable
) -> None:
	state = listed.locator(".list-row .indicator-pill", has_text="Відповідь надіслано").first
	expect(state).to_be_visible()
	picture(listed, "list")
	assert not state.evaluate(IS_CUT)
	assert not state.locator("span").first.evaluate(IS_CUT)
	expect(listed.locator(".standard-filter-section [data-fieldname=control_date] input")).to_be_visible()


def test_columns_stand_under_their_titles(listed: Page) -> None:
	heads = listed.locator(".list-row-head .list-row-col:visible")
	cells = listed.locator(".list-row .list-row-col:visible")

	assert heads.count() == 6
	assert cells.evaluate_all(f"(all) => all.map({LEFT})") == heads.evaluate_all(f"(all) => all.map({LEFT})")


def test_journal_has_one_column_of_row_numbers_and_is_asked_by_control_date(
	desk: Page, picture: Callable
) -> None:
	desk.goto("/app/query-report/Registration Journal")
	desk.wait_for_selector(".datatable .dt-row")
	settle(desk)
	picture(desk, "journal")

	expect(desk.locator(".page-form [data-fieldname=control_to] input")).to_be_visible()
	heads = [head.strip() for head in desk.locator(".dt-row-header .dt-cell__content").all_inner_texts()]
	assert heads[0].startswith("№"), heads
