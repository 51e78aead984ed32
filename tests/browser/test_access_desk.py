"""The data protection officer's screens, the question for a purpose, and lists whose address tells no name."""

import re
from collections.abc import Callable
from pathlib import Path

import frappe
import pytest
from playwright.sync_api import Page, expect

from appeals_app.permissions import roles
from appeals_app.testing.journey import Journey
from appeals_app.testing.staff import acting_as
from tests.browser.clerk import Office, open_list, settle

Desk = Callable[[str], Page]
Picture = Callable[[Page, str], Path]
PURPOSE = "Контроль строку відповіді за дорученням голови"


@pytest.fixture
def officer(desk_of: Desk) -> Page:
	return desk_of(roles.DATA_PROTECTION_OFFICER)


@pytest.fixture(scope="module")
def sensitive(office: Office) -> str:
	"""A card of somebody with disability."""
	frappe.db.rollback()
	rows = [{"category": "author_category.disability_1"}]
	way = Journey(office.staff, author_categories=rows, brief="Пандус біля під’їзду").to("registered")
	frappe.db.commit()  # nosemgrep: other processes serve it
	return way.appeal


def test_controller_says_the_purpose_and_is_shown_the_card(
	desk_of: Desk, office: Office, sensitive: str, picture: Picture
) -> None:
	page = desk_of(roles.CONTROLLER)
	page.goto(f"/app/appeal/{sensitive}")
	asked = page.locator(".modal.show .modal-content").last
	expect(asked).to_contain_text("Для якої роботи потрібен цей запис")
	settle(page)
	picture(page, "asked")
	asked.locator("textarea").fill(PURPOSE)
	asked.get_by_role("button", name="Показати", exact=True).click()
	page.wait_for_selector(".form-footer .timeline-item", state="attached")
	settle(page)
	picture(page, "shown")

	expect(page.locator(".page-head:visible .title-text").first).to_contain_text("Пандус")
	frappe.db.rollback()
	user = office.staff[roles.CONTROLLER].user
	stated = {"user": user, "appeal": sensitive, "act": "Purpose Stated"}
	assert frappe.get_all("Personal Data Access Event", stated, pluck="purpose")[-1] == PURPOSE


def test_letter_of_a_sensitive_card_asks_for_the_purpose_and_is_shown(
	desk_of: Desk, office: Office, picture: Picture
) -> None:
	frappe.db.rollback()
	rows = [{"category": "author_category.disability_1"}]
	way = Journey(office.staff, author_categories=rows, brief="Поручні у вході").to("in_work")
	letter = way.draft(body="Поручні встановлено біля входу.").name
	frappe.db.commit()  # nosemgrep: other processes serve it
	page = desk_of(roles.CONTROLLER)
	page.goto(f"/app/appeal-reply/{letter}")
	asked = page.locator(".modal.show .modal-content").last
	expect(asked).to_contain_text("Для якої роботи потрібен цей запис")
	settle(page)
	picture(page, "letter-asked")
	asked.locator("textarea").fill(PURPOSE)
	asked.get_by_role("button", name="Показати", exact=True).click()
	page.wait_for_selector(".form-footer .timeline-item", state="attached")
	settle(page)
	picture(page, "letter-shown")

	expect(page.locator(".layout-main-section:visible").last).to_contain_text("Поручні встановлено")
	page.goto(f"/app/appeal/{way.appeal}")
	page.wait_for_selector(".form-footer .timeline-item", state="attached")
	assert not page.locator(".modal.show").count()


def test_print_without_a_purpose_leads_to_where_it_is_said(
	desk_of: Desk, office: Office, picture: Picture
) -> None:
	frappe.db.rollback()
	rows = [{"category": "author_category.disability_1"}]
	way = Journey(office.staff, author_categories=rows, brief="Пандус до бібліотеки").to("in_work")
	frappe.db.commit()  # nosemgrep: other processes serve it
	page = desk_of(roles.CONTROLLER)
	page.goto(f"/printview?doctype=Appeal&name={way.appeal}&trigger_print=0")
	expect(page.locator(".page-card")).to_contain_text("Спершу зазначте мету")
	picture(page, "refused")
	page.get_by_role("link", name="Відкрити запис").click()

	expect(page.locator(".modal.show .modal-content").last).to_contain_text("Чутливий запис: Звернення")


def test_print_page_of_the_desk_asks_for_the_purpose_and_shows_the_print(
	desk_of: Desk, office: Office, picture: Picture
) -> None:
	frappe.db.rollback()
	rows = [{"category": "author_category.disability_1"}]
	way = Journey(office.staff, author_categories=rows, brief="Пандус до школи").to("in_work")
	frappe.db.commit()  # nosemgrep: other processes serve it
	page = desk_of(roles.CONTROLLER)
	open_list(page)  # there is a page to be thrown back to
	page.evaluate("(name) => frappe.set_route('print', 'Appeal', name)", way.appeal)
	asked = page.locator(".modal.show .modal-content").last
	expect(asked).to_contain_text("Чутливий запис: Звернення")
	settle(page)
	asked.locator("textarea").fill(PURPOSE)
	asked.get_by_role("button", name="Показати", exact=True).click()
	expect(page.locator(".modal.show")).to_have_count(0)
	shown = page.frame_locator(".print-format-container")
	expect(shown.locator("body")).to_contain_text("Пандус до школи")
	settle(page)
	picture(page, "print-shown")

	assert page.url.endswith(f"/app/print/Appeal/{way.appeal}")


def test_purpose_that_is_not_said_leads_back(desk_of: Desk, office: Office) -> None:
	frappe.db.rollback()
	rows = [{"category": "author_category.disability_1"}]
	way = Journey(office.staff, author_categories=rows, brief="Пандус до аптеки").to("in_work")
	frappe.db.commit()  # nosemgrep: other processes serve it
	page = desk_of(roles.CONTROLLER)
	open_list(page)
	page.evaluate("(name) => frappe.set_route('Form', 'Appeal', name)", way.appeal)
	asked = page.locator(".modal.show .modal-content").last
	expect(asked).to_contain_text("Чутливий запис: Звернення")
	settle(page)
	page.locator(".modal.show .btn-modal-close").last.click()

	page.wait_for_url("**/app/appeal")
	expect(page.locator(".list-row-container .list-row").first).to_be_visible()


def test_workspace_leads_the_officer_to_everything_by_one_click(officer: Page, picture: Picture) -> None:
	officer.goto("/app/personal-data")
	shown = officer.locator(".layout-main-section:visible").last
	for name in ("Незвичний доступ", "Хто дивився", "Події доступу", "Правило показу для ролі"):
		expect(shown).to_contain_text(name, timeout=30_000)
	settle(officer)
	picture(officer, "workspace")


@pytest.mark.parametrize(
	("path", "workspace"),
	[
		("personal-data-access-event", "Персональні дані"),
		("personal-data-access-grant", "Персональні дані"),
		("personal-data-role-rule", "Персональні дані"),
		("query-report/Unusual%20Access", "Персональні дані"),
		("data-subject-request", "Зберігання персональних даних"),
	],
	ids=["events", "grants", "rules", "report", "requests"],
)
def test_list_leads_back_to_the_workspace_it_is_reached_from(
	officer: Page, picture: Picture, path: str, workspace: str
) -> None:
	officer.goto(f"/app/{path}")
	officer.wait_for_selector(".page-form:visible")  # a report that found nothing shows no rows
	settle(officer)
	picture(officer, "list")

	expect(officer.locator("#navbar-breadcrumbs li").first).to_have_text(workspace)


def test_first_page_of_the_officer_counts_what_waits(officer: Page, picture: Picture) -> None:
	officer.goto("/app/personal-data")
	for words in ("Прострочені запити", "Незакриті порушення", "Акти на погодження"):
		card = officer.locator(".widget.number-widget-box:visible", has_text=words)
		expect(card.locator(".number")).to_have_text(re.compile(r"\d"), timeout=30_000)
	settle(officer)
	picture(officer, "counters")

	for name in (
		".desk-sidebar:visible .sidebar-item-label",
		".number-widget-box:visible .widget-title .ellipsis",
	):
		cut = officer.locator(name).evaluate_all(
			"(all) => all.filter((one) => one.scrollWidth > one.clientWidth + 1).map((one) => one.innerText)"
		)
		assert cut == [], name
	fallen_out = officer.locator(".number-widget-box:visible").evaluate_all(
		"(all) => all.filter((one) => one.scrollHeight > one.clientHeight + 1).map((one) => one.innerText)"
	)
	assert fallen_out == []


def test_how_much_somebody_sees_is_counted_by_grounds(
	desk_of: Desk, office: Office, picture: Picture
) -> None:
	page = desk_of(roles.REGISTRAR)
	page.goto("/app/access-reasons")
	page.get_by_role("button", name="Скільки видно").click()
	answer = page.locator(".access-reasons")
	expect(answer).to_contain_text("бачить звернень")
	settle(page)
	picture(page, "how-much")

	expect(answer).to_contain_text("усі звернення органу")


@pytest.mark.parametrize(
	"path",
	[
		"personal-data-access-event",
		"personal-data-access-grant",
		"personal-data-access-subject",
		"personal-data-role-rule",
		"personal-data-watch-rule",
		"personal-data-access-settings",
		"query-report/Unusual%20Access",
	],
)
def test_screen_of_the_officer_opens_without_a_refusal(officer: Page, picture: Picture, path: str) -> None:
	officer.goto(f"/app/{path}")
	officer.wait_for_selector(".page-head:visible .title-text")
	settle(officer)
	picture(officer, path.replace("/", "-").replace("%20", "-"))

	assert not officer.locator(".modal.show").count()
	assert officer.locator(".page-head:visible .title-text").first.inner_text().strip()


def test_rule_of_a_role_opens_with_its_rows(officer: Page, picture: Picture) -> None:
	officer.goto("/app/personal-data-role-rule/Appeals Controller")
	officer.wait_for_selector(".form-footer .timeline-item", state="attached")
	settle(officer)
	picture(officer, "rule")

	expect(officer.locator("[data-fieldname=fields_shown] .grid-body:visible")).to_contain_text("Замасковано")


def test_who_looked_is_shown_for_an_index(officer: Page, office: Office, picture: Picture) -> None:
	card = frappe.get_doc("Appeal", office.appeals["answered"])
	with acting_as(office.staff[roles.HEAD]):
		frappe.get_attr("appeals_app.personal_data.access_log.record_access")(act="Printed", appeal=card.name)
	frappe.db.commit()  # nosemgrep: other processes serve it
	asked = f"authority={card.authority}&appeal_index={card.registration_index}"
	# the title of the authority comes after the other filter was set
	officer.route("**/*get_link_title*", lambda route: (officer.wait_for_timeout(1500), route.continue_()))
	officer.goto(f"/app/query-report/Who%20Looked?{asked}")
	officer.wait_for_selector(".dt-cell__content")
	settle(officer)
	picture(officer, "who-looked")

	expect(officer.locator(".report-wrapper:visible")).to_contain_text("Надруковано")


def test_list_of_people_keeps_what_is_searched_out_of_the_address(desk_of: Desk, picture: Picture) -> None:
	page = desk_of(roles.REGISTRAR)
	page.goto("/app/applicant")
	page.wait_for_selector(".frappe-list:visible .list-row-container .list-row")
	page.fill(".standard-filter-section [data-fieldname=full_name] input", "Лук")
	page.keyboard.press("Enter")
	settle(page)
	picture(page, "people")

	assert "%D0%9B" not in page.url and "Лук" not in page.url, page.url


def test_controller_meets_masked_contacts_in_the_list_of_people(desk_of: Desk, picture: Picture) -> None:
	page = desk_of(roles.CONTROLLER)
	page.goto("/app/applicant")
	page.wait_for_selector(".frappe-list:visible .list-row-container .list-row")
	settle(page)
	picture(page, "masked-people")

	assert not page.locator(".modal.show").count()
