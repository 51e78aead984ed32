"""What a head, a controller and an administrator of an authority meet on the way from a resolution to the answer."""

from collections.abc import Callable
from pathlib import Path

import frappe
import pytest
from playwright.sync_api import Page, expect

from appeals_app.permissions import roles
from appeals_app.testing.factories import make_appeal_commitment, make_route_rule
from appeals_app.testing.journey import Journey
from appeals_app.testing.staff import acting_as
from tests.browser.clerk import Office, fresh_appeal, open_form, settle

Desk = Callable[[str], Page]
Picture = Callable[[Page, str], Path]


def choose_all(page: Page, *appeals: str) -> list[str]:
	"""Mark the rows in the list; the acts its menu offers then."""
	names = "%2C".join(appeals)
	page.goto(f"/app/appeal?name=%5B%22in%22%2C%22{names}%22%5D")
	page.wait_for_selector(".list-row-container .list-row")
	settle(page)
	for box in page.locator(".list-row .list-row-checkbox:visible").all():
		box.check()
	settle(page)
	page.locator(".actions-btn-group button:visible").click()
	settle(page)
	return page.locator(".actions-btn-group .dropdown-menu:visible a:visible").all_inner_texts()


def test_menu_of_the_list_offers_a_head_no_step_that_needs_a_form(
	desk_of: Desk, office: Office, picture: Picture
) -> None:
	page = desk_of(roles.HEAD)

	acts = choose_all(page, fresh_appeal(office, "resolution"), fresh_appeal(office, "resolution"))
	picture(page, "menu")

	assert "Доручити резолюцією" in acts
	assert not {"Накласти резолюцію", "Припинити розгляд"} & set(acts)


def test_refusal_of_a_step_for_many_names_the_card_by_its_index(
	desk_of: Desk, office: Office, picture: Picture
) -> None:
	page, late = desk_of(roles.REGISTRAR), fresh_appeal(office, "resolution")
	choose_all(page, late)
	page.evaluate(
		"(name) => frappe.xcall('frappe.model.workflow.bulk_workflow_approval',"
		" {docnames: [name], doctype: 'Appeal', action: 'Передати на резолюцію'})",
		late,
	)

	told = page.locator(".modal.show .msgprint")
	expect(told).to_contain_text(frappe.db.get_value("Appeal", late, "registration_index"))
	picture(page, "told")
	assert "<" not in told.inner_text() and late not in told.inner_text()


def test_signature_of_the_card_asks_why_and_tells_what_the_check_found(
	desk_of: Desk, office: Office, picture: Picture
) -> None:
	frappe.db.rollback()
	way, page = Journey(office.staff).to("in_work"), desk_of(roles.HEAD)
	way.draft(body="Повідомляємо. Зроблено: …")
	way.stage = "draft"
	way.to("signature")
	frappe.db.commit()  # nosemgrep: other processes serve it
	open_form(page, way.appeal)
	page.locator(".actions-btn-group button:visible").click()
	page.locator(".actions-btn-group .dropdown-menu:visible a", has_text="Підписати").click()

	dialog = page.locator(".modal.show")
	expect(dialog).to_contain_text("лишилося незаповнене місце шаблону")
	expect(dialog.locator("[data-fieldname=move_reason] textarea")).to_be_visible()
	settle(page)
	picture(page, "why")
	dialog.locator("[data-fieldname=move_reason] textarea").fill("Крапки стоять у цитаті.")
	dialog.locator(".btn-primary:visible").click()
	expect(page.locator(".page-head .indicator-pill:visible").first).to_contain_text("Підписано")


def test_promise_is_taken_off_with_the_reason_why_nobody_asked_the_author(
	desk_of: Desk, office: Office, picture: Picture
) -> None:
	frappe.db.rollback()
	way, page = Journey(office.staff).to("answered"), desk_of(roles.CONTROLLER)
	with acting_as(office.staff[roles.CONTROLLER]):
		promise = make_appeal_commitment(appeal=way.appeal).name
	frappe.db.commit()  # nosemgrep: other processes serve it
	page.goto(f"/app/appeal-commitment/{promise}")
	page.locator("button:visible:has-text('Зняти з контролю')").click()

	dialog = page.locator(".modal.show")
	expect(dialog.locator(".frappe-control[data-fieldname=reason]")).to_contain_text("Чому без слова автора")
	settle(page)
	picture(page, "reason")


def test_kind_of_a_registered_complaint_is_changed_with_a_reason(
	desk_of: Desk, office: Office, picture: Picture
) -> None:
	frappe.db.rollback()
	way, page = Journey(office.staff, kind="kind.complaint").to("registered"), desk_of(roles.REGISTRAR)
	frappe.db.commit()  # nosemgrep: other processes serve it
	open_form(page, way.appeal)
	reason = page.locator(".frappe-control[data-fieldname=kind_change_reason]")
	expect(reason).to_be_hidden()

	page.evaluate("() => cur_frm.set_value('kind', 'kind.application')")
	page.evaluate("() => cur_frm.scroll_to_field('kind_change_reason')")
	expect(reason).to_be_visible()
	settle(page)
	picture(page, "reason")


def test_form_asks_why_a_registered_complaint_is_about_another(desk_of: Desk, office: Office) -> None:
	frappe.db.rollback()
	about = {"kind": "kind.complaint", "complained_officer": office.staff[roles.EXECUTOR].officer}
	way, page = Journey(office.staff, **about).to("registered"), desk_of(roles.REGISTRAR)
	frappe.db.commit()  # nosemgrep: other processes serve it
	open_form(page, way.appeal)
	asked = [
		page.locator(f".frappe-control[data-fieldname={field}]")
		for field in ("complained_change_reason", "named_by_mistake")
	]
	for field in asked:
		expect(field).to_be_hidden()

	page.evaluate("() => cur_frm.set_value('complained_officer', '')")
	for field in asked:
		expect(field).to_be_visible()
	page.evaluate("() => cur_frm.set_value('complained_change_reason', 'Автор уточнив.')")
	page.evaluate("() => cur_frm.save()")

	for field in asked:
		expect(field).to_be_hidden()
	frappe.db.rollback()
	assert frappe.db.exists("Appeal Event", {"appeal": way.appeal, "act": "complained_changed"})


@pytest.fixture
def rule(office: Office) -> str:
	frappe.db.rollback()
	with acting_as(office.staff[roles.AUTHORITY_ADMIN]):
		to_officer = office.staff.colleague.officer
		name = make_route_rule(
			authority=office.authority, title="Поштою", channel="post", to_officer=to_officer, words=None
		).name
	frappe.db.commit()  # nosemgrep: other processes serve it
	yield name
	frappe.db.rollback()
	frappe.db.delete("Appeal Route Rule", {"name": name})
	frappe.db.commit()  # nosemgrep: no other test meets the rule


def test_who_writes_rules_sees_where_past_appeals_would_go(
	desk_of: Desk, office: Office, picture: Picture, rule: str
) -> None:
	page, appeal = desk_of(roles.AUTHORITY_ADMIN), fresh_appeal(office, "registered")
	page.goto(f"/app/appeal-route-rule/{rule}")
	page.locator("button:visible:has-text('Перевірити на минулих зверненнях')").click()

	told = page.locator(".modal.show .msgprint")
	expect(told).to_contain_text(frappe.db.get_value("Appeal", appeal, "registration_index"))
	expect(told).to_contain_text("Яке правило діє")
	settle(page)
	picture(page, "tried")
	assert "окреме" not in told.inner_text()


def test_letter_stands_with_parts_before_its_closing(desk_of: Desk, office: Office, picture: Picture) -> None:
	frappe.db.rollback()
	contacts = {"postal_address": "вул. Вигадана, 1", "phone": "+380 61 000 00 01"}
	frappe.db.set_value("Authority", office.authority, contacts)
	rows = [{"question": question, "theme": "theme.housing"} for question in ("Ремонт ліфта", "Перерахунок")]
	way, page = Journey(office.staff, questions=rows).to("in_work"), desk_of(roles.EXECUTOR)
	letter = way.draft(
		body="Повідомляємо про розгляд звернення.\n\nЦе рішення Ви можете оскаржити до суду.",
		answers=[
			{"result": "result.granted", "answer_text": "Ліфт полагоджено."},
			{"result": "result.granted", "answer_text": "Перерахунок зроблено."},
		],
	).name
	frappe.db.commit()  # nosemgrep: other processes serve it
	page.goto(f"/printview?doctype=Appeal%20Reply&name={letter}&format=Appeal%20Letter")

	paper = page.locator(".appeal-letter")
	expect(paper).to_contain_text("на №")
	picture(page, "paper")
	said = paper.inner_text()
	assert said.index("Ремонт ліфта") < said.index("Перерахунок") < said.index("Це рішення Ви")
