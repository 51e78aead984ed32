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
from appeals_app.personal_data.person_records import find_records
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
TAKE, APPROVE, ESTABLISH = "Взяти запит у роботу", "Схвалити надання даних", "Підтвердити, хто просить"
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
			not_told_reason="Лист повернувся нерозкритим.",
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
		alone = "Іншої відповідальної особи в органі немає." if kind == "Access" else None
		request.update({"identity_check": "Document Shown", "alone_reason": alone}).save()
		if kind == "Correction":
			values = {"what": "Middle Name", "asked_value": "Іллівна", "decision": "Correct"}
			request.append("corrections", values)
			request.save()
		apply_workflow(request, APPROVE if kind in ("Access", "Who Looked") else ESTABLISH)
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


def test_mark_of_examined_access_is_taken_back_in_the_report(
	officer: Page, office: Office, picture: Picture
) -> None:
	position = frappe.db.get_value("Authority Officer", office.staff[roles.HEAD].officer, "position")
	officer.goto("/app/query-report/Unusual%20Access")
	# of the head: what the officer looked at is examined by another
	row = officer.locator(".dt-row", has_text=position).locator("visible=true")
	examine = row.locator("a[data-way-out=examine]")
	event = row.locator("a[href*=personal-data-access-event]").first.get_attribute("href")
	rule = row.first.locator(".dt-cell__content").nth(1).inner_text()
	examine.first.click()
	asked = officer.locator(".modal.show").last
	asked.locator("textarea").fill("Чергування в ніч повітряної тривоги")
	asked.get_by_role("button", name="Розглянуто").click()
	expect(officer.locator(".modal.show")).to_have_count(0)
	officer.get_by_role("checkbox", name="Показати розглянуті").check()
	this = officer.locator(".dt-row", has=officer.locator(f"a[href='{event}']")).filter(has_text=rule)
	# a report without rows keeps those it showed before, hidden
	this = this.locator("visible=true")
	back = this.locator("a[data-way-out=take_back]")
	expect(back).to_have_count(1)
	settle(officer)
	picture(officer, "examined")
	assert left_in_english(officer) == []
	back.click()
	asked = officer.locator(".modal.show").last
	asked.locator("textarea").fill("Позначено не той рядок звіту")
	settle(officer)
	picture(officer, "asked")
	asked.get_by_role("button", name="Зняти позначку").click()
	expect(officer.locator(".modal.show")).to_have_count(0)
	expect(back).to_have_count(0)
	officer.get_by_role("checkbox", name="Показати розглянуті").uncheck()

	expect(this.locator("a[data-way-out=examine]")).to_have_count(1)


@pytest.mark.parametrize("kind", KINDS)
def test_request_of_each_kind_is_ukrainian(
	officer: Page, world: dict[str, str], picture: Picture, kind: str
) -> None:
	open_form(officer, f"data-subject-request/{world[kind]}")
	picture(officer, "seen")

	expect(button(officer, "Надати дані")).to_have_count(int(kind == "Access"))
	expect(button(officer, "Внести виправлення")).to_have_count(int(kind == "Correction"))
	expect(button(officer, "Показати, хто дивився")).to_have_count(0)
	assert left_in_english(officer) == []


def test_data_are_downloaded_and_their_page_is_readable(
	officer: Page, world: dict[str, str], picture: Picture, tmp_path: Path
) -> None:
	open_form(officer, f"data-subject-request/{world['Access']}")
	button(officer, "Надати дані").click()
	warned = officer.locator(".modal.show .modal-content").last
	expect(warned).to_contain_text("Джерело даних не записано")
	settle(officer)
	picture(officer, "warned")
	with officer.expect_download() as given:
		warned.locator(".btn-primary").click()
	with zipfile.ZipFile(given.value.path()) as archive:
		archive.extract("data.html", tmp_path)
	copy = officer.context.new_page()
	copy.goto((tmp_path / "data.html").as_uri())
	picture(copy, "page")

	expect(copy.locator("body")).to_contain_text("Надруковано")
	expect(copy.locator("body")).to_contain_text("Джерело не записано.")
	assert world["index"] in copy.locator("body").inner_text()
	copy.close()


def test_request_for_who_looked_leads_to_the_looks_once_the_head_has_confirmed(
	officer: Page, desk_of: Desk, world: dict[str, str], picture: Picture
) -> None:
	head = desk_of(roles.HEAD)
	open_form(head, f"data-subject-request/{world['Who Looked']}")
	picture(head, "head")
	button(head, "Погодити надання даних").click()
	head.locator(".modal.show .btn-primary").click()
	expect(head.locator("[data-fieldname=confirmed_by]:visible")).to_contain_text("Олена Коваль")
	picture(head, "confirmed")
	open_form(officer, f"data-subject-request/{world['Who Looked']}")
	button(officer, "Показати, хто дивився").click()
	officer.wait_for_selector(".dt-cell__content")
	settle(officer)
	picture(officer, "seen")

	expect(officer.locator(".report-wrapper:visible")).to_contain_text("Надруковано")
	assert shown_hashes(officer) == []
	assert left_in_english(officer) == []


def test_correction_is_made_in_the_record_of_the_person(
	officer: Page, world: dict[str, str], picture: Picture
) -> None:
	open_form(officer, f"data-subject-request/{world['Correction']}")
	button(officer, "Внести виправлення").click()
	officer.locator(".modal.show .btn-primary").click()
	expect(officer.locator(".form-message:visible")).to_contain_text("Вирішене виправлено")
	picture(officer, "corrected")

	frappe.db.rollback()
	assert frappe.db.get_value("Applicant", world["person"], "middle_name") == "Іллівна"
	officer.goto(
		f"/printview?doctype=Data%20Subject%20Request&name={world['Correction']}&trigger_print=0&_lang=uk"
	)
	expect(officer.locator("h1")).to_have_text("Відповідь на запит щодо персональних даних")
	expect(officer.locator("body")).to_contain_text("виправлено")
	picture(officer, "letter")


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
