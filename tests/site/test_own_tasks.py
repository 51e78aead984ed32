"""A co-executor is told the own term and the own step, not those of who gathers the answer; leads and heads may be executors."""

import frappe
import pytest
from frappe.model.document import Document

from appeals_app.appeal_routing.assignment_notes import give_part
from appeals_app.appeal_routing.assignments import is_own_step
from appeals_app.appeal_routing.queries import search_executors
from appeals_app.appeal_routing.task_acceptance import accept_task
from appeals_app.permissions import roles
from appeals_app.permissions.api import get_transitions
from appeals_app.testing import journey
from appeals_app.testing.factories import make_appeal_reply, make_officer_absence
from appeals_app.testing.journey import Journey
from appeals_app.testing.staff import Person, Staff, acting_as, make_person


@pytest.fixture
def way(staff: Staff) -> Journey:
	way = Journey(staff).to("resolution")
	way.resolve(executors=[staff[roles.EXECUTOR].officer, staff.colleague.officer])
	way.stage = "execution"
	return way.to("in_work")


def loaded(doctype: str, name: str) -> Document:
	document = frappe.get_doc(doctype, name)
	document.run_method("onload")
	return document


def task_of(way: Journey, person: Person) -> str:
	return frappe.db.get_value("Appeal Assignment", {"appeal": way.appeal, "officer": person.officer})


def step_on_card(way: Journey, person: Person) -> tuple:
	with acting_as(person):
		told = loaded("Appeal", way.appeal).get_onload("own_task")
	return told["step"], told["is_responsible"]


def test_co_executor_is_led_from_acceptance_to_the_part_and_no_further(way: Journey, staff: Staff) -> None:
	helper = staff.colleague
	task = task_of(way, helper)
	at_first = step_on_card(way, helper)
	with acting_as(helper):
		accept_task(assignment=task)
	accepted = step_on_card(way, helper)
	with acting_as(helper):
		give_part(assignment=task, text="Ліфт оглянуто.")
		form = loaded("Appeal Assignment", task)

	assert (at_first, accepted) == (("accept", False), ("give_part", False))
	assert step_on_card(way, helper) == ("wait", False)
	assert not form.get_onload("may_give_part")


def test_step_of_the_appeal_is_offered_to_the_responsible_executor_alone(way: Journey, staff: Staff) -> None:
	def offered(person: Person) -> bool:
		with acting_as(person):
			return is_own_step(appeal=way.appeal, acts=set(), roles=(roles.EXECUTOR,))

	assert [offered(way.executor), offered(staff.colleague)] == [True, False]
	assert step_on_card(way, way.executor)[1]


def test_given_part_stands_beside_the_draft(way: Journey, staff: Staff) -> None:
	with acting_as(staff.colleague):
		give_part(assignment=task_of(way, staff.colleague), text="Ліфт оглянуто.")
	letter = way.draft().name

	parts = loaded("Appeal Reply", letter).get_onload("given_parts")

	assert [part["note_text"] for part in parts] == ["Ліфт оглянуто."]


@pytest.mark.parametrize("role", [roles.UNIT_LEAD, roles.HEAD])
def test_lead_or_head_is_given_an_appeal_and_accepts_it(staff: Staff, role: str) -> None:
	way = Journey(staff).to("resolution")
	way.resolve(executors=[staff[role].officer])

	card = way.press(role, journey.ACCEPT)

	assert card.workflow_state == "У роботі"
	assert frappe.db.get_value("Appeal Assignment", task_of(way, staff[role]), "status") == "Accepted"


def buttons(way: Journey, person: Person) -> list[str]:
	with acting_as(person):
		return [step["action"] for step in get_transitions({"doctype": "Appeal", "name": way.appeal})]


@pytest.mark.parametrize("role", [roles.HEAD, roles.UNIT_LEAD])
def test_head_or_lead_who_executes_has_the_buttons_of_an_executor_and_no_other_has(
	staff: Staff, role: str
) -> None:
	way = Journey(staff).to("resolution")
	other = make_person(role, authority=staff.authority, unit=staff.unit, is_first_head=0)
	way.resolve(executors=[staff[role].officer])
	before = [journey.ACCEPT in buttons(way, person) for person in (staff[role], other)]
	way.press(role, journey.ACCEPT)

	with acting_as(staff[role]):
		make_appeal_reply(appeal=way.appeal)
	card = way.press(role, journey.PASS_FOR_APPROVAL)

	assert before == [True, False]
	assert card.workflow_state == "На погодженні"


def test_absent_executor_stands_in_the_choice_with_who_stands_in(staff: Staff) -> None:
	absent, deputy = staff[roles.EXECUTOR], staff.colleague
	with acting_as(staff[roles.AUTHORITY_ADMIN]):
		make_officer_absence(authority=staff.authority, officer=absent.officer, deputy=deputy.officer)

	with acting_as(staff[roles.HEAD]):
		rows = {row[0]: row for row in search_executors(filters={"authority": staff.authority}, page_len=100)}

	name = frappe.db.get_value("Authority Officer", deputy.officer, "officer_name")
	assert "відсутність до" in rows[absent.officer][-1] and f"заступає {name}" in rows[absent.officer][-1]
	assert len(rows[deputy.officer]) == 4


def test_answer_to_a_single_author_is_not_offered_to_others(way: Journey) -> None:
	letter = way.draft().name

	assert loaded("Appeal Reply", letter).get_onload("has_other_authors") is False
