"""A dialog stays open with what was typed in it until the server has done what was asked."""

from collections.abc import Callable

import frappe
from playwright.sync_api import Locator, Page, expect

from appeals_app.permissions import roles
from tests.browser.clerk import Office, fresh_appeal, open_form, settle


def test_refused_registration_by_hand_keeps_what_was_typed(
	desk: Page, office: Office, picture: Callable
) -> None:
	entered = fresh_appeal(office, "entered")
	taken = frappe.db.get_value("Appeal", office.appeals["registered"], "registration_index")
	errors: list[str] = []
	desk.on("pageerror", lambda error: errors.append(str(error)))
	open_form(desk, entered)
	desk.locator(".menu-btn-group button:visible").click()
	desk.locator(".menu-btn-group .dropdown-menu:visible a", has_text="Зареєструвати вручну").click()
	dialog = desk.locator(".modal.show", has=desk.locator("[data-fieldname=index]"))
	expect(dialog).to_be_visible()
	settle(desk)  # a dialog that has slid in takes the focus, and with it a click on its way
	dialog.locator("[data-fieldname=index] input").fill(taken)
	dialog.locator("[data-fieldname=reason] textarea").fill("Не було світла")

	dialog.locator(".btn-modal-primary").click()
	refusal = desk.locator(".modal.show", has_text="вже надано")
	expect(refusal).to_be_visible()
	settle(desk)
	picture(desk, "refused")

	expect(dialog.locator("[data-fieldname=index] input")).to_have_value(taken)
	expect(dialog.locator("[data-fieldname=reason] textarea")).to_have_value("Не було світла")
	assert errors == []

	refusal.locator(".btn-modal-close").click()
	dialog.locator("[data-fieldname=index] input").fill("")
	dialog.locator(".btn-modal-primary").click()
	expect(dialog).to_have_count(0)
	frappe.db.rollback()
	assert frappe.db.get_value("Appeal", entered, "phase") == "REGISTERED"


def test_refused_step_keeps_the_ground_that_was_typed(desk_of: Callable[[str], Page], office: Office) -> None:
	appeal = fresh_appeal(office, "execution")
	task = frappe.db.get_value("Appeal Assignment", {"appeal": appeal})
	executor = desk_of(roles.EXECUTOR)
	open_form(executor, appeal)

	give_back(executor).fill("Це питання іншого відділу")
	set_status(task, "Cancelled")
	executor.locator(".modal.show .btn-modal-primary:visible").click()
	refusal = executor.locator(".modal.show", has=executor.locator(".msgprint"))
	expect(refusal).to_be_visible()
	settle(executor)  # what is still sliding in takes no click
	refusal.locator(".btn-modal-close:visible").click()
	expect(refusal).to_have_count(0)
	set_status(task, "Assigned")

	expect(give_back(executor)).to_have_value("Це питання іншого відділу")


def give_back(page: Page) -> Locator:
	"""Press the step of the executor that needs a ground, and find where the ground is typed."""
	page.locator(".actions-btn-group button:visible").click()
	page.locator(".actions-btn-group .dropdown-menu:visible a", has_text="Повернути на резолюцію").click()
	ground = page.locator(".modal.show [data-fieldname=move_reason] textarea")
	expect(ground).to_be_visible()
	return ground


def set_status(task: str, status: str) -> None:
	frappe.db.rollback()
	frappe.db.set_value("Appeal Assignment", task, "status", status)
	frappe.db.commit()  # nosemgrep: other processes serve it
