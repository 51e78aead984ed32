"""The data protection officer's whole way: workspace, looks, requests of each kind, incident, act, «Чому це видно»."""

import re
import zipfile
from collections.abc import Callable
from pathlib import Path

import frappe
import pytest
from frappe.model.workflow import apply_workflow
from playwright.sync_api import Page, expect

from appeals_app.permissions import roles
from appeals_app.personal_data.access_log import record_access
from appeals_app.personal_data.erasure import approve
from appeals_app.personal_data.person_records import find_records
from appeals_app.personal_data.watch_notices import tell
from appeals_app.testing.factories import make_applicant
from appeals_app.testing.journey import Journey
from appeals_app.testing.staff import Staff, acting_as
from tests.browser.clerk import Office, settle
from tests.browser.keeping import collected_act, insert
from tests.browser.test_ukrainian_desk import english_left

Desk = Callable[[str], Page]
Picture = Callable[[Page, str], Path]
KINDS = ("Access", "Correction", "Objection", "Deletion", "Who Looked")
OFFICER = roles.DATA_PROTECTION_OFFICER
TAKE, APPROVE = "Взяти запит у роботу", "Схвалити надання даних"
HASH = r"^[0-9a-f]{10,16}$"


@pytest.fixture(scope="module")
def world(office: Office) -> dict[str, str]:
	"""A person with a card that people looked at, a request of each kind, an incident, a collected act: committed."""
	frappe.db.rollback()
	staff = office.staff
	with acting_as(staff[roles.REGISTRAR]):
		person = make_applicant(last_name="Дорошенко", sex="author_sex.female").name
	way = Journey(staff, applicant=person, brief="Освітлення двору").to("answered")
	made = {"person": person, "appeal": way.appeal, "index": way.card().registration_index}
	_look(staff, way.appeal)
	made |= {kind: _request(staff, person, kind) for kind in KINDS}
	with acting_as(staff[OFFICER]):
		made["incident"] = insert(
			"Personal Data Incident",
			authority=staff.authority,
			title="Лист надіслано не тому адресатові",
			noticed_at=frappe.utils.add_days(None, -1),
			description="Адресат повідомив телефоном.",
			data_kinds="прізвище, адреса",
			persons_count=1,
			measures="Лист повернуто.",
		)
	made["act"] = collected_act(staff, brief="Ремонт даху (давнє)", decision="протокол № 5")
	frappe.db.commit()  # nosemgrep: other processes serve these records
	return made


def _look(staff: Staff, appeal: str) -> None:
	"""Enough in one export for the report of unusual access, and a card that was printed."""
	with acting_as(staff[roles.HEAD]):
		record_access(act="Printed", appeal=appeal)
		record_access(act="Exported", listed_doctype="Applicant", rows_count=500)


def _request(staff: Staff, person: str, kind: str) -> str:
	with acting_as(staff[OFFICER]):
		name = insert(
			"Data Subject Request",
			authority=staff.authority,
			kind=kind,
			received_on=frappe.utils.today(),
			requester_name="Дорошенко Марія Іванівна",
			requester_contact="вул. Тестова, 1",
			request_text="Прошу розглянути мій запит.",
		)
		apply_workflow(frappe.get_doc("Data Subject Request", name), TAKE)
		find_records(request=name)
		request = frappe.get_doc("Data Subject Request", name)
		for row in request.records:
			row.is_confirmed = int(row.applicant == person)
		request.update({"identity_check": "Document Shown"}).save()
		apply_workflow(request, APPROVE)
	return name


@pytest.fixture
def officer(desk_of: Desk, world: dict[str, str]) -> Page:
	return desk_of(OFFICER)


def open_form(page: Page, address: str) -> None:
	page.goto(f"/app/{address}")
	page.wait_for_selector(".form-footer", state="attached")
	settle(page)


def button(page: Page, name: str):
	return page.get_by_role("button", name=name, exact=True).locator("visible=true")


def shown_hashes(page: Page) -> list[str]:
	"""Cells of lists and reports in which a key stands instead of words."""
	cells = page.locator(".list-row-col:visible, .dt-cell__content:visible").all_inner_texts()
	return [text for text in map(str.strip, cells) if re.match(HASH, text)]


def left_in_english(page: Page) -> list[list[str]]:
	"""English on the page, tips included: those of the libraries are put right when the mouse comes."""
	page.evaluate(
		"""() => document.querySelectorAll("input.dt-filter, .timeline-badge").forEach((tip) =>
			tip.dispatchEvent(new MouseEvent("mouseover", { bubbles: true })))"""
	)
	return english_left(page)


@pytest.mark.parametrize(
	("address", "words"),
	[("personal-data", "Незвичний доступ"), ("personal-data-keeping", "Прострочені запити")],
	ids=["looks", "keeping"],
)
def test_workspaces_are_ukrainian(officer: Page, picture: Picture, address: str, words: str) -> None:
	officer.goto(f"/app/{address}")
	expect(officer.locator(".layout-main-section:visible").last).to_contain_text(words, timeout=30_000)
	settle(officer)
	picture(officer, "seen")

	assert left_in_english(officer) == []


def test_list_of_looks_names_people_and_positions(officer: Page, office: Office, picture: Picture) -> None:
	officer.goto("/app/personal-data-access-event?act=Printed")
	officer.wait_for_selector(".list-row-container .list-row")
	settle(officer)
	picture(officer, "seen")

	post = frappe.get_doc("Authority Officer", office.staff[roles.HEAD].officer)
	rows = officer.locator(".frappe-list:visible .result")
	expect(rows).to_contain_text(post.officer_name)
	expect(rows).to_contain_text(post.position)
	expect(rows).not_to_contain_text(office.staff[roles.HEAD].user)
	assert shown_hashes(officer) == []
	assert left_in_english(officer) == []


def test_report_of_unusual_access_names_post_and_authority(
	officer: Page, office: Office, picture: Picture
) -> None:
	officer.goto("/app/query-report/Unusual%20Access")
	officer.wait_for_selector(".dt-cell__content a[href*=personal-data-access-event]")
	settle(officer)
	picture(officer, "seen")

	rows = officer.locator(".report-wrapper:visible")
	expect(rows).to_contain_text(
		frappe.db.get_value("Authority Officer", office.staff[roles.HEAD].officer, "position")
	)
	expect(rows).to_contain_text(frappe.db.get_value("Authority", office.staff.authority, "short_name"))
	assert shown_hashes(officer) == []
	assert left_in_english(officer) == []


@pytest.mark.parametrize("kind", KINDS)
def test_request_of_each_kind_is_ukrainian(
	officer: Page, world: dict[str, str], picture: Picture, kind: str
) -> None:
	open_form(officer, f"data-subject-request/{world[kind]}")
	picture(officer, "seen")

	expect(button(officer, "Надати дані")).to_have_count(int(kind == "Access"))
	expect(button(officer, "Показати, хто дивився")).to_have_count(int(kind == "Who Looked"))
	assert left_in_english(officer) == []


def test_data_are_downloaded_and_their_page_is_readable(
	officer: Page, world: dict[str, str], picture: Picture, tmp_path: Path
) -> None:
	open_form(officer, f"data-subject-request/{world['Access']}")
	with officer.expect_download() as given:
		button(officer, "Надати дані").click()
	with zipfile.ZipFile(given.value.path()) as archive:
		archive.extract("data.html", tmp_path)
	copy = officer.context.new_page()
	copy.goto((tmp_path / "data.html").as_uri())
	picture(copy, "page")

	expect(copy.locator("body")).to_contain_text("Надруковано")
	assert world["index"] in copy.locator("body").inner_text()
	copy.close()


def test_request_for_who_looked_leads_to_the_looks(
	officer: Page, world: dict[str, str], picture: Picture
) -> None:
	open_form(officer, f"data-subject-request/{world['Who Looked']}")
	button(officer, "Показати, хто дивився").click()
	officer.wait_for_selector(".dt-cell__content")
	settle(officer)
	picture(officer, "seen")

	expect(officer.locator(".report-wrapper:visible")).to_contain_text("Надруковано")
	assert shown_hashes(officer) == []
	assert left_in_english(officer) == []


def test_incident_is_closed_only_when_that_is_confirmed(
	officer: Page, world: dict[str, str], picture: Picture
) -> None:
	open_form(officer, f"personal-data-incident/{world['incident']}")
	button(officer, "Закрити порушення").click()
	asked = officer.locator(".modal.show .modal-content").last
	expect(asked).to_contain_text("Закрити?")
	settle(officer)
	picture(officer, "asked")
	frappe.db.rollback()
	assert frappe.db.get_value("Personal Data Incident", world["incident"], "status") == "In Work"
	asked.locator(".btn-primary").click()
	settle(officer)
	officer.reload()
	settle(officer)
	picture(officer, "closed")

	frappe.db.rollback()
	assert frappe.db.get_value("Personal Data Incident", world["incident"], "status") == "Closed"
	expect(officer.locator(".page-head:visible .indicator-pill")).to_have_text("Закрито")
	expect(officer.locator("[data-fieldname=measures] textarea:visible")).to_have_count(0)


def test_act_says_why_it_is_not_approved_twice_and_what_is_lost(
	officer: Page, world: dict[str, str], picture: Picture
) -> None:
	open_form(officer, f"personal-data-erasure/{world['act']}")
	button(officer, "Погодити").click()
	officer.locator(".modal.show .btn-primary").click()
	settle(officer)
	officer.reload()
	settle(officer)
	picture(officer, "approved")
	expect(officer.locator(".form-sidebar:visible")).not_to_contain_text("@")
	expect(officer.locator(".form-message:visible")).to_contain_text("вже погодили")
	expect(button(officer, "Погодити")).to_have_count(0)

	button(officer, "Зібрати, чому минув строк").click()
	settle(officer)
	picture(officer, "asked")
	expect(officer.locator(".modal.show .modal-content").last).to_contain_text("буде втрачено")
	officer.keyboard.press("Escape")


def test_why_it_is_seen_is_told_to_the_officer(
	officer: Page, office: Office, world: dict[str, str], picture: Picture
) -> None:
	officer.goto("/app/access-reasons")
	number = officer.locator("[data-fieldname=number] input:visible")
	number.fill(world["index"])
	who = officer.locator(".frappe-control[data-fieldname=officer]:visible")
	who.evaluate("(field, post) => field.fieldobj.set_value(post)", office.staff[roles.HEAD].officer)
	button(officer, "Пояснити").click()
	settle(officer)
	picture(officer, "seen")

	expect(officer.locator(".access-reasons:visible")).to_contain_text("усіма його зверненнями")
	assert left_in_english(officer) == []

	who.locator("input").fill("Невідоменко")
	who.locator("input").press("Tab")
	button(officer, "Пояснити").click()
	settle(officer)
	picture(officer, "unknown")

	expect(officer.locator(".modal.show")).to_contain_text("«Невідоменко» немає в довіднику")
	expect(officer.locator(".access-reasons")).to_have_text("")
	officer.locator(".modal.show .btn-modal-close").click()


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
