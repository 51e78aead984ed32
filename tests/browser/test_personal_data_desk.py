"""The data protection officer at the Desk: the registers, an act of destruction, the notice, the list of workers."""

from collections.abc import Callable
from pathlib import Path

import frappe
import pytest
from playwright.sync_api import Page, expect

from appeals_app.permissions import roles
from appeals_app.personal_data.person_records import find_records
from appeals_app.testing.staff import Staff, acting_as
from tests.browser.clerk import Office, settle
from tests.browser.keeping import collected_act, insert
from tests.browser.test_ukrainian_desk import english_left

PURPOSE = "Реєстрація і розгляд звернень громадян."


@pytest.fixture(scope="module")
def records(office: Office) -> dict[str, str]:
	"""A record of each register, committed: the web processes read only that."""
	frappe.db.rollback()
	staff = office.staff
	made = {}
	with acting_as(staff[roles.DATA_PROTECTION_OFFICER]):
		made["data-subject-request"] = _request(staff)
		made["personal-data-incident"] = _incident(staff)
		made["personal-data-processing"] = _processing(staff)
	made["personal-data-erasure"] = collected_act(
		staff, brief="Ремонт ліфта (давнє)", decision="протокол № 2"
	)
	frappe.db.commit()  # nosemgrep: other processes serve these records
	return made


def _request(staff: Staff) -> str:
	request = insert(
		"Data Subject Request",
		authority=staff.authority,
		kind="Access",
		received_on=frappe.utils.add_days(None, -40),
		requester_name="Лук’яненко Марія Іванівна",
		requester_contact="вул. Тестова, 1",
		request_text="Прошу надати всі дані про мене.",
	)
	find_records(request=request)
	return request


def _incident(staff: Staff) -> str:
	return insert(
		"Personal Data Incident",
		authority=staff.authority,
		title="Відповідь вкладено до чужого конверта",
		noticed_at=frappe.utils.add_days(None, -1),
		description="Адресат повідомив телефоном.",
		data_kinds="прізвище, адреса",
		persons_count=1,
		notices=[{"recipient": "Persons Concerned", "given_on": frappe.utils.today()}],
	)


def _processing(staff: Staff) -> str:
	found = frappe.db.exists("Personal Data Processing", staff.authority)
	officer = staff[roles.DATA_PROTECTION_OFFICER].officer
	values = {"authority": staff.authority, "purpose": PURPOSE, "responsible_officer": officer}
	return found or insert("Personal Data Processing", **values)


def officer(desk_of: Callable[[str], Page]) -> Page:
	return desk_of(roles.DATA_PROTECTION_OFFICER)


def test_workspace_of_keeping_counts_and_is_ukrainian(
	desk_of: Callable[[str], Page], records: dict[str, str], picture: Callable[[Page, str], Path]
) -> None:
	page = officer(desk_of)
	page.goto("/app/personal-data-keeping")
	page.wait_for_selector(".widget.number-widget-box")
	settle(page)
	picture(page, "workspace")

	assert english_left(page) == []
	expect(page.locator(".widget.number-widget-box", has_text="Прострочені запити")).to_be_visible()


FORMS = {
	"data-subject-request": ["Відповідь прострочено", "Лук’яненко Марія Іванівна", "за іменем"],
	"personal-data-incident": ["Порушення захисту", "Особи, чиї дані порушено"],
	"personal-data-processing": ["Олена Коваль", "не підписано"],
	"personal-data-erasure": ["Зібрано", "Звернення", "Погодити"],
}


@pytest.mark.parametrize("register", FORMS)
def test_form_says_what_is_known_and_is_ukrainian(
	desk_of: Callable[[str], Page],
	records: dict[str, str],
	picture: Callable[[Page, str], Path],
	register: str,
) -> None:
	page = officer(desk_of)
	page.goto(f"/app/{register}/{records[register]}")
	page.wait_for_selector(".form-footer", state="attached")
	settle(page)
	picture(page, register)

	for words in FORMS[register]:
		expect(
			page.locator(".layout-main:visible, .page-head:visible").filter(has_text=words).first
		).to_be_visible()
	assert english_left(page) == []


LISTS = [
	*FORMS,
	"personal-data-notice",
	"personal-data-nondisclosure",
	"personal-data-hold",
	"personal-data-event",
	"personal-data-erasure-row",
]


@pytest.mark.parametrize("register", LISTS)
def test_list_of_a_register_is_ukrainian(
	desk_of: Callable[[str], Page],
	records: dict[str, str],
	picture: Callable[[Page, str], Path],
	register: str,
) -> None:
	page = officer(desk_of)
	page.goto(f"/app/{register}/view/list")
	page.wait_for_selector(".list-row-container, .no-result:visible", state="attached")
	settle(page)
	picture(page, register)

	assert english_left(page) == []


def test_act_is_approved_by_one_and_waits_for_the_other(
	desk_of: Callable[[str], Page], records: dict[str, str], picture: Callable[[Page, str], Path]
) -> None:
	page = officer(desk_of)
	page.goto(f"/app/personal-data-erasure/{records['personal-data-erasure']}")
	settle(page)
	page.get_by_role("button", name="Погодити", exact=True).locator("visible=true").click()
	page.locator(".modal.show .btn-primary").click()
	settle(page)
	page.reload()
	settle(page)
	picture(page, "approved-by-one")

	frappe.db.rollback()
	act = frappe.db.get_value(
		"Personal Data Erasure",
		records["personal-data-erasure"],
		["status", "protection_officer"],
		as_dict=True,
	)
	assert act.status == "Collected"
	assert act.protection_officer


def test_printed_act_and_list_of_workers_are_readable(
	desk_of: Callable[[str], Page], records: dict[str, str], picture: Callable[[Page, str], Path]
) -> None:
	page = officer(desk_of)
	for doctype, key, title in (
		("Personal Data Erasure", "personal-data-erasure", "Акт про знищення персональних даних"),
		(
			"Personal Data Processing",
			"personal-data-processing",
			"Працівники з доступом до персональних даних",
		),
	):
		page.goto(f"/printview?doctype={doctype}&name={records[key]}&trigger_print=0&_lang=uk")
		expect(page.locator("h1")).to_have_text(title)
		picture(page, key)

	record = f"doctype=Personal Data Processing&name={records['personal-data-processing']}"
	page.goto(f"/printview?{record}&format=Personal Data Processing Record&trigger_print=0&_lang=uk")
	picture(page, "record-of-processing")
	expect(page.locator("h1")).to_have_text("Облік обробки персональних даних")
	expect(page.locator(".keeping-act")).to_contain_text("Строки зберігання персональних даних")
