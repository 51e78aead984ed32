"""Queues of control: what is overdue, due today or soon, of those each role answers for, and the pages they stand on."""

from collections.abc import Iterator
from datetime import timedelta

import frappe
import pytest
from frappe.desk.desktop import Workspace

from appeals_app import clock
from appeals_app.appeal_routing.api import control_queue
from appeals_app.appeal_routing.control_queues import Answers
from appeals_app.permissions import roles
from appeals_app.permissions.scope import forget_scopes
from appeals_app.testing import journey
from appeals_app.testing.factories import (
	make_appeal_oversight,
	make_authority,
	make_officer_absence,
)
from appeals_app.testing.journey import Journey, press
from appeals_app.testing.staff import Person, Staff, acting_as, make_person
from tests.site.matrix_world import put_under
from tests.site.refusals import refusal

DAYS = {"overdue": -1, "today": 0, "soon": 3}


def queues(person: Person, answers: Answers) -> dict[str, int]:
	"""Numbers of the three queues, after checking that each list holds as many rows as its number says."""
	numbers = {}
	forget_scopes()
	with acting_as(person):
		for due in DAYS:
			queue = control_queue(filters={"answers": answers.value, "due": due})
			listed = frappe.get_list(queue["doctype"], queue["filters"], pluck="name", limit=0)
			assert len(listed) == queue["value"], due
			numbers[due] = queue["value"]
	return numbers


def grown(before: dict[str, int], after: dict[str, int]) -> dict[str, int]:
	return {due: after[due] - before[due] for due in DAYS}


def dated(way: Journey, days: int) -> Journey:
	"""The task and the card are to be ready in so many days."""
	day = clock.today() + timedelta(days=days)
	frappe.db.set_value("Appeal Assignment", {"appeal": way.appeal}, "due_on", day)
	frappe.db.set_value("Appeal", way.appeal, "control_date", day)
	return way


def three(staff: Staff) -> list[Journey]:
	return [dated(Journey(staff).to("execution"), days) for days in DAYS.values()]


EACH_ONE = {"overdue": 1, "today": 1, "soon": 1}
NOTHING = {"overdue": 0, "today": 0, "soon": 0}


def test_executor_counts_own_tasks_and_no_colleague_counts_them(staff: Staff) -> None:
	before = [queues(person, Answers.OWN_TASKS) for person in (staff[roles.EXECUTOR], staff.colleague)]

	three(staff)

	after = [queues(person, Answers.OWN_TASKS) for person in (staff[roles.EXECUTOR], staff.colleague)]
	assert [grown(*pair) for pair in zip(before, after, strict=True)] == [EACH_ONE, NOTHING]


def test_deputy_counts_the_tasks_given_before_the_absence(staff: Staff) -> None:
	three(staff)
	before = queues(staff.colleague, Answers.OWN_TASKS)
	of_absent = queues(staff[roles.EXECUTOR], Answers.OWN_TASKS)

	with acting_as(staff[roles.AUTHORITY_ADMIN]):
		make_officer_absence(
			authority=staff.authority,
			officer=staff[roles.EXECUTOR].officer,
			deputy=staff.colleague.officer,
		)

	assert grown(before, queues(staff.colleague, Answers.OWN_TASKS)) == of_absent


def test_head_counts_tasks_of_the_authority_and_a_lead_those_of_the_own_unit(
	staff: Staff, neighbours: Staff
) -> None:
	people = (staff[roles.HEAD], staff[roles.UNIT_LEAD], staff.other_lead, neighbours[roles.HEAD])
	before = [queues(person, Answers.TASKS) for person in people]

	three(staff)

	after = [queues(person, Answers.TASKS) for person in people]
	changes = [grown(*pair) for pair in zip(before, after, strict=True)]
	assert changes == [EACH_ONE, EACH_ONE, NOTHING, NOTHING]


def test_controller_counts_open_appeals_and_those_put_on_control(staff: Staff, neighbours: Staff) -> None:
	controller, stranger = staff[roles.CONTROLLER], neighbours[roles.CONTROLLER]
	before = [queues(controller, kind) for kind in (Answers.APPEALS, Answers.CONTROLLED)]
	elsewhere = queues(stranger, Answers.APPEALS)

	ways = three(staff)
	frappe.db.set_value("Appeal", {"name": ("in", [way.appeal for way in ways])}, "is_controlled", 0)
	frappe.db.set_value("Appeal", ways[0].appeal, "is_controlled", 1)

	after = [queues(controller, kind) for kind in (Answers.APPEALS, Answers.CONTROLLED)]
	assert grown(before[0], after[0]) == EACH_ONE
	assert grown(before[1], after[1]) == {"overdue": 1, "today": 0, "soon": 0}
	assert queues(stranger, Answers.APPEALS) == elsewhere


def test_appeal_without_a_control_date_is_in_no_queue(staff: Staff) -> None:
	before = queues(staff[roles.CONTROLLER], Answers.APPEALS)

	frappe.db.set_value("Appeal", Journey(staff).appeal, "control_date", None)

	assert queues(staff[roles.CONTROLLER], Answers.APPEALS) == before


@pytest.fixture
def superior(staff: Staff) -> Iterator[Person]:
	"""Controller of the authority above that of the staff."""
	frappe.set_user("Administrator")
	authority = make_authority(is_group=1).name
	put_under(staff.authority, authority)
	yield make_person(roles.CONTROLLER, authority=authority)
	frappe.set_user("Administrator")
	put_under(staff.authority, None)


def test_overseer_counts_cases_taken_on_control_and_no_others(staff: Staff, superior: Person) -> None:
	ways = three(staff)
	before = queues(superior, Answers.OVERSEEN)

	frappe.set_user("Administrator")
	authority = frappe.db.get_value("Authority Officer", superior.officer, "authority")
	make_appeal_oversight(appeal=ways[0].appeal, overseeing_authority=authority, officer=superior.officer)

	assert (before, queues(superior, Answers.OVERSEEN)) == (NOTHING, {"overdue": 1, "today": 0, "soon": 0})
	assert queues(superior, Answers.APPEALS) == NOTHING


def test_how_far_ahead_a_queue_looks_is_a_row_of_settings(staff: Staff) -> None:
	dated(Journey(staff).to("execution"), 9)
	before = queues(staff[roles.EXECUTOR], Answers.OWN_TASKS)
	frappe.set_user("Administrator")
	settings = frappe.get_doc("Appeal Control Settings")

	settings.update({"days_ahead": 9}).save()

	assert queues(staff[roles.EXECUTOR], Answers.OWN_TASKS)["soon"] > before["soon"]
	assert "від 1 до 45 днів" in refusal(lambda: settings.update({"days_ahead": 0}).save())


@pytest.mark.parametrize("asked", [{}, {"answers": "tasks", "due": "never"}, {"answers": [], "due": "today"}])
def test_unknown_queue_is_refused_in_words(staff: Staff, asked: dict) -> None:
	with acting_as(staff[roles.HEAD]):
		assert "Такого переліку контролю немає" in refusal(lambda: control_queue(filters=asked))


@pytest.mark.parametrize(
	("field", "doctype", "status"),
	[
		("officer", "Appeal Assignment", "status"),
		("authority", "Appeal Assignment", "status"),
		("unit", "Appeal Assignment", "status"),
		("authority", "Appeal", "phase"),
	],
)
def test_queues_are_counted_by_an_index(site: str, field: str, doctype: str, status: str) -> None:
	day = "due_on" if doctype == "Appeal Assignment" else "control_date"

	indexes = frappe.db.sql(f"show index from `tab{doctype}`", as_dict=True)

	columns: dict[str, list[str]] = {}
	for row in indexes:
		columns.setdefault(row.Key_name, []).append(row.Column_name)
	assert [field, status, day] in columns.values()


ONE_CLICK = {
	(roles.EXECUTOR, "My Tasks"): {
		"My Tasks Overdue",
		"My Tasks Due Today",
		"My Tasks Due Soon",
		"My Assignments",
		"Questions And Parts For Me",
		"Visas Asked Of Me",
		"Letters In Work",
	},
	(roles.UNIT_LEAD, "Tasks Under Control"): {
		"Tasks Overdue",
		"Tasks Due Today",
		"Tasks Due Soon",
		"Drafts To Approve",
		"Letters In Work",
		"Extension Requests Waiting",
		"Tasks To Reassign",
		"All Tasks",
	},
	(roles.HEAD, "Tasks Under Control"): {
		"Tasks Overdue",
		"Tasks Due Today",
		"Tasks Due Soon",
		"Appeals Waiting For Resolution",
		"Answers To Sign",
		"Letters To Sign",
		"Letters In Work",
		"Extension Requests Waiting",
		"Promises Due",
		"Transfers To Decide",
		"Tasks To Reassign",
		"Resolutions",
	},
	(roles.CONTROLLER, "Control Of Appeals"): {
		"Control Date Passed",
		"Control Date Today",
		"Control Date Soon",
		"On Control Overdue",
		"On Control Due Today",
		"On Control Due Soon",
		"Overseen Cases Overdue",
		"Overseen Cases Due Today",
		"Overseen Cases Due Soon",
		"Control To Take Off",
		"Promises Due",
		"Undelivered Letters",
		"Senders To Tell",
		"Reminders",
		"Promises",
		"Cases Taken On Control",
		"Tasks To Reassign",
	},
	(roles.REGISTRAR, "Citizens Appeals"): {
		"Appeals To Register",
		"Appeals To Pass For Resolution",
		"Control Date Today",
		"Control Date Soon",
		"Appeals Overdue",
		"Transfers To Decide",
		"Letters To Send",
		"Undelivered Letters",
		"Senders To Tell",
		"All Appeals",
	},
}
"""What each role needs, one click from its page."""


@pytest.mark.parametrize(("role", "page"), list(ONE_CLICK))
def test_each_list_a_role_needs_is_one_click_from_its_page(staff: Staff, role: str, page: str) -> None:
	with acting_as(staff[role]):
		opened = Workspace({"name": page, "title": page})
		cards = {card.number_card_name for card in opened.get_number_cards()}
		shortcuts = {shortcut.label for shortcut in opened.get_shortcuts()}

		missing = {name for name in ONE_CLICK[role, page] - cards if frappe._(name) not in shortcuts}
	assert missing == set()


def test_deputy_accepts_and_works_a_task_given_before_the_absence(staff: Staff) -> None:
	way = Journey(staff).to("execution")
	with acting_as(staff.colleague):
		before = refusal(lambda: press(way.appeal, journey.ACCEPT), frappe.PermissionError)
	with acting_as(staff[roles.AUTHORITY_ADMIN]):
		make_officer_absence(
			authority=staff.authority, officer=way.executor.officer, deputy=staff.colleague.officer
		)

	forget_scopes()
	with acting_as(staff.colleague):
		press(way.appeal, journey.ACCEPT)
		accepted = frappe.db.get_value("Appeal Assignment", {"appeal": way.appeal}, ["status", "officer"])
	way.executor = staff.colleague
	way.stage = "in_work"
	way.to("approval")

	assert before
	assert accepted == ("Accepted", staff[roles.EXECUTOR].officer)
	assert way.card().phase == "REPLY"


def test_deputy_accepts_nothing_once_the_absence_is_over(staff: Staff) -> None:
	way = Journey(staff).to("execution")
	with acting_as(staff[roles.AUTHORITY_ADMIN]):
		absence = make_officer_absence(
			authority=staff.authority, officer=way.executor.officer, deputy=staff.colleague.officer
		)

	day = clock.today()
	absence.db_set({"begins_on": day - timedelta(days=9), "ends_on": day - timedelta(days=1)})

	forget_scopes()
	with acting_as(staff.colleague):
		refusal(lambda: press(way.appeal, journey.ACCEPT), frappe.PermissionError)
	assert frappe.db.get_value("Appeal Assignment", {"appeal": way.appeal}, "status") == "Assigned"


# acts that wait for a person ---------------------------------------------------------------------------------


def waiting(person: Person, answers: Answers) -> list[str]:
	forget_scopes()
	with acting_as(person):
		queue = control_queue(filters={"answers": answers.value, "due": "any"})
		listed = frappe.get_list(queue["doctype"], queue["filters"], pluck="name", limit=0)
	assert len(listed) == queue["value"]
	return listed


def test_answered_appeal_waits_for_the_controller_of_its_authority(staff: Staff, neighbours: Staff) -> None:
	way = Journey(staff).to("answered")

	assert way.appeal in waiting(staff[roles.CONTROLLER], Answers.TO_TAKE_OFF)
	assert way.appeal not in waiting(neighbours[roles.CONTROLLER], Answers.TO_TAKE_OFF)
	assert way.appeal not in waiting(way.executor, Answers.TO_TAKE_OFF)


def test_own_tasks_of_any_day_are_those_of_the_absent_one_too(staff: Staff) -> None:
	way = Journey(staff).to("execution")
	task = frappe.db.get_value("Appeal Assignment", {"appeal": way.appeal})
	with acting_as(staff[roles.AUTHORITY_ADMIN]):
		make_officer_absence(
			authority=staff.authority, officer=way.executor.officer, deputy=staff.colleague.officer
		)

	assert task in waiting(staff.colleague, Answers.OWN_TASKS)
