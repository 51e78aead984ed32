"""Tasks 1–3: a field of one's own on the card, when it is required, and who does not see it."""

from collections.abc import Callable, Iterator

import frappe
import pytest
from frappe.permissions import reset_perms
from playwright.sync_api import Locator, Page, expect

from appeals_app.permissions import roles
from appeals_app.testing.journey import Journey
from tests.browser.administrator.walk import Walk
from tests.browser.clerk import Office, open_form, open_list, settle

LABEL, FIELD = "Номер виїзного прийому", "custom_номер_виїзного_прийому"
OF_ADMINISTRATOR = "5"
"""The permission level of the card that is the administrator's."""

Undo = Callable[[Callable[[], object]], None]


@pytest.fixture
def form_as_it_was(undo: Undo) -> None:
	"""The card has no field and no rights of the administrator's after the test."""
	undo(lambda: frappe.delete_doc("Custom Field", f"Appeal-{FIELD}", force=True))
	undo(lambda: reset_perms("Appeal"))
	undo(lambda: frappe.db.delete("Report", {"report_name": LABEL}))


@pytest.fixture
def field(form_as_it_was: None) -> Iterator[str]:
	"""The field is there already."""
	frappe.db.rollback()
	frappe.get_doc(
		{
			"doctype": "Custom Field",
			"dt": "Appeal",
			"label": LABEL,
			"fieldname": FIELD,
			"insert_after": "channel",
		}
	).insert()
	frappe.db.commit()  # nosemgrep: other processes serve the form
	yield FIELD


def open_field(walk: Walk) -> None:
	walk.begin("Налаштування без коду", "Додаткове поле")
	walk.click(walk.page.locator(".list-row-container .list-row", has_text=LABEL).locator("a:visible").first)
	walk.page.wait_for_selector(".form-layout:visible")
	settle(walk.page)


def on_card(page: Page) -> Locator:
	return page.locator(f".frappe-control[data-fieldname={FIELD}]:visible")


def test_task_01_field_is_on_the_form_in_the_list_and_in_a_report(
	walk: Callable[[int], Walk], desk_of: Callable[[str], Page], office: Office, form_as_it_was: None
) -> None:
	admin = walk(1)
	admin.begin("Налаштування без коду", "Додаткове поле")
	admin.add()
	admin.choose("dt", "Звернення")
	admin.type("label", LABEL)
	admin.select("insert_after", "Канал надходження")
	admin.check("in_list_view")
	admin.picture("field")
	admin.save()

	page = desk_of(roles.REGISTRAR)
	open_form(page, office.appeals["registered"])
	on_card(page).locator("input").fill("17")
	page.keyboard.press("Control+s")
	expect(page.locator(".indicator-pill:visible", has_text="Не збережено")).to_have_count(0)
	open_list(page)
	expect(page.locator(".list-row-head:visible")).to_contain_text(LABEL)
	clerk = Walk(page, 1)
	clerk.picture("list")
	save_report_with_field(clerk)
	clerk.picture("report")
	page.goto(f"/app/appeal/view/report/{LABEL}")
	expect(page.locator(".dt-header:visible")).to_contain_text(LABEL)
	admin.clicks += clerk.clicks
	admin.finish()


def save_report_with_field(clerk: Walk) -> None:
	"""Whoever reads appeals makes a report of them: the administrator sees none."""
	clerk.press("Список", ".page-head")
	clerk.press("Звіт", ".page-head .dropdown-menu")
	expect(clerk.page.locator(".dt-header:visible")).to_contain_text(LABEL)
	clerk.menu("Зберегти як")
	clerk.clicks += 1
	clerk.page.locator(".modal.show input[type=text]:visible").fill(LABEL)
	clerk.click(clerk.page.locator(".modal.show .btn-primary:visible"))


def test_task_02_field_is_required_of_complaints_alone(
	walk: Callable[[int], Walk], desk_of: Callable[[str], Page], office: Office, field: str
) -> None:
	complaint = Journey(office.staff, kind="kind.complaint").appeal
	frappe.db.commit()  # nosemgrep: other processes serve it
	admin = walk(2)
	open_field(admin)
	admin.write_code("mandatory_depends_on", "eval:doc.kind=='kind.complaint'")
	admin.picture("condition")
	admin.save()

	page = desk_of(roles.REGISTRAR)
	open_form(page, complaint)
	expect(on_card(page).locator(".control-label.reqd")).to_have_count(1)
	open_form(page, office.appeals["registered"])
	expect(on_card(page).locator(".control-label")).to_have_count(1)
	expect(on_card(page).locator(".control-label.reqd")).to_have_count(0)
	admin.finish()


def test_task_03_field_is_hidden_from_one_role(
	walk: Callable[[int], Walk], desk_of: Callable[[str], Page], office: Office, field: str
) -> None:
	admin = walk(3)
	open_field(admin)
	admin.type("permlevel", OF_ADMINISTRATOR)
	admin.picture("level")
	admin.save()
	admin.begin("Налаштування без коду", "Дозволи ролей")
	admin.select_in("Вид документа", "Звернення")
	read = f"input[data-role='{roles.EXECUTOR}'][data-permlevel='{OF_ADMINISTRATOR}'][data-ptype=read]"
	admin.click(admin.page.locator(read))
	admin.picture("rights")

	seen = {}
	for role in (roles.EXECUTOR, roles.REGISTRAR):
		open_form(desk_of(role), office.appeals["execution"])
		seen[role] = on_card(desk_of(role)).count()
	assert seen == {roles.EXECUTOR: 0, roles.REGISTRAR: 1}
	admin.finish()
