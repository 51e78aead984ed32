"""What the head and the executor see: the state beside the title, paragraphs of a letter, parts, the text of the appeal."""

from collections.abc import Callable
from pathlib import Path

import frappe
from playwright.sync_api import Page, expect

from appeals_app.appeal_routing.assignment_notes import give_part
from appeals_app.permissions import roles
from appeals_app.testing.journey import Journey
from appeals_app.testing.staff import acting_as
from tests.browser.clerk import Office, open_form, settle

LONG = "Дорога, вода, автобус, освітлення та дрова для мешканців однієї вулиці"
BODY = "Повідомляємо, що двір прибрано.\n\nЛіфт оглянуто комісією."


def made(office: Office, stage: str, **card: object) -> Journey:
	frappe.db.rollback()
	way = Journey(office.staff, **card).to(stage)
	frappe.db.commit()  # nosemgrep: other processes serve it
	return way


def test_state_stands_beside_a_long_title(
	desk_of: Callable[[str], Page], office: Office, picture: Callable[[Page, str], Path]
) -> None:
	way, page = made(office, "in_work", brief=LONG), desk_of(roles.HEAD)
	open_form(page, way.appeal)
	picture(page, "card")

	pill = page.locator(".page-head .indicator-pill:visible").first
	on_top = page.evaluate(
		"({x, y, width, height}) => [4, width - 4].every((at) =>"
		" document.elementFromPoint(x + at, y + height / 2).closest('.indicator-pill'))",
		pill.bounding_box(),
	)

	assert on_top


def test_signature_asks_once_more_beneath_the_paragraphs_of_the_letter(
	desk_of: Callable[[str], Page], office: Office, picture: Callable[[Page, str], Path]
) -> None:
	frappe.db.rollback()
	way = Journey(office.staff).to("in_work")
	letter = way.draft(body=BODY).name
	way.stage = "draft"
	way.to("signature")
	frappe.db.commit()  # nosemgrep: other processes serve it
	page = desk_of(roles.HEAD)
	page.goto(f"/app/appeal-reply/{letter}")
	page.locator("button:visible", has_text="Підписати").click()
	expect(page.locator(".modal.show")).to_contain_text("ідписати лист?")
	picture(page, "asked")
	page.locator(".modal.show .btn-primary:visible").click()
	expect(page.locator(".page-head .indicator-pill:visible").first).to_contain_text("Підписано")
	shown = page.locator("[data-fieldname=body] .control-value:visible")
	lines = shown.evaluate("(box) => box.innerText.split('\\n').filter(Boolean).length")

	assert lines == 2
	assert shown.evaluate("(box) => getComputedStyle(box).whiteSpace") == "pre-wrap"


def test_part_of_a_co_executor_is_put_into_the_draft(
	desk_of: Callable[[str], Page], office: Office, picture: Callable[[Page, str], Path]
) -> None:
	frappe.db.rollback()
	staff = office.staff
	way = Journey(staff).to("resolution")
	way.resolve(executors=[staff[roles.EXECUTOR].officer, staff.colleague.officer])
	way.stage = "execution"
	way.to("in_work")
	task = frappe.db.get_value(
		"Appeal Assignment", {"appeal": way.appeal, "officer": staff.colleague.officer}
	)
	with acting_as(staff.colleague):
		give_part(assignment=task, text="Ліфт оглянуто комісією.")
	letter = way.draft(body="Повідомляємо, що двір прибрано.").name
	frappe.db.commit()  # nosemgrep: other processes serve it
	page = desk_of(roles.EXECUTOR)
	page.goto(f"/app/appeal-reply/{letter}")
	page.locator("button:visible", has_text="Вставити в лист").click()
	settle(page)
	picture(page, "draft")

	assert (
		page.locator("[data-fieldname=body] textarea:visible")
		.input_value()
		.endswith("\n\nЛіфт оглянуто комісією.")
	)


def test_resolution_is_written_beside_the_text_of_the_appeal(
	desk_of: Callable[[str], Page], office: Office, picture: Callable[[Page, str], Path]
) -> None:
	way, page = made(office, "resolution"), desk_of(roles.HEAD)
	open_form(page, way.appeal)
	page.evaluate("(appeal) => frappe.new_doc('Appeal Resolution', { appeal })", way.appeal)
	expect(page.locator("[data-fieldname=appeal_text]:visible")).to_contain_text(
		way.card().content.split("\n")[0]
	)
	picture(page, "resolution")

	assert not page.locator("[data-fieldname=conflict_reason]:visible").count()
