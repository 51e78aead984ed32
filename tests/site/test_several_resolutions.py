"""Several resolutions on one appeal: each names its executors, and the card shows them all."""

import frappe

from appeals_app.appeal_routing.resolution_tree import show_tree
from appeals_app.appeal_routing.task_acceptance import accept_task
from appeals_app.patches.v0_3 import one_responsible_executor
from appeals_app.permissions import roles
from appeals_app.testing.journey import PASS_FOR_APPROVAL, Journey, press
from appeals_app.testing.staff import Staff, acting_as


def live_executors(way: Journey) -> list[str]:
	live = {"appeal": way.appeal, "status": ("in", ("Assigned", "Accepted"))}
	return frappe.get_all("Appeal Assignment", live, pluck="officer", order_by="creation asc")


def test_second_resolution_adds_its_executor_and_ends_nothing_of_the_first(staff: Staff) -> None:
	way = Journey(staff).to("in_work")
	before = way.card().workflow_state

	first = frappe.get_last_doc("Appeal Resolution", {"appeal": way.appeal})
	second = way.resolve(executors=[staff.colleague.officer], resolution_text="Оглянути ліфт.")

	assert live_executors(way) == [way.executor.officer, staff.colleague.officer]
	assert way.card().workflow_state == before
	accepted = {"appeal": way.appeal, "officer": way.executor.officer}
	assert frappe.db.get_value("Appeal Assignment", accepted, "status") == "Accepted"
	with acting_as(staff[roles.HEAD]):
		card = frappe.get_doc("Appeal", way.appeal)
		show_tree(card)
	told = card.get_onload("resolutions")
	assert [row["name"] for row in told] == [first.name, second.name]
	assert [row["depth"] for row in told] == [0, 0]
	assert told[1]["text"] == "Оглянути ліфт."


def responsible_of(way: Journey) -> list[str]:
	live = {"appeal": way.appeal, "status": ("in", ("Assigned", "Accepted")), "is_responsible": 1}
	return frappe.get_all("Appeal Assignment", live, pluck="officer")


def task_of(way: Journey, officer: str) -> str:
	return frappe.db.get_value("Appeal Assignment", {"appeal": way.appeal, "officer": officer})


def test_who_was_responsible_before_becomes_a_co_executor_and_is_told(staff: Staff) -> None:
	way = Journey(staff).to("in_work")
	first, later = way.executor, staff.colleague

	way.resolve(executors=[later.officer])

	assert responsible_of(way) == [way.card().responsible_officer] == [later.officer]
	[subject] = frappe.get_all(
		"Notification Log",
		{
			"for_user": first.user,
			"document_name": task_of(way, first.officer),
			"subject": ("like", "Ви тепер%"),
		},
		pluck="subject",
	)
	assert way.card().registration_index in subject
	[said] = [row["message"] for row in frappe.get_message_log() if "співвиконав" in row["message"]]
	assert frappe.db.get_value("Authority Officer", first.officer, "officer_name") in said


def test_who_is_responsible_later_accepts_the_task_and_passes_the_answer_on(staff: Staff) -> None:
	way = Journey(staff).to("in_work")
	way.resolve(executors=[staff.colleague.officer])
	way.executor = staff.colleague

	with acting_as(staff.colleague):
		accept_task(assignment=task_of(way, staff.colleague.officer))
	way.stage = "in_work"
	way.to("draft")
	with acting_as(staff.colleague):
		press(way.appeal, PASS_FOR_APPROVAL)

	assert way.card().workflow_state == "На погодженні"


def test_patch_leaves_one_responsible_executor(staff: Staff) -> None:
	way = Journey(staff).to("in_work")
	way.resolve(executors=[staff.colleague.officer])
	frappe.db.set_value("Appeal Assignment", task_of(way, way.executor.officer), "is_responsible", 1)

	one_responsible_executor.execute()

	assert responsible_of(way) == [staff.colleague.officer]
