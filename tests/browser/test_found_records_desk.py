"""What the data protection officer works off with one press: marks of found records, rows of unusual access."""

from collections.abc import Callable
from pathlib import Path

import frappe
from frappe.model.workflow import apply_workflow
from playwright.sync_api import Page, expect

from appeals_app.permissions import roles
from appeals_app.personal_data.access_log import record_access
from appeals_app.personal_data.person_records import find_records
from appeals_app.testing.factories import make_applicant
from appeals_app.testing.staff import acting_as
from tests.browser.clerk import Office, settle
from tests.browser.keeping import insert

OFFICER = roles.DATA_PROTECTION_OFFICER
Desk = Callable[[str], Page]
Picture = Callable[[Page, str], Path]


def request_with_found_person(office: Office) -> str:
	frappe.db.rollback()
	with acting_as(office.staff[roles.REGISTRAR]):
		make_applicant(last_name="Позначенко")
		make_applicant(last_name="Позначенко", middle_name="")
	with acting_as(office.staff[OFFICER]):
		name = insert(
			"Data Subject Request",
			authority=office.staff.authority,
			kind="Access",
			received_on=frappe.utils.today(),
			requester_name="Позначенко Марія Іванівна",
			requester_contact="вул. Тестова, 1",
			request_text=f"Прошу надати всі дані про мене. {frappe.generate_hash(length=6)}",
		)
		apply_workflow(frappe.get_doc("Data Subject Request", name), "Взяти запит у роботу")
		find_records(request=name)
		frappe.get_doc("Data Subject Request", name).update({"identity_check": "Document Shown"}).save()
	frappe.db.commit()  # nosemgrep: other processes serve these records
	return name


def test_found_record_is_marked_in_its_row_and_approving_without_a_mark_is_asked_about(
	desk_of: Desk, office: Office, picture: Picture
) -> None:
	page = desk_of(OFFICER)
	page.goto(f"/app/data-subject-request/{request_with_found_person(office)}")
	settle(page)
	page.get_by_role("button", name="Дії").locator("visible=true").click()
	page.get_by_text("Схвалити надання даних").locator("visible=true").click()
	question = page.locator(".modal.show")
	expect(question).to_contain_text("жодного не позначено")
	picture(page, "asked")
	question.locator(".btn-modal-close, .btn-secondary").locator("visible=true").first.click()

	expect(question).to_have_count(0)
	mark = page.locator(".grid-body .grid-static-col[data-fieldname='is_confirmed'] .static-area").first
	box = mark.locator("input").bounding_box()
	corner = mark.bounding_box()
	mark.click(position={"x": box["x"] - corner["x"] + 5, "y": box["y"] - corner["y"] + 5})
	picture(page, "marked")

	assert page.evaluate("cur_frm.doc.records[0].is_confirmed") == 1
	assert page.evaluate("cur_frm.is_dirty()")


def test_row_of_unusual_access_is_worked_off(desk_of: Desk, office: Office, picture: Picture) -> None:
	page = desk_of(OFFICER)
	frappe.db.rollback()
	with acting_as(office.staff[roles.HEAD]):
		record_access(act="Exported", listed_doctype="Applicant", rows_count=500)
	frappe.db.commit()  # nosemgrep: other processes serve these records
	page.goto("/app/query-report/Unusual Access")
	rows = page.locator(".dt-row[data-row-index]:visible")
	mine = page.locator("a[data-way-out='examine']:visible").first
	mine.wait_for()
	before = rows.count()
	picture(page, "found")

	mine.click()
	dialog = page.locator(".modal.show")
	dialog.locator("textarea").fill("Звірка реєстру за дорученням голови.")
	picture(page, "explained")
	dialog.locator(".btn-modal-primary, .btn-primary").locator("visible=true").first.click()
	expect(page.locator(".report-wrapper, .layout-main").locator("visible=true").first).to_contain_text(
		"Розглянуто й більше не показується: "
	)
	expect(rows).to_have_count(before - 1)
	picture(page, "worked-off")


def test_incident_entered_from_a_row_holds_what_the_row_says(
	desk_of: Desk, office: Office, picture: Picture
) -> None:
	page = desk_of(OFFICER)
	frappe.db.rollback()
	with acting_as(office.staff[roles.HEAD]):
		record_access(act="Exported", listed_doctype="Applicant", rows_count=501)
		frappe.db.commit()  # nosemgrep: other processes serve these records
		who = frappe.db.get_value("Authority Officer", {"user": frappe.session.user}, "officer_name")
	page.goto("/app/query-report/Unusual Access")
	page.locator("a[data-way-out='incident']:visible").first.click()
	page.wait_for_url("**/app/personal-data-incident/new**")
	settle(page)
	picture(page, "entered")
	told = page.locator(".form-layout:visible").last

	assert who in told.locator("[data-fieldname=description] textarea").input_value()
	for field in ("title", "happened_at", "noticed_at"):
		assert told.locator(f"[data-fieldname={field}] input").input_value(), field
	told.locator("[data-fieldname=data_kinds] textarea").fill("прізвища, телефони")
	told.locator("[data-fieldname=persons_count] input").fill("501")
	page.locator(".page-head:visible .primary-action").click()
	page.wait_for_url(lambda url: "/personal-data-incident/" in url and "/new-" not in url)
