"""The day of a head and of an executor at the Desk, from their workspace to the letter that goes out."""

from collections.abc import Callable
from pathlib import Path

import frappe
import pytest
from playwright.sync_api import Page, expect

from appeals_app.permissions import roles
from appeals_app.testing import journey
from appeals_app.testing.journey import Journey
from tests.browser.clerk import Office, settle

Desk = Callable[[str], Page]
Picture = Callable[[Page, str], Path]

BRIEF = "Тече дах у під'їзді"


@pytest.fixture
def case(office: Office) -> Callable[[str], Journey]:
	"""An appeal of the test's own at a stage, that the server can see."""

	def at(stage: str) -> Journey:
		frappe.db.rollback()
		way = Journey(office.staff, brief=BRIEF).to(stage)
		frappe.db.commit()  # nosemgrep: other processes serve it
		return way

	return at


def open_queue(page: Page, workspace: str, queue: str) -> None:
	"""One click from the workspace to the list."""
	page.goto(f"/app/{workspace}")
	page.wait_for_selector(".number-widget-box .number")
	settle(page)
	card = page.locator(".number-widget-box").filter(has=page.get_by_text(queue, exact=True))
	card.locator(".widget-body").click()
	page.wait_for_selector(".frappe-list:visible .list-row-container .list-row")
	settle(page)


def open_row(page: Page, name: str) -> None:
	"""Of a queue that other tests have filled, on whatever page it stands."""
	row = page.locator(f".frappe-list:visible .list-row a[href$='/{name}']").first
	more = page.locator(".frappe-list:visible .btn-more:visible")
	while not row.count() and more.count():
		more.click()
		settle(page)
	row.click()
	page.wait_for_selector(".form-footer .timeline-item", state="attached")
	settle(page)


def press_step(page: Page, button: str) -> None:
	page.locator(".actions-btn-group button:visible").click()
	page.locator(".actions-btn-group .dropdown-item:visible", has_text=button).first.click()


def save(page: Page, doctype: str) -> None:
	settle(page)
	page.keyboard.press("Control+s")
	page.wait_for_function("(doctype) => cur_frm.doctype === doctype && !cur_frm.is_new()", arg=doctype)
	settle(page)


def stored(appeal: str) -> str:
	frappe.db.rollback()
	return frappe.db.get_value("Appeal", appeal, "phase")


def test_head_gives_an_appeal_to_an_executor(
	desk_of: Desk, office: Office, case: Callable[[str], Journey], picture: Picture
) -> None:
	way, page = case("resolution"), desk_of(roles.HEAD)

	page.goto("/app/tasks-under-control")
	page.wait_for_selector(".number-widget-box .number")
	settle(page)
	picture(page, "workspace")
	open_queue(page, "tasks-under-control", "Очікують резолюції")
	picture(page, "queue")
	open_row(page, way.appeal)
	picture(page, "card")
	press_step(page, journey.RESOLVE)
	page.wait_for_selector("[data-page-route='Appeal Resolution'] .grid-row:visible")
	settle(page)
	picture(page, "resolution")
	page.evaluate(
		"(officer) => frappe.model.set_value(cur_frm.doc.executors[0].doctype, cur_frm.doc.executors[0].name, 'officer', officer)",
		way.executor.officer,
	)
	page.locator("[data-fieldname=resolution_text] textarea:visible").first.fill("Розглянути й відповісти.")
	save(page, "Appeal Resolution")
	picture(page, "resolved")

	assert stored(way.appeal) == "EXECUTION"


def test_executor_takes_a_task_and_drafts_the_answer(
	desk_of: Desk, office: Office, case: Callable[[str], Journey], picture: Picture
) -> None:
	way, page = case("execution"), desk_of(roles.EXECUTOR)
	task = frappe.db.get_value("Appeal Assignment", {"appeal": way.appeal})

	page.goto("/app/my-tasks")
	page.wait_for_selector(".number-widget-box .number")
	settle(page)
	picture(page, "workspace")
	open_queue(page, "my-tasks", "Мої доручення")
	picture(page, "queue")
	open_row(page, task)
	picture(page, "task")
	page.locator("button:visible", has_text="Відкрити звернення").click()
	page.wait_for_selector("[data-page-route='Appeal'] .actions-btn-group button:visible")
	settle(page)
	picture(page, "card")
	press_step(page, journey.ACCEPT)
	expect(page.locator(".indicator-pill:visible").first).to_contain_text("У роботі")
	settle(page)
	press_step(page, "Підготувати проєкт відповіді")
	page.wait_for_selector("[data-page-route='Appeal Reply'] [data-fieldname=body]:visible")
	settle(page)
	picture(page, "letter")
	page.locator("[data-page-route='Appeal Reply'] [data-fieldname=body] textarea").fill(
		"Дах полагоджено 20 листопада."
	)
	page.wait_for_function("() => cur_frm.doctype === 'Appeal Reply'")
	page.evaluate(
		"() => cur_frm.doc.answers.forEach((row) => frappe.model.set_value(row.doctype, row.name, 'result', 'result.granted'))"
	)
	save(page, "Appeal Reply")
	picture(page, "draft")
	page.locator("button:visible", has_text="Відкрити звернення").click()
	page.wait_for_selector("[data-page-route='Appeal'] .actions-btn-group button:visible")
	settle(page)
	press_step(page, journey.PASS_FOR_APPROVAL)
	expect(page.locator(".indicator-pill:visible").first).to_contain_text("На погодженні")
	settle(page)
	picture(page, "passed")

	assert stored(way.appeal) == "REPLY"


def test_head_signs_the_answer_from_the_queue(
	desk_of: Desk, office: Office, case: Callable[[str], Journey], picture: Picture
) -> None:
	way, page = case("signature"), desk_of(roles.HEAD)

	open_queue(page, "tasks-under-control", "Відповіді на підпис")
	picture(page, "queue")
	open_row(page, way.appeal)
	picture(page, "card")
	press_step(page, journey.SIGN)
	asked = page.locator(".modal.show")
	expect(asked).to_contain_text(f"«{journey.SIGN}»")
	settle(page)
	picture(page, "asked")
	asked.locator(".btn-primary:visible").click()
	expect(page.locator(".indicator-pill:visible").first).to_contain_text("Підписано")
	settle(page)
	picture(page, "signed")

	frappe.db.rollback()
	assert frappe.db.get_value("Appeal Reply", {"appeal": way.appeal}, "status") == "Signed"
