"""Tasks 9–11: a term, a day off and the end of martial law, each from a day that is named."""

from collections.abc import Callable
from datetime import date, datetime

import frappe
import pytest

from appeals_app import clock
from appeals_app.legal_reference.config import forget_law, legal_regimes, working_calendar
from appeals_app.testing.journey import Journey
from tests.browser.administrator.walk import Walk
from tests.browser.clerk import Office, settle

RULE, CALENDAR, REGIME = "month", "ukraine-2000-01-01", "martial-law-2022"
FIRST_DAY, DAY_OFF, LAST_DAY = date(2027, 3, 1), date(2027, 3, 12), date(2027, 6, 30)
WORKSPACE = "Налаштування без коду"

Undo = Callable[[Callable[[], object]], None]


@pytest.fixture
def law_as_it_was(undo: Undo) -> None:
	"""Rows of the law say after the test what they said before; nobody has counted a stored card by them."""
	frappe.db.rollback()
	verified = {
		(kind, name): frappe.db.get_value(kind, name, "is_verified")
		for kind, name in (("Legal Regime", REGIME), ("Term Rule", RULE))
	}
	for (kind, name), mark in verified.items():
		undo(lambda kind=kind, name=name, mark=mark: frappe.db.set_value(kind, name, "is_verified", mark))
	undo(lambda: frappe.db.set_value("Legal Regime", REGIME, {"valid_to": None, "ended_by": None}))
	undo(lambda: frappe.db.delete("Working Calendar Exception", {"falls_on": DAY_OFF}))
	undo(lambda: frappe.db.set_value("Term Rule", RULE, "valid_to", None))
	undo(lambda: frappe.db.delete("Term Rule", {"rule_code": f"{RULE}-{FIRST_DAY}"}))


def typed(day: date) -> str:
	return day.strftime("%d.%m.%Y")


def due_date_of_card(office: Office, received: date) -> date:
	"""The term of an appeal that comes on a day, as it is counted by what is stored now."""
	frappe.db.rollback()
	forget_law()
	moment = datetime.combine(received, datetime.min.time()).replace(hour=10)
	with clock.set_to(moment):
		card = Journey(office.staff, received_at=moment).to("registered").card()
	due = card.due_date
	frappe.db.rollback()
	forget_law()
	return due


def confirm(walk: Walk) -> None:
	"""What the system asks before a change in force, if it asks."""
	asked = walk.page.locator(".modal.show .btn-primary:visible", has_text="Так")
	if asked.count():
		walk.picture("question")
		walk.click(asked.first)


def save_and_confirm(walk: Walk) -> None:
	walk.click(walk.page.locator(".page-head .primary-action:visible").first)
	confirm(walk)
	walk.page.wait_for_function("() => !cur_frm.is_dirty()")


def test_task_09_term_is_another_from_a_day(
	walk: Callable[[int], Walk], office: Office, law_as_it_was: None
) -> None:
	admin = walk(9)
	admin.begin(WORKSPACE, "Правило строку")
	admin.open_row("загальний строк розгляду")
	admin.press("Розпочати нову версію")
	admin.type("valid_from", typed(FIRST_DAY))
	admin.picture("version")
	admin.press("Розпочати", ".modal.show")
	admin.page.wait_for_url(f"**/{RULE}-{FIRST_DAY}")
	settle(admin.page)
	admin.type("amount", "20")
	admin.select("unit", "Календарні дні")
	admin.picture("term")
	save_and_confirm(admin)

	assert due_date_of_card(office, date(2027, 2, 26)) == date(2027, 3, 26)
	assert due_date_of_card(office, date(2027, 3, 2)) == date(2027, 3, 22)
	admin.finish()


def test_task_10_day_is_off(walk: Callable[[int], Walk], law_as_it_was: None) -> None:
	assert working_calendar("ukraine").is_working(DAY_OFF)
	admin = walk(10)
	admin.begin(WORKSPACE, "Робочий календар")
	admin.open_row("Україна: вихідні та святкові дні")
	admin.add_row("exceptions")
	admin.type("falls_on", typed(DAY_OFF))
	admin.select("day_kind", "Вихідним")
	admin.type("reason", "Розпорядження про перенесення робочого дня")
	admin.picture("day")
	admin.close_row()
	save_and_confirm(admin)

	frappe.db.rollback()
	forget_law()
	assert not working_calendar("ukraine").is_working(DAY_OFF)
	admin.finish()


def test_task_11_martial_law_ends_on_a_day(
	walk: Callable[[int], Walk], office: Office, law_as_it_was: None
) -> None:
	admin = walk(11)
	admin.begin(WORKSPACE, "Правовий режим")
	admin.open_row("воєнний стан")
	admin.type("valid_to", typed(LAST_DAY))
	admin.picture("regime")
	save_and_confirm(admin)

	frappe.db.rollback()
	forget_law()
	assert [regime.valid_to for regime in legal_regimes()] == [LAST_DAY]
	admin.finish()
