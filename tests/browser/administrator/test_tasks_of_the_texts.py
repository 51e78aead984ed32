"""Tasks 12–15: a sub-question of the classifier, an index pattern, a template of a letter and a reminder."""

from collections.abc import Callable
from datetime import datetime, timedelta

import frappe
import pytest
from playwright.sync_api import Browser, Page, expect

from appeals_app import clock
from appeals_app.appeal_replies.letter_templates import templates_for
from appeals_app.appeal_routing.tasks import remind_of_terms
from appeals_app.permissions import roles
from appeals_app.testing.factories import THEME
from appeals_app.testing.journey import Journey
from appeals_app.testing.staff import acting_as
from tests.browser.administrator.walk import Walk
from tests.browser.clerk import Office, log_in, settle
from tests.serving import Served

WORKSPACE = "Налаштування без коду"
ITEM, KEY = "Ліфти, що не працюють", "lift_out_of_order"
TEMPLATE = "Відповідь про ліфт"
REMINDER, WORDS = "Нагадування про строк", "Строк звернення {{ doc.appeal_index }} добігає кінця"
YEAR = 2027

Undo = Callable[[Callable[[], object]], None]


@pytest.fixture
def texts_as_they_were(undo: Undo) -> None:
	frappe.db.rollback()
	subject = frappe.db.get_value("Notification", REMINDER, "subject")
	undo(lambda: frappe.db.set_value("Notification", REMINDER, "subject", subject))
	undo(lambda: frappe.db.delete("Appeal Reply Template", {"template_title": TEMPLATE}))
	undo(
		lambda: frappe.db.delete("Appeal Index Rule", {"valid_from_year": YEAR, "pattern": "Зр-{seq}/{year}"})
	)
	undo(lambda: frappe.db.delete("Appeal Classifier Item", {"item_key": KEY}))


def theme_title() -> str:
	return frappe.db.get_value("Appeal Classifier Item", THEME, "title")


def test_task_12_sub_question_is_offered_on_the_card(
	walk: Callable[[int], Walk], desk_of: Callable[[str], Page], texts_as_they_were: None
) -> None:
	admin = walk(12)
	admin.begin(WORKSPACE, "Позиція класифікатора звернень")
	admin.page.locator(".standard-filter-section [data-fieldname=title] input:visible").fill(theme_title())
	admin.clicks += 1
	settle(admin.page)
	admin.open_row(theme_title())
	admin.press("Додати місцеву позицію")
	admin.page.wait_for_url("**/new-appeal-classifier-item**")
	settle(admin.page)
	admin.type("title", ITEM)
	admin.type("item_key", KEY)
	admin.picture("item")
	admin.save()

	page = desk_of(roles.REGISTRAR)
	page.goto("/app/appeal/new")
	settle(page)
	page.locator(".frappe-control[data-fieldname=questions]:visible .grid-add-row").click()
	page.locator(".frappe-control[data-fieldname=questions]:visible .grid-row .btn-open-row").first.click()
	field = page.locator(".grid-row-open .frappe-control[data-fieldname=theme]:visible")
	field.locator("input:visible").fill("Ліфти")
	expect(field.locator(".awesomplete li:visible", has_text=ITEM)).to_be_visible()
	admin.finish()


def test_task_13_index_has_another_pattern_from_the_next_year(
	browser: Browser, desk_server: Served, office: Office, texts_as_they_were: None
) -> None:
	page = log_in(browser, desk_server, office.staff[roles.AUTHORITY_ADMIN].user)
	admin = Walk(page, 13)
	admin.begin("Звернення громадян", "Правило реєстраційного індексу")
	admin.add()
	admin.type("valid_from_year", str(YEAR))
	admin.type("pattern", "Зр-{seq}/{year}")
	admin.picture("pattern")
	admin.save()
	page.context.close()

	frappe.db.rollback()
	numbers = []
	for moment in (clock.now(), datetime(YEAR, 1, 4, 10)):
		with clock.set_to(moment):
			numbers.append(
				Journey(office.staff, received_at=moment).to("registered").card().registration_index
			)
	frappe.db.rollback()
	assert numbers[1].startswith("Зр-") and numbers[1].endswith(str(YEAR))
	assert not numbers[0].startswith("Зр-")
	admin.finish()


def test_task_14_template_is_offered_for_its_item(
	walk: Callable[[int], Walk], office: Office, texts_as_they_were: None
) -> None:
	admin = walk(14)
	admin.begin(WORKSPACE, "Шаблон листа")
	admin.add()
	admin.type("template_title", TEMPLATE)
	admin.choose("theme", theme_title())
	admin.type("body", "Ліфт перевірено. Про роботи й строки повідомляємо.")
	admin.picture("template")
	admin.save()

	frappe.db.rollback()
	way = Journey(office.staff).to("in_work")
	with acting_as(office.staff[roles.EXECUTOR]):
		offered = templates_for(appeal=way.appeal, letter_kind="Answer", answers=[])
	frappe.db.rollback()
	assert TEMPLATE in [template["label"] for template in offered]
	admin.finish()


def test_task_15_reminder_says_something_else(
	walk: Callable[[int], Walk], office: Office, texts_as_they_were: None
) -> None:
	admin = walk(15)
	admin.begin(WORKSPACE, "Сповіщення")
	admin.open_row(frappe.db.get_value("Notification", REMINDER, "subject"))
	admin.type("subject", WORDS)
	admin.picture("reminder")
	admin.save()

	frappe.db.rollback()
	way = Journey(office.staff).to("in_work")
	card = way.card()
	with clock.set_to(datetime.combine(card.control_date - timedelta(days=3), clock.now().time())):
		remind_of_terms()
	told = frappe.get_all(
		"Notification Log", {"for_user": office.staff[roles.EXECUTOR].user}, pluck="subject"
	)
	frappe.db.rollback()
	assert f"Строк звернення {card.registration_index} добігає кінця" in told
	admin.finish()
