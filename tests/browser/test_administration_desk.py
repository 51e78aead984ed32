"""An administrator of the oblast on the screen: changed defaults taken back, a new authority set up."""

from collections.abc import Callable

import frappe
import pytest
from playwright.sync_api import Page, expect

from appeals_app.permissions import roles
from appeals_app.testing.factories import make_user, unique
from tests.browser.clerk import settle

CHANNEL = "Appeal Channel"


@pytest.fixture
def changed_channel() -> Callable[[], str | None]:
	"""A shipped channel renamed by an administrator; gives its present title."""
	frappe.db.rollback()
	before = frappe.db.get_value(CHANNEL, "post", "title")
	frappe.get_doc(CHANNEL, "post").update({"title": "Поштою України"}).save()
	frappe.db.commit()  # nosemgrep: other processes serve it

	def title() -> str | None:
		frappe.db.rollback()
		return frappe.db.get_value(CHANNEL, "post", "title")

	yield title
	frappe.db.rollback()
	frappe.db.set_value(CHANNEL, "post", "title", before)
	frappe.db.commit()  # nosemgrep: the next tests find the site as it was


def test_changed_default_is_shown_and_taken_back(
	desk_of: Callable[[str], Page], changed_channel: Callable[[], str | None], picture: Callable
) -> None:
	desk = desk_of(roles.OBLAST_ADMIN)
	desk.goto("/app/citizens-appeals")
	desk.locator(".link-item", has_text="Змінені типові налаштування").click()

	record = desk.locator(".changed-default[data-record=post]")
	expect(record).to_contain_text("Поштою України")
	settle(desk)
	picture(desk, "page")
	record.locator("button", has_text="Повернути типове").click()
	settle(desk)
	picture(desk, "question")
	desk.locator(".modal.show .btn-primary").click()

	expect(record).to_have_count(0)
	assert changed_channel() == "Поштою"


def test_authority_is_set_up_by_one_form_and_shows_its_readiness(
	desk_of: Callable[[str], Page], picture: Callable
) -> None:
	frappe.db.rollback()
	code = unique("UA")
	clerk = make_user(roles.REGISTRAR).name
	frappe.db.commit()  # nosemgrep: the server reads it
	desk = desk_of(roles.OBLAST_ADMIN)
	desk.goto("/app/authority-setup/new")
	desk.wait_for_selector("[data-fieldname=authority_code] input")
	desk.fill("[data-fieldname=authority_code] input", code)
	desk.fill("[data-fieldname=authority_name] input", "Нова сільська рада")
	desk.fill("[data-fieldname=short_name] input", "Нова рада")
	desk.select_option("[data-fieldname=authority_kind] select", "Village Council")
	settle(desk)
	picture(desk, "form")
	desk.evaluate(
		"""(email) => {
			const frm = cur_frm;
			frm.add_child("units", { unit_code: "zag", unit_name: "Загальний відділ" });
			frm.add_child("officers", { email, position: "Діловод", unit_code: "zag" });
			frm.refresh_fields();
		}""",
		clerk,
	)
	desk.keyboard.press("Control+s")
	desk.wait_for_url(lambda url: "/new" not in url)

	expect(desk.locator(".form-message:visible")).to_contain_text("Записів буде створено: 3")
	settle(desk)
	picture(desk, "plan")
	desk.locator(".primary-action:visible", has_text="Створити").click()
	desk.locator(".modal.show .btn-primary").click()

	expect(desk.locator(".form-message:visible")).to_contain_text("Створено. У «Готовності»")
	settle(desk)
	picture(desk, "made")
	frappe.db.rollback()
	assert frappe.db.get_value("Authority", code, "short_name") == "Нова рада"
	desk.locator(".page-actions button:visible", has_text="Готовність").first.click()
	expect(desk.locator(".datatable")).to_contain_text("Бракує")
	settle(desk)
	picture(desk, "readiness")
