"""What the data protection officer is told on the Desk: lists with state and term, notices, the first page, events."""

from collections.abc import Callable
from pathlib import Path

import frappe
from playwright.sync_api import Page, expect

from appeals_app.permissions import roles
from appeals_app.personal_data.access_log import record_access
from appeals_app.personal_data.erasure import approve
from appeals_app.personal_data.watch_notices import tell
from appeals_app.testing.staff import acting_as
from tests.browser.clerk import Office, settle
from tests.browser.keeping import collected_act
from tests.browser.test_data_protection_desk import (
	OFFICER,
	button,
	left_in_english,
	officer,
	open_form,
	world,
)

__all__ = ["officer", "world"]

Desk = Callable[[str], Page]
Picture = Callable[[Page, str], Path]


def test_list_of_requests_shows_state_and_term(
	officer: Page, world: dict[str, str], picture: Picture
) -> None:
	asked = frappe.get_doc("Data Subject Request", world["Access"])
	officer.goto(f"/app/data-subject-request?name={asked.name}")
	row = officer.locator(".list-row:visible", has_text=asked.request_number)
	settle(officer)
	picture(officer, "listed")

	expect(row).to_contain_text(asked.workflow_state)
	expect(row).to_contain_text(frappe.utils.formatdate(asked.due_date))


def test_notice_about_no_record_says_its_words_once_and_when_it_came(
	officer: Page, office: Office, picture: Picture
) -> None:
	user, words = office.staff[OFFICER].user, "Олена Коваль: змінено «Права» — «Дім & Ко»"
	frappe.db.rollback()
	tell(user, subject=words)
	notice = frappe.get_last_doc("Notification Log", {"for_user": user})
	frappe.db.commit()  # nosemgrep: other processes serve it
	officer.goto("/app/data-subject-request")
	officer.locator(".notifications-icon:visible").click()
	told = officer.locator(f".notification-item[data-name='{notice.name}']")
	expect(told).to_contain_text(words)
	told.click()
	settle(officer)
	picture(officer, "read")

	form = officer.locator(".form-layout:visible")
	expect(form.locator("[data-fieldname=subject]")).to_contain_text(words)
	expect(form.locator("[data-fieldname=subject]")).to_contain_text("Надійшло ")
	expect(form.locator("[data-fieldname=email_content]")).not_to_be_visible()
	expect(form.locator("button[data-fieldname=open_reference_document]")).not_to_be_visible()


def test_tab_behind_the_text_of_a_new_request_opens_nothing(desk_of: Desk, picture: Picture) -> None:
	page = desk_of(OFFICER)
	page.goto("/app/data-subject-request/new")
	text = page.locator(".form-layout:visible [data-fieldname=request_text] textarea")
	text.fill("Прошу надати всі дані про мене.")
	text.press("Tab")
	settle(page)
	picture(page, "after-tab")

	assert page.evaluate("() => (cur_frm.doc.records || []).length") == 0
	assert not page.locator(".grid-row-open").count()


def test_first_page_of_the_officer_is_that_of_personal_data(officer: Page, picture: Picture) -> None:
	officer.evaluate(
		"() => { delete localStorage.current_page; delete localStorage.is_current_page_public; }"
	)
	officer.goto("/app")
	officer.wait_for_url("**/personal-data")
	settle(officer)
	picture(officer, "home")

	expect(officer.locator(".standard-sidebar-item:visible", has_text="Звернення громадян")).to_have_count(0)


def test_act_waits_for_the_signature_of_the_head(
	officer: Page, office: Office, world: dict[str, str], picture: Picture
) -> None:
	frappe.db.rollback()
	act = collected_act(office.staff, brief="Ремонт підвалу (давнє)", decision="протокол № 6")
	for role in (roles.ARCHIVIST, OFFICER):
		with acting_as(office.staff[role]):
			approve(erasure=act)
	frappe.db.commit()  # nosemgrep: other processes serve it
	open_form(officer, f"personal-data-erasure/{act}")
	picture(officer, "waits")

	expect(officer.locator(".form-message:visible")).to_contain_text("не має підпису керівника")
	expect(button(officer, "Знищити")).to_have_count(0)
	expect(officer.locator("[data-fieldname=head_approved_on] input:visible")).to_have_count(1)
	assert left_in_english(officer) == []


def test_event_of_a_look_names_the_card_and_leads_to_who_looked(
	officer: Page, office: Office, world: dict[str, str], picture: Picture
) -> None:
	frappe.db.rollback()
	with acting_as(office.staff[roles.HEAD]):
		event = record_access(
			act="Exported",
			listed_doctype="Appeal",
			rows_count=1,
			subjects=[world["appeal"]],
			filters_text='phase: "EXECUTION"',
		)
	frappe.db.commit()  # nosemgrep: other processes serve it
	open_form(officer, f"personal-data-access-event/{event}")
	picture(officer, "seen")

	form = officer.locator(".form-layout:visible")
	expect(form).not_to_contain_text(world["appeal"])
	assert left_in_english(officer) == []
	form.get_by_text(f"Звернення {world['index']}").click()
	officer.wait_for_selector(".dt-cell__content")
	expect(officer.locator(".report-wrapper:visible")).to_contain_text("Надруковано")
