"""Questions to the author of a resolution, and parts of co-executors for the answer."""

import frappe
import pytest
from frappe.model.document import Document
from frappe.utils import add_days

from appeals_app import clock
from appeals_app.appeal_routing.assignment_notes import (
	accept_part,
	answer_question,
	ask_author,
	give_part,
	send_part_back,
)
from appeals_app.permissions import roles
from appeals_app.testing.journey import RETURN_TO_RESOLUTION, Journey, press
from appeals_app.testing.staff import Person, Staff, acting_as
from tests.site.refusals import refusal


@pytest.fixture
def way(staff: Staff) -> Journey:
	"""The executor is responsible, a colleague helps."""
	way = Journey(staff).to("resolution")
	way.resolve(executors=[staff[roles.EXECUTOR].officer, staff.colleague.officer])
	return way


def task_of(way: Journey, person: Person) -> Document:
	return frappe.get_last_doc("Appeal Assignment", {"appeal": way.appeal, "officer": person.officer})


def ask(way: Journey, person: Person, text: str = "Чи виїжджати на місце?") -> Document:
	with acting_as(person):
		return stored(ask_author(assignment=task_of(way, way.executor).name, text=text))


def part(way: Journey, person: Person, text: str = "Ліфт оглянуто.") -> Document:
	with acting_as(person):
		return stored(give_part(assignment=task_of(way, person).name, text=text))


def stored(note: str) -> Document:
	return frappe.get_doc("Appeal Assignment Note", note)


def acts(way: Journey) -> list[str]:
	return frappe.get_all("Appeal Event", {"appeal": way.appeal}, pluck="act", order_by="sequence desc")


def test_question_waits_for_the_author_of_the_resolution_who_is_told(way: Journey, staff: Staff) -> None:
	note = ask(way, way.executor)

	head = staff[roles.HEAD]
	assert (note.status, note.asked_officer, note.asked_user) == ("Waiting", head.officer, head.user)
	assert frappe.get_all("Notification Log", {"document_name": note.name}, pluck="for_user") == [head.user]
	assert acts(way)[0] == "task_question_asked"
	assert "ще чекає на відповідь" in refusal(lambda: ask(way, way.executor))


def test_author_answers_once_and_may_move_the_date(way: Journey, staff: Staff) -> None:
	note, day = ask(way, way.executor), add_days(clock.today(), 3)

	def answer() -> None:
		answer_question(note=note.name, answer="Так, виїжджати.", new_due_on=str(day))

	with acting_as(way.executor):
		refusal(answer, frappe.PermissionError)
	with acting_as(staff[roles.HEAD]):
		answer()
		assert "вже відповіли" in refusal(answer)

	assert stored(note.name).answer.startswith("Так, виїжджати.")
	assert (stored(note.name).status, task_of(way, way.executor).due_on) == ("Answered", day)
	assert (
		frappe.db.count("Notification Log", {"document_name": note.name, "for_user": way.executor.user}) == 1
	)


def test_date_is_not_moved_past_the_term_of_the_appeal(way: Journey, staff: Staff) -> None:
	note, late = ask(way, way.executor), str(add_days(way.card().due_date, 1))

	with acting_as(staff[roles.HEAD]):
		said = refusal(lambda: answer_question(note=note.name, answer="Так.", new_due_on=late))

	assert "частина того, що треба виконати до" in said and stored(note.name).status == "Waiting"


def test_part_goes_to_the_responsible_executor_until_it_is_accepted(way: Journey, staff: Staff) -> None:
	first = part(way, staff.colleague)
	with acting_as(way.executor):
		refusal(lambda: send_part_back(note=first.name, reason=" "))
		send_part_back(note=first.name, reason="Додайте акт огляду.")
	second = part(way, staff.colleague, "Ліфт оглянуто, акт додано.")
	with acting_as(way.executor):
		accept_part(note=second.name)

	assert (stored(first.name).status, stored(first.name).answer) == ("Sent Back", "Додайте акт огляду.")
	assert (stored(second.name).status, task_of(way, staff.colleague).status) == ("Accepted", "Done")
	assert task_of(way, way.executor).status == "Assigned"
	assert acts(way)[:4] == [
		"task_part_accepted",
		"task_part_given",
		"task_part_sent_back",
		"task_part_given",
	]


def test_responsible_executor_gives_no_part(way: Journey) -> None:
	assert "Відповідь готуєте ви самі" in refusal(lambda: part(way, way.executor))


def test_of_a_task_nobody_else_speaks(way: Journey, staff: Staff, neighbours: Staff) -> None:
	strangers = (staff.colleague, staff[roles.HEAD], staff[roles.ANALYST], neighbours[roles.EXECUTOR])
	for person in strangers:
		refusal(lambda person=person: ask(way, person), frappe.PermissionError)

	assert not frappe.db.exists("Appeal Assignment Note", {"appeal": way.appeal})


def test_nothing_waits_of_a_task_that_has_ended(way: Journey) -> None:
	note = ask(way, way.executor)

	with acting_as(way.executor):
		press(way.appeal, RETURN_TO_RESOLUTION, reason="Не наша справа.")

	assert stored(note.name).status == "Not Needed"
