"""The administrator at the Desk the day the law changes: counts what would move, looks, applies."""

from collections.abc import Callable, Iterator
from pathlib import Path

import frappe
import pytest
from frappe.utils import formatdate
from playwright.sync_api import Page, expect

from appeals_app.legal_reference.config import forget_law
from appeals_app.permissions import roles
from tests.browser.clerk import Office, fresh_appeal, open_form, settle
from tests.serving import work_off_queue

FIELDS = ["amount", "unit", "limit_days", "is_verified"]
REASON = "Зміни до статті 20 (вигадані для перевірки)"


@pytest.fixture
def month_becomes() -> Iterator[Callable[[dict], None]]:
	"""Changes the rule of a month, as an administrator does; put right again afterwards."""
	frappe.db.rollback()
	before = frappe.db.get_value("Term Rule", "month", FIELDS, as_dict=True)
	yield _change_month
	_change_month(before)


def _change_month(values: dict) -> None:
	frappe.db.rollback()
	frappe.get_doc("Term Rule", "month").update(values).save()
	frappe.db.commit()
	forget_law()


def card(appeal: str) -> frappe._dict:
	frappe.db.rollback()
	return frappe.db.get_value("Appeal", appeal, ["registration_index", "due_date"], as_dict=True)


def let_it_work(page: Page, sites: Path, *, until: str) -> None:
	settle(page)
	work_off_queue(sites, frappe.conf.redis_queue)
	page.reload()
	expect(page.locator(".title-area .indicator-pill:visible")).to_have_text(until, timeout=20_000)
	settle(page)


def press(page: Page, button: str) -> None:
	page.get_by_role("button", name=button, exact=True).locator("visible=true").click()
	settle(page)


def test_recalculation_is_counted_looked_at_and_applied(
	desk_of: Callable[[str], Page],
	office: Office,
	sites_path: Path,
	month_becomes: Callable[[dict], None],
	picture: Callable[[Page, str], Path],
) -> None:
	appeal = fresh_appeal(office, "registered")
	before = card(appeal)
	month_becomes({"amount": 40, "unit": "Days"})
	page = desk_of(roles.AUTHORITY_ADMIN)

	page.goto("/app/term-recalculation/new")
	page.fill("[data-fieldname=reason] textarea", REASON)
	page.fill("[data-fieldname=authority] input", office.authority)
	settle(page)
	press(page, "Зберегти")
	picture(page, "saved")
	press(page, "Підрахувати строки")
	let_it_work(page, sites_path, until="Підраховано")
	picture(page, "counted")

	row = page.locator("[data-fieldname=rows_view] tr", has_text=before.registration_index)
	expect(row).to_contain_text(formatdate(before.due_date))
	expect(row).to_contain_text("змінилося")
	assert card(appeal).due_date == before.due_date

	press(page, "Застосувати")
	press(page, "Так")
	let_it_work(page, sites_path, until="Застосовано")
	picture(page, "applied")

	after = card(appeal)
	assert (after.due_date - before.due_date).days in range(8, 13)
	open_form(desk_of(roles.CONTROLLER), appeal)
	timeline = desk_of(roles.CONTROLLER).locator(".new-timeline")
	expect(timeline).to_contain_text(REASON)
	picture(desk_of(roles.CONTROLLER), "card")
