"""Tasks 4–7: a state of one's own, its name, who takes a step, and when it may be taken."""

from collections.abc import Callable
from urllib.parse import quote

import frappe
import pytest
from playwright.sync_api import Page, expect

from appeals_app.permissions import roles
from appeals_app.refusal import AppealRuleError
from appeals_app.testing import journey
from appeals_app.testing.journey import Journey
from appeals_app.testing.staff import acting_as
from tests.browser.administrator.walk import Walk
from tests.browser.clerk import Office, fresh_appeal, open_form, settle

WORKFLOW = "Розгляд звернення"
CHECK, CONFIRM, TO_CHECK = "На перевірці", "Підтвердити перевірку", "Передати на перевірку"
STUDIED = "Вивчається"
REFUSAL = "Скаргу спершу перевіряють на місці."
IN_WORK, DRAFT = "У роботі", "Проєкт відповіді"

Undo = Callable[[Callable[[], object]], None]


@pytest.fixture
def workflow_as_it_was(undo: Undo) -> None:
	"""The workflow, its states and buttons are after the test what they were before."""
	frappe.db.rollback()
	before = frappe.get_doc("Workflow", WORKFLOW).as_dict()
	undo(lambda: remove_words("Workflow Action Master", (CONFIRM, TO_CHECK)))
	undo(lambda: remove_words("Workflow State", (CHECK,)))
	undo(lambda: put_back(before))
	undo(lambda: frappe.db.set_value("Appeal", {"workflow_state": CHECK}, "workflow_state", IN_WORK))


def put_back(before: dict) -> None:
	workflow = frappe.get_doc("Workflow", WORKFLOW)
	rows = {table: [{**row, "name": None} for row in before[table]] for table in ("states", "transitions")}
	workflow.update({**rows, "workflow_data": before["workflow_data"]})
	workflow.save()


def remove_words(doctype: str, names: tuple[str, ...]) -> None:
	for name in names:
		if frappe.db.exists(doctype, name):
			frappe.delete_doc(doctype, name)


def open_workflow(walk: Walk) -> None:
	walk.begin("Налаштування без коду", "Порядок опрацювання")
	walk.open_row(WORKFLOW)


def name_new(walk: Walk, field: str, words: str) -> None:
	"""A record that is not there yet is made where it is named: the field and the offer to create it."""
	place = walk.field(field).locator("input:visible").first
	walk.clicks += 1
	place.click()
	place.fill(words)
	offer = walk.field(field).locator(".awesomplete li:visible", has_text="Створити")
	expect(offer).to_be_visible()
	walk.click(offer)


def steps_offered(page: Page) -> list[str]:
	button = page.locator(".actions-btn-group button:visible")
	if not button.count():
		return []
	button.click()
	return [
		words.strip() for words in page.locator(".actions-btn-group .dropdown-item:visible").all_inner_texts()
	]


def take(page: Page, step: str) -> None:
	page.locator(".actions-btn-group button:visible").click()
	page.locator(".actions-btn-group .dropdown-item:visible", has_text=step).first.click()
	settle(page)


def in_work(office: Office) -> str:
	return fresh_appeal(office, "in_work")


def transition(walk: Walk, state: str, step: str, next_state: str, role: str) -> None:
	walk.add_row("transitions")
	walk.choose("state", state)
	name_new(walk, "action", step)
	walk.press("Зберегти", ".modal.show")
	walk.choose("next_state", next_state)
	walk.choose("allowed", role)
	walk.close_row()


def test_task_04_state_of_ones_own_is_passed_through(
	walk: Callable[[int], Walk], desk_of: Callable[[str], Page], office: Office, workflow_as_it_was: None
) -> None:
	admin = walk(4)
	open_workflow(admin)
	admin.add_row("states")
	name_new(admin, "state", CHECK)
	admin.press("Зберегти", ".modal.show")
	admin.select("appeal_phase", "На виконанні")
	admin.choose("allow_edit", "Реєстратор звернень")
	admin.picture("state")
	admin.close_row()
	transition(admin, IN_WORK, TO_CHECK, CHECK, "Виконавець звернень")
	transition(admin, CHECK, CONFIRM, DRAFT, "Керівник підрозділу")
	admin.picture("steps")
	admin.save()

	appeal, page = in_work(office), desk_of(roles.EXECUTOR)
	open_form(page, appeal)
	take(page, TO_CHECK)
	expect(page.locator(".indicator-pill:visible", has_text=CHECK).first).to_be_visible()
	assert frappe.db.get_value("Appeal", appeal, "phase") == "EXECUTION"
	admin.finish()


def test_task_05_state_is_called_otherwise(
	walk: Callable[[int], Walk], desk_of: Callable[[str], Page], office: Office, undo: Undo
) -> None:
	appeal = in_work(office)
	undo(lambda: frappe.rename_doc("Workflow State", STUDIED, IN_WORK, force=True))
	admin = walk(5)
	admin.begin("Налаштування без коду", "Стан опрацювання")
	admin.open_row(IN_WORK)
	admin.click(admin.page.locator(".page-head .title-text:visible").first)
	admin.type("name", STUDIED)
	admin.picture("rename")
	admin.press("Перейменувати", ".modal.show")
	admin.page.wait_for_url(f"**/{quote(STUDIED)}")

	page = desk_of(roles.EXECUTOR)
	open_form(page, appeal)
	expect(page.locator(".indicator-pill:visible", has_text=STUDIED).first).to_be_visible()
	assert frappe.db.get_value("Appeal", appeal, "phase") == "EXECUTION"
	admin.finish()


def test_task_06_another_role_takes_a_step_too(
	walk: Callable[[int], Walk], desk_of: Callable[[str], Page], office: Office, workflow_as_it_was: None
) -> None:
	appeal = Journey(office.staff).to("answered").appeal
	frappe.db.commit()  # nosemgrep: other processes serve it
	page = desk_of(roles.REGISTRAR)
	open_form(page, appeal)
	assert journey.CLOSE not in steps_offered(page)
	admin = walk(6)
	open_workflow(admin)
	admin.open_cell_row("transitions", "Зняти з контролю", "Відповідь надіслано", "Контролер звернень")
	admin.press("Дублювати", ".grid-row-open")
	admin.choose("allowed", "Реєстратор звернень")
	admin.picture("role")
	admin.close_row()
	admin.save()

	open_form(page, appeal)
	take(page, journey.CLOSE)
	page.locator(
		".modal.show .btn-modal-primary:visible"
	).click()  # this step is asked about: it is not taken back
	expect(page.locator(".indicator-pill:visible", has_text="Знято з контролю").first).to_be_visible()
	admin.finish()


def test_task_07_step_waits_for_its_condition(
	walk: Callable[[int], Walk], desk_of: Callable[[str], Page], office: Office, workflow_as_it_was: None
) -> None:
	appeal = in_work(office)
	admin = walk(7)
	open_workflow(admin)
	admin.open_cell_row("transitions", IN_WORK, "Підготувати проєкт відповіді")
	admin.write_code("condition", "doc.kind == 'kind.complaint'")
	admin.type("appeal_refusal", REFUSAL)
	admin.picture("condition")
	admin.close_row()
	admin.save()

	page = desk_of(roles.EXECUTOR)
	open_form(page, appeal)
	assert "Підготувати проєкт відповіді" not in steps_offered(page)
	with acting_as(office.staff[roles.EXECUTOR]), pytest.raises(AppealRuleError, match=REFUSAL):
		journey.press(appeal, "Підготувати проєкт відповіді")
	admin.finish()


def test_drawing_the_workflow_loses_nothing_of_its_rows(admin_page: Page, workflow_as_it_was: None) -> None:
	before = rows_of_workflow()
	admin_page.goto(f"/app/workflow-builder/{quote(WORKFLOW)}")
	admin_page.wait_for_selector(".vue-flow__node-state")
	settle(admin_page)
	admin_page.locator(".vue-flow__node-state .node").first.dispatch_event("click")
	admin_page.locator(".properties [data-fieldname=message] textarea").fill("Оберіть тему.")
	with admin_page.expect_response("**/frappe.client.save") as answer:
		admin_page.locator(".page-head .btn-primary:visible", has_text="Зберегти").click()

	assert answer.value.status == 200
	first, *others = rows_of_workflow()
	assert (first, others) == ((*before[0][:-1], "Оберіть тему."), before[1:])


def rows_of_workflow() -> list[tuple]:
	frappe.db.rollback()
	workflow = frappe.get_doc("Workflow", WORKFLOW)
	return [
		*((row.state, row.appeal_phase, row.allow_edit, row.message) for row in workflow.states),
		*((row.action, row.condition, row.appeal_act, row.appeal_refusal) for row in workflow.transitions),
	]
