"""Several resolutions on one appeal: each names its executors, and the card shows them all."""

import frappe

from appeals_app.appeal_routing.resolution_tree import show_tree
from appeals_app.permissions import roles
from appeals_app.testing.journey import Journey
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
