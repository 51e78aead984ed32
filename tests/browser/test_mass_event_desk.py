"""The page of a mass event: a step runs once, what breaks it off is told, a letter leaves the event, the way back."""

from collections.abc import Callable

import frappe
from playwright.sync_api import Page, expect

from appeals_app.appeal_matching.linking import link_appeals
from appeals_app.domain.duplicates import Sign
from appeals_app.permissions import roles
from appeals_app.testing import journey
from appeals_app.testing.factories import make_applicant
from appeals_app.testing.journey import Journey
from appeals_app.testing.staff import acting_as
from tests.browser.clerk import Office, settle

STEP = "**/*.event_step"
TO_RESOLUTION = "Передати на резолюцію: 2"
LATE = 3000


def event_of_two(office: Office, stage: str) -> tuple[str, str]:
	"""The first appeal of a mass event and the other one, of two people, at the stage."""
	frappe.db.rollback()
	ways = []
	for surname in ("Мельник", "Ткаченко"):
		with acting_as(office.staff[roles.REGISTRAR]):
			author = make_applicant(last_name=surname, authority=office.authority).name
		ways.append(Journey(office.staff, applicant=author, brief=f"Опалення: {surname}").to("registered"))
	with acting_as(office.staff[roles.REGISTRAR]):
		link_appeals(appeal=ways[1].appeal, previous=ways[0].appeal, sign=Sign.MASS.value)
	first, second = (way.to(stage).appeal for way in ways)
	frappe.db.commit()  # nosemgrep: other processes serve them
	return first, second


def open_event(page: Page, appeal: str) -> None:
	page.goto(f"/app/mass-event/{appeal}")
	page.wait_for_selector(".event-members")
	settle(page)


def start(page: Page, label: str) -> None:
	page.locator(".page-actions button:visible", has_text=label).click()
	page.locator(".modal.show .btn-primary:visible").click()


def test_step_that_breaks_off_is_told_and_can_be_taken_again(
	desk: Page, office: Office, picture: Callable
) -> None:
	first, second = event_of_two(office, "registered")
	open_event(desk, first)
	desk.route(STEP, lambda route: route.abort())

	start(desk, TO_RESOLUTION)

	told = desk.locator(".event-told")
	expect(told).to_contain_text("Роботу перервано: щодо 2 звернень")
	expect(told).to_contain_text("Виконано: 0")
	picture(desk, "broken-off")
	desk.unroute(STEP)
	start(desk, TO_RESOLUTION)
	expect(told).to_contain_text("Виконано: 2")
	frappe.db.rollback()
	assert {frappe.db.get_value("Appeal", name, "phase") for name in (first, second)} == {"RESOLUTION"}


def test_page_is_drawn_anew_where_the_server_answers_nothing_at_all(desk: Page, office: Office) -> None:
	first, _second = event_of_two(office, "registered")
	open_event(desk, first)
	everything = "**/*.appeal_matching.api.*"
	desk.route(everything, lambda route: route.fulfill(status=500, json={"exc_type": "Error"}))

	start(desk, TO_RESOLUTION)

	expect(desk.locator(".event-told")).to_contain_text("Роботу перервано")
	expect(desk.locator(".page-actions button:visible", has_text=TO_RESOLUTION)).to_be_enabled()
	desk.unroute(everything)


def test_step_that_runs_is_not_started_again(desk_of: Callable, office: Office) -> None:
	first, _second = event_of_two(office, "signed")
	desk = desk_of(roles.REGISTRAR)
	open_event(desk, first)
	desk.route(STEP, lambda route: (desk.wait_for_timeout(LATE), route.continue_()))

	start(desk, "Надіслати відповідь: 2")

	running = desk.locator(".event-told")
	expect(running).to_contain_text("виконано 0 з 2 звернень")
	desk.wait_for_timeout(500)  # the dialog of the day has closed
	expect(desk.locator(".page-actions button:visible", has_text="Надіслати відповідь: 2")).to_be_disabled()
	expect(running).to_contain_text("Виконано: 2")
	desk.unroute(STEP)


def test_answered_event_is_taken_off_control_from_its_page(
	desk_of: Callable, office: Office, picture: Callable
) -> None:
	first, second = event_of_two(office, "answered")
	desk = desk_of(roles.CONTROLLER)
	open_event(desk, first)
	picture(desk, "answered")

	start(desk, f"{journey.CLOSE}: 2")

	expect(desk.locator(".event-told")).to_contain_text("Виконано: 2")
	frappe.db.rollback()
	assert {frappe.db.get_value("Appeal", name, "phase") for name in (first, second)} == {"CLOSED"}


def test_button_says_that_the_answer_begins_on_the_first_appeal(
	desk_of: Callable, office: Office, picture: Callable
) -> None:
	first, _second = event_of_two(office, "in_work")
	desk = desk_of(roles.EXECUTOR)
	open_event(desk, first)

	expect(desk.locator(".event-first")).to_contain_text("підготує її проєкти всім іншим")
	picture(desk, "first")
	desk.locator(".page-actions button:visible", has_text="Відкрити перше звернення").click()

	desk.wait_for_url(f"**/app/appeal/{first}")


def test_letter_added_by_mistake_leaves_the_event(desk: Page, office: Office, picture: Callable) -> None:
	first, second = event_of_two(office, "registered")
	open_event(desk, first)
	picture(desk, "before")

	desk.locator(".event-members button").click()
	desk.locator(".modal.show .btn-primary:visible").click()

	expect(desk.locator(".event-told")).to_contain_text("Виконано: 1")
	expect(desk.locator(".event-members tr")).to_have_count(2)
	frappe.db.rollback()
	assert not frappe.db.get_value("Appeal", second, "previous_appeal")


def test_pages_of_several_appeals_lead_back_to_the_list(desk: Page, office: Office) -> None:
	first, second = event_of_two(office, "registered")
	for address in (f"mass-event/{first}", f"appeal-comparison/{second}/{first}"):
		desk.goto(f"/app/{address}")
		settle(desk)

		back = desk.locator("#navbar-breadcrumbs a", has_text="Звернення")
		expect(back).to_have_attribute("href", "/app/appeal")
