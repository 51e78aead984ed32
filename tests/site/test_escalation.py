"""Reminders of the term: each step once, the furthest alone, to people who may see the appeal."""

from collections.abc import Iterator
from datetime import timedelta

import frappe
import pytest

from appeals_app import clock
from appeals_app.appeal_routing.escalation import appeals_at, levels_in_use
from appeals_app.appeal_routing.tasks import remind_of_terms
from appeals_app.permissions import roles
from appeals_app.testing.journey import Journey
from appeals_app.testing.staff import Staff

pytestmark = pytest.mark.usefixtures("in_one_transaction")


@pytest.fixture(autouse=True)
def nothing_is_due() -> Iterator[None]:
	"""Appeals that other tests have left committed have no control date here."""
	frappe.db.sql("update `tabAppeal` set control_date = null")
	return


def in_work(staff: Staff, days_to_control: int) -> Journey:
	way = Journey(staff).to("in_work")
	day = clock.today() + timedelta(days=days_to_control)
	frappe.db.set_value("Appeal", way.appeal, "control_date", day)
	return way


def reminded(way: Journey) -> list[tuple[str, str | None]]:
	rows = frappe.get_all(
		"Appeal Escalation", {"appeal": way.appeal}, ["level", "user"], order_by="days_after"
	)
	return [(row.level, row.user) for row in rows]


@pytest.mark.parametrize(
	("days", "level", "role"),
	[
		(3, "three_days_before", roles.EXECUTOR),
		(1, "day_before", roles.UNIT_LEAD),
		(-1, "day_after", roles.UNIT_LEAD),
		(-3, "three_days_after", roles.HEAD),
	],
)
def test_step_reached_today_reminds_whom_it_names(staff: Staff, days: int, level: str, role: str) -> None:
	way = in_work(staff, days)

	remind_of_terms()

	assert reminded(way) == [(level, staff[role].user)]


def test_nobody_is_reminded_before_the_first_step(staff: Staff) -> None:
	way = in_work(staff, 4)

	remind_of_terms()

	assert reminded(way) == []


def test_step_is_taken_once_however_often_the_clock_runs(staff: Staff) -> None:
	way = in_work(staff, 3)

	remind_of_terms()
	remind_of_terms()

	assert len(reminded(way)) == 1


def test_each_day_takes_its_own_step(staff: Staff) -> None:
	way = in_work(staff, 3)

	for days in range(8):
		with clock.set_to(clock.now() + timedelta(days=days)):
			remind_of_terms()

	levels = [level for level, _user in reminded(way)]
	assert levels == ["three_days_before", "day_before", "day_after", "three_days_after"]


def test_after_a_standstill_only_the_furthest_step_is_taken(staff: Staff) -> None:
	way = in_work(staff, -3)

	remind_of_terms()
	with clock.set_to(clock.now() + timedelta(days=1)):
		remind_of_terms()

	assert [level for level, _user in reminded(way)] == ["three_days_after"]


def test_appeals_long_overdue_make_no_storm_when_reminders_begin(staff: Staff) -> None:
	way = in_work(staff, -60)

	remind_of_terms()

	assert reminded(way) == []


def test_another_control_date_begins_the_steps_anew(staff: Staff) -> None:
	way = in_work(staff, 3)
	remind_of_terms()
	frappe.db.set_value("Appeal", way.appeal, "control_date", clock.today() + timedelta(days=2))

	remind_of_terms()

	assert [level for level, _user in reminded(way)] == ["three_days_before"] * 2


def test_answered_appeal_reminds_nobody(staff: Staff) -> None:
	way = in_work(staff, 3)
	way.to("answered")

	remind_of_terms()

	assert reminded(way) == []


def test_step_that_is_switched_off_is_not_taken(staff: Staff) -> None:
	way = in_work(staff, 3)
	frappe.db.set_value("Appeal Escalation Level", "three_days_before", "is_disabled", 1)

	remind_of_terms()

	assert reminded(way) == []


def test_who_may_not_see_the_appeal_or_was_dismissed_is_not_told(staff: Staff) -> None:
	"""The step counts as taken: a controller of a superior without oversight learns nothing of the appeal."""
	way = in_work(staff, -10)
	dismissed = in_work(staff, 3)
	frappe.db.set_value("User", staff[roles.EXECUTOR].user, "enabled", 0)

	remind_of_terms()

	assert reminded(way) == [("ten_days_after", None)]
	assert reminded(dismissed) == [("three_days_before", None)]


def test_appeals_are_found_by_an_index(staff: Staff) -> None:
	query = appeals_at(levels_in_use()[0], after="").get_sql(quote_char="`")

	plans = frappe.db.sql(f"explain {query}", as_dict=True)

	assert all(plan.key for plan in plans), plans
	assert [plan.key for plan in plans if plan.table == "tabAppeal Escalation"]
