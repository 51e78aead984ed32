"""Tasks 18–19: a report with groups that goes out every week, a chart and a counter of a dashboard."""

from collections.abc import Callable

import frappe
import pytest
from playwright.sync_api import Page, expect

from appeals_app.permissions import roles
from tests.browser.administrator.walk import Walk
from tests.browser.clerk import Office, settle

WORKSPACE = "Налаштування без коду"
REPORT, CHART, CARD, DASHBOARD = (
	"Звернення за етапами",
	"Етапи звернень",
	"Усі звернення органу",
	"Стан розгляду",
)

Undo = Callable[[Callable[[], object]], None]


@pytest.fixture
def no_figures_after(undo: Undo) -> None:
	for doctype, name in (
		("Number Card", {"label": CARD}),
		("Dashboard Chart", {"chart_name": CHART}),
		("Report", {"report_name": REPORT}),
		("Auto Email Report", {"report": REPORT}),
		("Dashboard", {"dashboard_name": DASHBOARD}),
	):
		undo(lambda doctype=doctype, name=name: forget(doctype, name))


def forget(doctype: str, filters: dict) -> None:
	for name in frappe.get_all(doctype, filters, pluck="name"):
		frappe.delete_doc(doctype, name, force=True)


def save_grouped_report(reader: Walk) -> None:
	page = reader.page
	page.goto("/app/appeal")
	page.wait_for_selector(".list-row-container .list-row")
	settle(page)
	reader.press("Список", ".page-head")
	reader.press("Звіт", ".page-head .dropdown-menu")
	page.wait_for_selector(".dt-header:visible")
	settle(page)
	reader.click(page.locator(".group-by-button:visible").first)
	reader.clicks += 2
	page.locator(".popover:visible select.group-by").select_option(label="Етап")
	page.keyboard.press("Escape")
	settle(page)
	expect(page.locator(".dt-header:visible")).to_contain_text("Кількість")
	reader.picture("groups")
	reader.menu("Зберегти як")
	reader.clicks += 1
	page.locator(".modal.show input[type=text]:visible").fill(REPORT)
	reader.click(page.locator(".modal.show .btn-primary:visible"))


def test_task_18_grouped_report_goes_out_every_week(
	walk: Callable[[int], Walk], desk_of: Callable[[str], Page], office: Office, no_figures_after: None
) -> None:
	reader, controller = Walk(desk_of(roles.CONTROLLER), 18), office.staff[roles.CONTROLLER].user
	save_grouped_report(reader)
	admin = walk(18)
	admin.begin(WORKSPACE, "Звіт поштою")
	admin.add()
	admin.choose("report", REPORT)
	admin.choose("user", controller)
	admin.type("email_to", controller)
	admin.select("frequency", "Щотижня")
	admin.select("day_of_week", "Понеділок")
	admin.picture("weekly")
	admin.save()

	frappe.db.rollback()
	row = frappe.get_doc("Auto Email Report", {"report": REPORT})
	content = row.get_report_content()
	assert (row.frequency, row.day_of_week, row.enabled) == ("Weekly", "Monday", 1)
	assert "На виконанні" in content or "EXECUTION" in content
	admin.clicks += reader.clicks
	admin.finish()


def test_task_19_chart_and_counter_stand_on_a_dashboard(
	walk: Callable[[int], Walk], desk_of: Callable[[str], Page], no_figures_after: None
) -> None:
	admin = walk(19)
	admin.begin(WORKSPACE, "Діаграма панелі")
	admin.add()
	admin.type("chart_name", CHART)
	admin.select("chart_type", "Групувати за")
	admin.choose("document_type", "Звернення")
	admin.select("group_by_based_on", "Етап")
	admin.check("is_public")
	admin.picture("chart")
	admin.save()
	admin.begin(WORKSPACE, "Лічильник")
	admin.add()
	admin.type("label", CARD)
	admin.choose("document_type", "Звернення")
	admin.check("is_public")
	admin.picture("counter")
	admin.save()
	admin.begin(WORKSPACE, "Панель показників")
	admin.add()
	admin.type("dashboard_name", DASHBOARD)
	admin.open_cell_row("charts")
	admin.choose("chart", CHART)
	admin.close_row()
	admin.add_row("cards")
	admin.choose("card", CARD)
	admin.close_row()
	admin.save()

	page = desk_of(roles.CONTROLLER)
	page.goto(f"/app/dashboard-view/{DASHBOARD}")
	expect(page.locator(".dashboard-widget-box:visible", has_text=CHART)).to_be_visible()
	expect(page.locator(".number-widget-box:visible", has_text=CARD)).to_be_visible()
	settle(page)
	expect(page.locator(".dashboard-widget-box:visible", has_text=CHART)).not_to_contain_text("EXEC")
	Walk(page, 19).picture("dashboard")
	expect(page.locator(".number-widget-box:visible .number")).not_to_have_text("0")
	admin.finish()
