"""A co-executor who gave nothing: told before the answer is approved and signed, never recorded as having done the task."""

import frappe
import pytest

from appeals_app.appeal_registry.step_needs import needs_of_step
from appeals_app.appeal_routing.assignment_notes import give_part
from appeals_app.permissions import roles
from appeals_app.testing import journey
from appeals_app.testing.journey import Journey
from appeals_app.testing.staff import Person, Staff, acting_as


@pytest.fixture
def way(staff: Staff) -> Journey:
	"""The executor is responsible, a colleague helps; the answer waits for the head of the unit."""
	way = Journey(staff).to("resolution")
	way.resolve(executors=[staff[roles.EXECUTOR].officer, staff.colleague.officer])
	way.stage = "execution"
	return way


def task_of(way: Journey, person: Person) -> str:
	return frappe.get_value("Appeal Assignment", {"appeal": way.appeal, "officer": person.officer})


def status_of(way: Journey, person: Person) -> str:
	return frappe.db.get_value("Appeal Assignment", task_of(way, person), "status")


def warnings(way: Journey, role: str, action: str) -> list[str]:
	with acting_as(way.staff[role]):
		return needs_of_step(appeal=way.appeal, action=action)["warnings"]


def lacking(told: list[str]) -> list[str]:
	return [sentence for sentence in told if "не подав своєї частини" in sentence]


def test_approval_and_signature_are_told_whose_part_the_answer_lacks(way: Journey, staff: Staff) -> None:
	name = frappe.db.get_value("Authority Officer", staff.colleague.officer, "officer_name")

	at_approval = warnings(way.to("approval"), roles.UNIT_LEAD, journey.APPROVE)
	at_signature = warnings(way.to("signature"), roles.HEAD, journey.SIGN)
	letter = frappe.get_last_doc("Appeal Reply", {"appeal": way.appeal})
	letter.run_method("onload")

	assert len(lacking(at_approval)) == len(lacking(at_signature)) == 1
	assert name in lacking(at_approval)[0]
	assert lacking([row["text"] for row in letter.get_onload("findings")]) == lacking(at_signature)


def test_task_nothing_came_of_is_closed_as_such(way: Journey, staff: Staff) -> None:
	way.to("answered")

	assert status_of(way, staff.colleague) == "Closed Undone"
	assert status_of(way, way.executor) == "Done"


def test_part_that_was_given_makes_the_task_done(way: Journey, staff: Staff) -> None:
	with acting_as(staff.colleague):
		give_part(assignment=task_of(way, staff.colleague), text="Ліфт оглянуто.")

	told = warnings(way.to("approval"), roles.UNIT_LEAD, journey.APPROVE)
	way.to("answered")

	assert not lacking(told)
	assert status_of(way, staff.colleague) == "Done"
