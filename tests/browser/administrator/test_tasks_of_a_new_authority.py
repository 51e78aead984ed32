"""Task 16: an authority with its units and people by one form, as far as its readiness."""

from collections.abc import Callable

import frappe
import pytest
from playwright.sync_api import expect

from appeals_app.permissions import roles
from tests.browser.administrator.walk import Walk

WORKSPACE = "Звернення громадян"
CODE, NAME, SHORT = "UA23060070000000000", "Степова сільська рада", "Степова рада"
DEPARTMENT, CLERK, HEAD = "Загальний відділ", "kovalenko@stepova.example", "savchenko@stepova.example"

Undo = Callable[[Callable[[], object]], None]


@pytest.fixture
def no_authority_after(undo: Undo) -> None:
	"""The authority, its people and the forms that made them are gone after the test."""
	undo(lambda: frappe.db.delete("Authority", {"name": CODE}))
	for doctype in ("Appeal Index Rule", "Appeal Index Counter", "Authority Unit", "Authority Officer"):
		undo(lambda doctype=doctype: frappe.db.delete(doctype, {"authority": CODE}))
	for user in (CLERK, HEAD):
		undo(lambda user=user: frappe.db.delete("Has Role", {"parent": user}))
		undo(lambda user=user: frappe.db.delete("User", {"name": user}))
	undo(lambda: frappe.db.delete("Authority Setup", {"authority_code": CODE}))


def add_officer(admin: Walk, *, email: str, name: tuple[str, str], position: str, role: str) -> None:
	admin.add_row("officers")
	admin.type("email", email)
	admin.type("last_name", name[0])
	admin.type("first_name", name[1])
	admin.type("position", position)
	admin.type("unit_code", "zag")
	admin.select("first_role", role)


def test_task_16_authority_is_set_up_whole_by_one_form(
	walk: Callable[[int], Walk], no_authority_after: None
) -> None:
	admin = walk(16)
	admin.begin(WORKSPACE, "Новий орган")
	admin.add()
	admin.type("authority_code", CODE)
	admin.type("authority_name", NAME)
	admin.type("short_name", SHORT)
	admin.select("authority_kind", "Сільська рада")
	admin.type("postal_address", "вул. Центральна, 1, с. Степове, 70000")
	admin.picture("form")
	admin.add_row("units")
	admin.type("unit_code", "zag")
	admin.type("unit_name", DEPARTMENT)
	admin.close_row()
	name = ("Коваленко", "Олена")
	add_officer(admin, email=CLERK, name=name, position="діловодка", role="Реєстратор звернень")
	admin.picture("officer")
	admin.close_row()
	name = ("Савченко", "Андрій")
	add_officer(admin, email=HEAD, name=name, position="сільський голова", role="Керівник органу")
	admin.check("is_first_head")
	admin.check("may_write_resolutions")
	admin.check("may_sign_replies")
	admin.close_row()
	admin.save()
	expect(admin.page.locator(".form-message:visible")).to_contain_text("Записів буде створено: 6")
	admin.field("steps").evaluate("(table) => table.scrollIntoView({ block: 'center' })")
	admin.picture("plan")
	admin.press("Створити", ".page-head")
	admin.press("Так", ".modal.show")
	expect(admin.page.locator(".form-message:visible")).to_contain_text("Створено")

	frappe.db.rollback()
	assert frappe.db.get_value("Authority", CODE, "authority_name") == NAME
	head = frappe.get_doc("Authority Officer", {"authority": CODE, "user": HEAD})
	assert frappe.db.get_value("Authority Unit", head.unit, "unit_name") == DEPARTMENT
	assert (head.is_first_head, head.may_write_resolutions, head.may_sign_replies) == (1, 1, 1)
	assert roles.REGISTRAR in frappe.get_roles(CLERK)
	admin.press("Готовність", ".page-head")
	expect(admin.page.locator(".datatable:visible")).to_contain_text("Бракує")
	admin.picture("readiness")
	admin.finish()
