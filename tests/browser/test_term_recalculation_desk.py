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


def show_every_row(page: Page) -> None:
	"""Other files of tests leave appeals of the office that move too: the first page may not hold ours."""
	more = page.get_by_role("button", name="Показати ще", exact=True).locator("visible=true")
	while more.count():
		more.click()
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
	settle(page)  # a new form takes the focus to its first field once it has come to rest
	page.fill("[data-fieldname=authority] input", office.authority)
	settle(page)
	page.fill("[data-fieldname=reason] textarea", REASON)
	settle(page)
	press(page, "Зберегти")
	picture(page, "saved")
	press(page, "Підрахувати строки")
	expect(page.locator(".title-area .indicator-pill:visible")).to_have_text("У черзі на підрахунок")
	expect(page.locator(".form-message:visible")).to_contain_text("У черзі")
	picture(page, "queued")
	let_it_work(page, sites_path, until="Підраховано")
	picture(page, "counted")

	show_every_row(page)
	row = page.locator("[data-fieldname=rows_view] tr", has_text=before.registration_index)
	expect(row).to_contain_text(formatdate(before.due_date))
	expect(row).to_contain_text("Правило змінено: 1 місяць → 40 днів")
	assert card(appeal).due_date == before.due_date

	press(page, "Застосувати")
	press(page, "Так")
	let_it_work(page, sites_path, until="Застосовано")
	picture(page, "applied")

	after = card(appeal)
	assert (after.due_date - before.due_date).days in range(8, 13)
	open_form(desk_of(roles.CONTROLLER), appeal)
	timeline = desk_of(roles.CONTROLLER).locator(".new-timeline")
	expect(timeline).to_contain_text(f"Строк перераховано за розпорядженням «{REASON}»")
	picture(desk_of(roles.CONTROLLER), "card")


def test_rows_of_a_recalculation_lead_to_the_cards_for_those_who_read_them(
	desk_of: Callable[[str], Page], office: Office, picture: Callable[[Page, str], Path]
) -> None:
	order = frappe.get_last_doc("Term Recalculation", {"authority": office.authority, "status": "Applied"})
	row = frappe.get_last_doc("Term Recalculation Row", {"recalculation": order.name})
	page = desk_of(roles.CONTROLLER)

	page.goto(f"/app/term-recalculation-row?recalculation={order.name}&appeal={row.appeal}")
	settle(page)
	line = page.locator(".list-row-container", has_text=row.registration_index).first
	expect(line).to_contain_text(f"{row.old_due_date:%d.%m.%y} → {row.new_due_date:%d.%m.%y}")
	expect(line).to_contain_text("Правило змінено")
	expect(page.locator(".standard-filter-section [data-fieldname=recalculation] input")).to_have_value(
		REASON
	)
	picture(page, "list")
	line.get_by_role("link", name=row.registration_index).click()

	page.wait_for_url(f"**/app/appeal/{row.appeal}")
