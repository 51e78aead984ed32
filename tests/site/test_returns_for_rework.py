"""How often a task and a draft were returned for rework is counted and seen; co-executors accept their own tasks."""

import frappe
import pytest

from appeals_app.appeal_replies.visas import return_for_visa
from appeals_app.appeal_routing.api import accept_task
from appeals_app.appeal_routing.assignment_notes import give_part, send_part_back
from appeals_app.appeal_routing.task_acceptance import may_accept
from appeals_app.patches.v0_3 import count_returns_for_rework
from appeals_app.permissions import roles
from appeals_app.permissions.scope import forget_scopes
from appeals_app.testing import journey
from appeals_app.testing.factories import make_officer_absence
from appeals_app.testing.journey import Journey
from appeals_app.testing.staff import Person, Staff, acting_as
from tests.site.refusals import refusal

REASON = "Немає відповіді на друге питання."


@pytest.fixture
def way(staff: Staff) -> Journey:
	"""In work with the executor; a colleague gives a part."""
	way = Journey(staff).to("resolution")
	way.resolve(executors=[staff[roles.EXECUTOR].officer, staff.colleague.officer])
	way.stage = "execution"
	return way.to("in_work")


def task_of(way: Journey, person: Person) -> str:
	return frappe.db.get_value("Appeal Assignment", {"appeal": way.appeal, "officer": person.officer})


def returned(way: Journey, person: Person) -> int:
	return frappe.db.get_value("Appeal Assignment", task_of(way, person), "times_returned")


def drafts(way: Journey) -> list[int]:
	"""Returns counted on the drafts of the answer, the newest first."""
	return frappe.get_all(
		"Appeal Reply", {"appeal": way.appeal}, pluck="times_returned", order_by="creation desc"
	)


def return_draft(way: Journey) -> None:
	way.stage = "in_work"
	way.to("approval")
	way.press(roles.UNIT_LEAD, journey.RETURN_FOR_REWORK, reason=REASON)


def shown(way: Journey) -> list[tuple[str, int]]:
	"""Statuses and returns of the tasks, as the card of the head shows them."""
	with acting_as(way.staff[roles.HEAD]):
		card = way.card()
		card.run_method("onload")
	[resolution] = card.get("__onload").resolutions
	return [(task["status"], task["times_returned"]) for task in resolution["tasks"]]


def offered(way: Journey) -> bool:
	"""Whether the card offers its next step to the current user."""
	card = way.card()
	card.run_method("onload")
	return card.get("__onload").next_step["is_offered"]


def test_draft_returned_twice_is_counted_on_the_task_of_the_responsible_and_on_the_next_draft(
	way: Journey, staff: Staff
) -> None:
	return_draft(way)
	return_draft(way)
	way.stage = "in_work"
	way.to("draft")

	assert (returned(way, way.executor), returned(way, staff.colleague)) == (2, 0)
	assert drafts(way) == [2, 2, 1]
	assert shown(way) == [("Accepted", 2), ("Assigned", 0)]


def test_part_sent_back_is_counted_on_its_task_alone(way: Journey, staff: Staff) -> None:
	for _again in range(2):
		with acting_as(staff.colleague):
			note = give_part(assignment=task_of(way, staff.colleague), text="Ліфт замінено.")
		with acting_as(way.executor):
			send_part_back(note=note, reason=REASON)

	assert (returned(way, staff.colleague), returned(way, way.executor)) == (2, 0)


def test_draft_returned_by_a_visa_is_counted_on_the_draft(way: Journey, staff: Staff) -> None:
	way.to("draft")
	letter = frappe.get_last_doc("Appeal Reply", filters={"appeal": way.appeal})
	with acting_as(way.executor):
		letter.update({"visas": [{"officer": staff.colleague.officer}]}).save()

	with acting_as(staff.colleague):
		return_for_visa(reply=letter.name, remark=REASON)
	with acting_as(way.executor):
		letter.reload()
		letter.update({"body": "Ліфт замінено 12 березня.", "times_returned": 0}).save()

	assert drafts(way) == [1]


def test_draft_whose_consideration_ends_is_not_counted_as_returned(way: Journey, staff: Staff) -> None:
	way.to("approval")

	way.send_notice("Termination Notice")

	assert way.card().phase == "TERMINATED"
	assert drafts(way) == [0, 0]
	assert returned(way, way.executor) == 0


def test_returns_before_the_count_began_are_counted_from_what_was_kept(way: Journey, staff: Staff) -> None:
	return_draft(way)
	with acting_as(staff.colleague):
		note = give_part(assignment=task_of(way, staff.colleague), text="Ліфт замінено.")
	with acting_as(way.executor):
		send_part_back(note=note, reason=REASON)
	for doctype in ("Appeal Assignment", "Appeal Reply"):
		frappe.db.set_value(doctype, {"appeal": way.appeal}, "times_returned", 0)

	count_returns_for_rework.execute()
	count_returns_for_rework.execute()

	assert (returned(way, way.executor), returned(way, staff.colleague)) == (1, 1)
	assert drafts(way) == [1]


def test_co_executor_accepts_the_own_task_and_the_card_shows_it(way: Journey, staff: Staff) -> None:
	phase = way.card().workflow_state
	with acting_as(staff.colleague):
		accept_task(assignment=task_of(way, staff.colleague))

	assert shown(way) == [("Accepted", 0), ("Accepted", 0)]
	assert way.card().workflow_state == phase
	[event] = frappe.get_all(
		"Appeal Event", {"appeal": way.appeal, "act": "task_accepted"}, ["user", "reference_name"]
	)
	assert (event.user, event.reference_name) == (staff.colleague.user, task_of(way, staff.colleague))


def test_appeal_itself_is_accepted_by_the_responsible_executor_alone(staff: Staff) -> None:
	way = Journey(staff).to("resolution")
	way.resolve(executors=[way.executor.officer, staff.colleague.officer])

	with acting_as(staff.colleague):
		shown_to_other = offered(way)
		said = refusal(lambda: journey.press(way.appeal, journey.ACCEPT), frappe.PermissionError)
	with acting_as(way.executor):
		shown_to_responsible = offered(way)
	way.press(roles.EXECUTOR, journey.ACCEPT)

	assert (shown_to_other, shown_to_responsible) == (False, True)
	assert said.startswith("Звернення приймає до виконання відповідальний виконавець")
	assert shown(way) == [("Accepted", 0), ("Assigned", 0)]


def test_task_of_another_is_accepted_by_nobody_but_who_stands_in(way: Journey, staff: Staff) -> None:
	task = task_of(way, staff.colleague)
	with acting_as(way.executor):
		said = refusal(lambda: accept_task(assignment=task), frappe.PermissionError)
	with acting_as(staff[roles.AUTHORITY_ADMIN]):
		make_officer_absence(
			authority=staff.authority, officer=staff.colleague.officer, deputy=way.executor.officer
		)

	forget_scopes()
	with acting_as(way.executor):
		accept_task(assignment=task)
		again = refusal(lambda: accept_task(assignment=task), frappe.PermissionError)

	assert said == again
	assert said.startswith("Доручення приймає один раз його виконавець")


def test_responsible_executor_accepts_the_appeal_and_not_the_task(staff: Staff) -> None:
	way = Journey(staff).to("execution")
	task = task_of(way, way.executor)

	with acting_as(way.executor):
		offered = may_accept(frappe.get_doc("Appeal Assignment", task))
		refusal(lambda: accept_task(assignment=task), frappe.PermissionError)

	assert not offered
	assert frappe.db.get_value("Appeal Assignment", task, "status") == "Assigned"


def test_task_is_hidden_from_an_outsider_who_asks_to_accept_it(way: Journey, neighbours: Staff) -> None:
	with acting_as(neighbours.colleague):
		refusal(lambda: accept_task(assignment=task_of(way, way.staff.colleague)), frappe.PermissionError)
