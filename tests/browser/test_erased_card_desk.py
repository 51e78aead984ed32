"""A card whose data an act has erased offers no button that would only be refused."""

from collections.abc import Callable

import frappe
import pytest
from playwright.sync_api import Page, expect

from appeals_app.permissions import roles
from appeals_app.testing.journey import Journey
from tests.browser.clerk import Office, settle

ADDING = ("Підшити до справи", "Додати файл")


@pytest.fixture(scope="module")
def cards(office: Office) -> dict[str, str]:
	"""A closed card and an erased one, committed: the web processes read only that."""
	frappe.db.rollback()
	made = {name: Journey(office.staff).to("closed").appeal for name in ("closed", "erased")}
	frappe.db.set_value("Appeal", made["erased"], "anonymised_on", frappe.utils.today())
	frappe.db.commit()  # nosemgrep: other processes serve these records
	return made


@pytest.mark.parametrize(("card", "count"), [("closed", 1), ("erased", 0)])
def test_what_adds_to_a_card_is_not_offered_once_it_is_erased(
	desk_of: Callable[[str], Page], cards: dict[str, str], card: str, count: int
) -> None:
	page = desk_of(roles.REGISTRAR)
	page.goto(f"/app/appeal/{cards[card]}")
	settle(page)

	for label in ADDING:
		expect(page.get_by_role("button", name=label).locator("visible=true")).to_have_count(count)
	expect(page.get_by_role("button", name="Новий лист")).to_have_count(0)
