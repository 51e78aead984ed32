"""A change of a route rule on its way: put into a set, tried, approved by a second administrator, released, taken back."""

from collections.abc import Iterator

import frappe
import pytest
from playwright.sync_api import Browser, Page, expect

from appeals_app.permissions import roles
from appeals_app.testing.factories import make_route_rule, make_user
from tests.browser.clerk import Office, fresh_appeal, log_in, settle
from tests.serving import Served

TITLE = "Скарги на шум"


@pytest.fixture
def rule(office: Office) -> Iterator[str]:
	"""A rule of the office that other processes see, and an appeal it holds for; removed with its sets afterwards."""
	fresh_appeal(office, "registered")
	name = make_route_rule(
		authority=office.authority, title=TITLE, to_officer=office.staff[roles.EXECUTOR].officer
	).name
	frappe.db.commit()  # nosemgrep: other processes serve it
	yield name
	frappe.db.rollback()
	for doctype, filters in (
		("Appeal Route Rule", {"name": name}),
		("Appeal Change Set", {"title": TITLE}),
		("Appeal Change Set Row", {"reference_name": name}),
	):
		frappe.db.delete(doctype, filters)
	frappe.db.commit()  # nosemgrep: other tests begin without it


@pytest.fixture
def admins(browser: Browser, desk_server: Served) -> Iterator[tuple[Page, Page]]:
	"""Who records the changes, and who reviews them."""
	users = [make_user("System Manager", roles.OBLAST_ADMIN, last_name="Коваль").name for _ in range(2)]
	frappe.db.commit()  # nosemgrep: they log in to other processes
	pages = [log_in(browser, desk_server, user) for user in users]
	yield tuple(pages)
	for page in pages:
		page.context.close()


def press(page: Page, words: str) -> None:
	page.locator(".page-actions:visible, .form-page:visible").get_by_role(
		"button", name=words, exact=True
	).first.click()


def confirm(page: Page, words: str) -> None:
	dialog = page.locator(".modal.show")
	dialog.get_by_role("button", name=words, exact=True).click()
	expect(dialog).to_have_count(0)
	settle(page)


def test_change_goes_its_whole_way(
	office: Office, rule: str, admins: tuple[Page, Page], picture: object
) -> None:
	author, reviewer = admins
	author.goto("/app/appeal-change-set/new")
	settle(author)
	author.fill("[data-fieldname=title] input", TITLE)
	author.fill("[data-fieldname=reason] textarea", "Доручення керівника")
	press(author, "Зберегти")
	expect(author.locator("[data-fieldname=changes_view]")).to_contain_text("Поки нічого")
	address = author.url

	author.goto(f"/app/appeal-route-rule/{rule}")
	settle(author)
	author.fill("[data-fieldname=priority] input", "9")
	author.locator(".page-head:visible .menu-btn-group button").click()
	author.locator(".menu-btn-group .dropdown-menu").get_by_text("Внести до набору змін").click()
	dialog = author.locator(".modal.show")
	dialog.locator("[data-fieldname=change_set] input").click()
	dialog.locator(".awesomplete li", has_text=TITLE).first.click()
	picture(author, "put")
	confirm(author, "Внести")
	expect(author.locator("[data-fieldname=priority] input")).not_to_have_value("9")

	author.goto(address)
	settle(author)
	expect(author.locator("[data-fieldname=changes_view]")).to_contain_text("Пріоритет")
	press(author, "Випробувати на минулих зверненнях")
	confirm(author, "Випробувати")
	expect(author.locator("[data-fieldname=trial_view]")).to_contain_text("Переглянуто звернень")
	picture(author, "tried")
	press(author, "Надіслати на перевірку")
	expect(author.locator(".page-head:visible .indicator-pill").first).to_have_text("На перевірці")
	expect(author.get_by_role("button", name="Погодити", exact=True)).to_have_count(0)

	reviewer.goto(address)
	settle(reviewer)
	press(reviewer, "Погодити")
	confirm(reviewer, "Погодити")
	press(reviewer, "Випустити")
	confirm(reviewer, "Так")
	expect(reviewer.locator(".page-head:visible .indicator-pill").first).to_have_text("Випущено")
	picture(reviewer, "released")
	frappe.db.rollback()
	assert frappe.db.get_value("Appeal Route Rule", rule, "priority") == 9

	press(reviewer, "Скасувати випуск")
	reviewer.fill(".modal.show [data-fieldname=reason] textarea", "Перевірка скасування")
	confirm(reviewer, "Скасувати випуск")
	expect(reviewer.locator(".page-head:visible .indicator-pill").first).to_have_text("Випуск скасовано")
	frappe.db.rollback()
	assert frappe.db.get_value("Appeal Route Rule", rule, "priority") != 9
