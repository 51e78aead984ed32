"""The head of a unit gives an own task on within the unit, by a resolution beneath it."""

from collections.abc import Callable

import frappe
import pytest
from frappe.model.document import Document
from frappe.utils import add_days

from appeals_app import clock
from appeals_app.appeal_routing.assignment_notes import accept_part, give_part
from appeals_app.appeal_routing.resolution_tree import show_tree
from appeals_app.permissions import roles
from appeals_app.testing import journey
from appeals_app.testing.factories import make_appeal_resolution, make_authority_officer, make_user
from appeals_app.testing.journey import Journey
from appeals_app.testing.staff import Person, Staff, acting_as
from tests.site.refusals import refusal


@pytest.fixture
def lead(staff: Staff) -> Person:
	"""The head of the unit of the executor, who executes too."""
	user = make_user(roles.EXECUTOR, roles.UNIT_LEAD).name
	post = {"authority": staff.authority, "unit": staff.unit, "is_unit_head": 1}
	return Person(roles.UNIT_LEAD, user, make_authority_officer(user=user, **post).name)


@pytest.fixture
def way(staff: Staff, lead: Person) -> Journey:
	way = Journey(staff).to("resolution")
	way.resolve(executors=[lead.officer], due_on=str(add_days(clock.today(), 10)))
	return way


def task_of(way: Journey, person: Person) -> Document:
	return frappe.get_last_doc("Appeal Assignment", {"appeal": way.appeal, "officer": person.officer})


def give_on(way: Journey, lead: Person, to: Person, by: Person | None = None, **given: object) -> Document:
	above = task_of(way, lead).name
	with acting_as(by or lead):
		return make_appeal_resolution(
			appeal=way.appeal, parent_assignment=above, executors=[to.officer], **given
		)


def test_executor_of_a_task_given_on_does_not_accept_the_appeal(way: Journey, lead: Person) -> None:
	give_on(way, lead, way.executor)

	with acting_as(way.executor):
		said = refusal(lambda: journey.press(way.appeal, journey.ACCEPT), frappe.PermissionError)
	with acting_as(lead):
		journey.press(way.appeal, journey.ACCEPT)

	assert said.startswith("Звернення приймає до виконання відповідальний виконавець")
	assert task_of(way, lead).status == "Accepted"


def test_task_is_given_on_and_its_holder_stays_responsible(way: Journey, lead: Person) -> None:
	beneath = give_on(way, lead, way.executor, puts_on_control=1)

	above, task = task_of(way, lead), task_of(way, way.executor)
	assert (beneath.author, beneath.parent_resolution, beneath.puts_on_control) == (
		lead.officer,
		above.resolution,
		0,
	)
	assert (task.resolution, task.due_on, task.is_responsible) == (beneath.name, above.due_on, 0)
	assert (above.status, way.card().responsible_officer) == ("Assigned", lead.officer)
	assert frappe.has_permission("Appeal", doc=way.card(), user=way.executor.user)


@pytest.mark.parametrize(
	("to", "days", "said"),
	[
		(lambda way: way.staff.colleague, 10, "не працює у вашому підрозділі"),
		(lambda way: way.executor, 11, "Ваше власне доручення треба виконати до"),
	],
)
def test_task_is_given_on_within_the_unit_and_in_time(
	way: Journey, lead: Person, to: Callable[[Journey], Person], days: int, said: str
) -> None:
	day = str(add_days(clock.today(), days))

	assert said in refusal(lambda: give_on(way, lead, to(way), due_on=day))


def test_only_the_head_who_has_the_task_gives_it_on(way: Journey, lead: Person, staff: Staff) -> None:
	for person in (staff[roles.UNIT_LEAD], staff.other_lead, staff[roles.EXECUTOR], staff[roles.HEAD]):
		refusal(lambda person=person: give_on(way, lead, way.executor, by=person), frappe.PermissionError)

	assert frappe.db.count("Appeal Resolution", {"appeal": way.appeal}) == 1


def test_task_that_ended_is_given_on_no_more(way: Journey, lead: Person) -> None:
	task_of(way, lead).db_set("status", "Returned")

	assert "вже не на виконанні" in refusal(lambda: give_on(way, lead, way.executor))


def test_card_shows_the_resolution_beneath_the_one_above_with_its_tasks(way: Journey, lead: Person) -> None:
	give_on(way, lead, way.executor)
	card = way.card()

	with acting_as(way.staff[roles.HEAD]):
		show_tree(card)

	shown = card.get("__onload").resolutions
	assert [(row["depth"], row["is_on_control"], len(row["tasks"])) for row in shown] == [
		(0, True, 1),
		(1, False, 1),
	]


def test_part_beneath_goes_to_who_gave_the_task_on_and_ends_with_the_part_above(
	way: Journey, lead: Person, staff: Staff
) -> None:
	way = Journey(staff).to("resolution")
	way.resolve(executors=[staff.colleague.officer, lead.officer])
	give_on(way, lead, way.executor)
	with acting_as(way.executor):
		beneath = give_part(assignment=task_of(way, way.executor).name, text="Ліфт оглянуто.")
	with acting_as(lead):
		above = give_part(assignment=task_of(way, lead).name, text="Ліфт оглянуто, ремонт потрібен.")

	with acting_as(staff.colleague):
		accept_part(note=above)

	asked = frappe.db.get_value("Appeal Assignment Note", beneath, ["asked_officer", "status"])
	assert asked == (lead.officer, "Not Needed")
	assert [task_of(way, person).status for person in (lead, way.executor, staff.colleague)] == [
		"Done",
		"Done",
		"Assigned",
	]
