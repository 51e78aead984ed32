"""The bell tells whose act an answer waits for, with index, matter and term; and who stands in for an absent one."""

import frappe
import pytest

from appeals_app.appeal_replies.letter_queues import Waits, letter_queue
from appeals_app.appeal_routing.assignment_notes import answer_question, ask_author
from appeals_app.patches.v0_3 import what_tasks_and_visas_wait_for
from appeals_app.permissions import roles
from appeals_app.testing.factories import make_extension_request, make_officer_absence
from appeals_app.testing.journey import RETURN_FOR_REWORK, Journey
from appeals_app.testing.staff import Person, Staff, acting_as
from tests.site.test_visas import agree, ask_for_visas, letter_of
from tests.site.transferring import pass_on


def told(person: Person, name: str) -> list[str]:
	"""Subjects of the notices a person has of a record."""
	notices = {"for_user": person.user, "document_name": name}
	return frappe.get_all("Notification Log", notices, pluck="subject")


@pytest.mark.parametrize(
	("stage", "role", "words"),
	[
		("approval", roles.UNIT_LEAD, "На погодження: "),
		("signature", roles.HEAD, "На підпис: "),
		("signed", roles.REGISTRAR, "До надсилання: "),
	],
)
def test_who_acts_next_is_told_of_what_and_by_when(
	staff: Staff, neighbours: Staff, stage: str, role: str, words: str
) -> None:
	way = Journey(staff).to(stage)

	card = way.card()
	[subject] = [one for one in told(staff[role], way.appeal) if one.startswith(words)]
	assert card.registration_index in subject and card.brief in subject
	assert subject.endswith(card.get_formatted("control_date"))
	assert not told(neighbours[role], way.appeal)


def test_task_is_told_by_index_matter_and_term(staff: Staff) -> None:
	way = Journey(staff).to("execution")

	task = frappe.get_last_doc("Appeal Assignment", {"appeal": way.appeal})
	[subject] = told(way.executor, task.name)
	assert (
		subject
		== f"Доручено: {way.card().registration_index}, {way.card().brief}, до {task.get_formatted('due_on')}"
	)


def test_each_is_told_in_turn_that_the_visa_is_waited_for(staff: Staff) -> None:
	way = Journey(staff).to("resolution")
	way.resolve(executors=[staff[roles.EXECUTOR].officer, staff.colleague.officer])
	way.stage = "execution"
	way.to("draft")
	first, second = staff.colleague, staff[roles.UNIT_LEAD]

	ask_for_visas(way, first, second)
	letter = letter_of(way).name
	before = [len(told(person, letter)) for person in (first, second)]
	with acting_as(first):
		mine = letter_queue(waits_for=Waits.VISA.value)["value"]
	agree(way, first)

	assert (before, mine) == ([1, 0], 1)
	assert [len(told(person, letter)) for person in (first, second)] == [1, 1]
	assert letter_of(way).visa_user == second.user


def test_head_is_told_of_a_request_to_extend(staff: Staff) -> None:
	way = Journey(staff).to("in_work")

	with acting_as(way.executor):
		request = make_extension_request(appeal=way.appeal).name

	[subject] = told(staff[roles.HEAD], request)
	assert subject.startswith("Просять продовжити строк: ")


def test_who_stands_in_is_told_beside_the_absent_one(staff: Staff) -> None:
	with acting_as(staff[roles.AUTHORITY_ADMIN]):
		make_officer_absence(
			authority=staff.authority,
			officer=staff[roles.HEAD].officer,
			deputy=staff[roles.CONTROLLER].officer,
		)

	way = Journey(staff).to("signature")

	assert told(staff[roles.CONTROLLER], way.appeal)


def test_patch_fills_in_what_was_kept_nowhere(staff: Staff) -> None:
	way = Journey(staff).to("draft")
	ask_for_visas(way, staff[roles.UNIT_LEAD])
	frappe.db.set_value("Appeal Reply", letter_of(way).name, "visa_user", None)
	frappe.db.set_value("Appeal Assignment", {"appeal": way.appeal}, "appeal_index", None)

	what_tasks_and_visas_wait_for.execute()

	assert letter_of(way).visa_user == staff[roles.UNIT_LEAD].user
	index = frappe.db.get_value("Appeal Assignment", {"appeal": way.appeal}, "appeal_index")
	assert index == way.card().registration_index


def test_notes_of_tasks_letters_and_transfers_are_told_by_the_index(staff: Staff, neighbours: Staff) -> None:
	way = Journey(staff).to("in_work")
	task = frappe.get_last_doc("Appeal Assignment", {"appeal": way.appeal}).name
	with acting_as(way.executor):
		note = ask_author(assignment=task, text="Чи виїжджати?")
	with acting_as(staff[roles.HEAD]):
		answer_question(note=note, answer="Так.")
	way.stage = "in_work"
	letter = letter_of(way.to("approval")).name
	way.press(roles.UNIT_LEAD, RETURN_FOR_REWORK, reason="Уточнити")
	transfer = pass_on(Journey(staff).to("registered"), neighbours)

	index = way.card().registration_index
	assert [index in subject for subject in told(staff[roles.HEAD], note)] == [True]
	assert [index in subject for subject in told(way.executor, note)] == [True]
	assert [index in subject for subject in told(way.executor, letter)] == [True]
	assert told(neighbours[roles.REGISTRAR], transfer.name) == [
		f"Надійшло передане звернення {transfer.index_of_appeal}"
	]
