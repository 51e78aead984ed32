"""Story: a collective letter raises five questions, two of them are a city council's; the rest gets one joint answer."""

import frappe
import pytest

from appeals_app.appeal_replies.signing import send_letter
from appeals_app.permissions import roles
from appeals_app.testing.factories import THEME, make_appeal_reply
from appeals_app.testing.journey import ACCEPT, APPROVE, PASS_FOR_APPROVAL, SEND, SIGN, Journey, press
from appeals_app.testing.staff import Staff, acting_as, make_staff
from tests.site.refusals import refusal
from tests.site.transferring import accept, give_back, pass_on, prepare, send

MATTERS = ("Дах школи", "Світло на вулиці", "Водогін", "Вивіз сміття", "Графік автобуса")
TO_THE_CITY = [1, 3]
"""Light and rubbish are the city's."""


@pytest.fixture
def letter(staff: Staff) -> Journey:
	"""The letter, given to an executor who has accepted it."""
	questions = [{"question": matter, "theme": THEME} for matter in MATTERS]
	way = Journey(
		staff, subject="subject.collective", citizens_count=40, brief="Стан села", questions=questions
	)
	return way.to("in_work")


@pytest.fixture
def villagers() -> Staff:
	"""A third authority."""
	return make_staff()


def results(way: Journey) -> list[str | None]:
	return [row.result for row in way.card().questions]


def test_two_questions_go_and_three_are_answered_together(
	letter: Journey, staff: Staff, neighbours: Staff
) -> None:
	due = letter.card().due_date
	transfer = pass_on(letter, neighbours, questions=TO_THE_CITY)
	assert (transfer.is_whole, letter.card().phase, letter.card().due_date) == (0, "EXECUTION", due)

	there = accept(transfer, neighbours)
	letter.to("answered")

	assert [row.question for row in there.card().questions] == ["Світло на вулиці", "Вивіз сміття"]
	assert (there.card().citizens_count, there.card().phase) == (40, "REGISTERED")
	granted, forwarded = "result.granted", "result.forwarded"
	assert results(letter) == [granted, forwarded, granted, forwarded, granted]
	answer = frappe.get_doc("Appeal Reply", {"appeal": letter.appeal, "letter_kind": "Answer"})
	assert [row.question for row in answer.answers] == ["Дах школи", "Водогін", "Графік автобуса"]
	assert letter.card().phase == "ANSWERED"
	there.to("answered")
	assert results(there) == [granted, granted]


def test_notice_names_the_questions_that_go_and_says_that_the_rest_stays(
	letter: Journey, neighbours: Staff
) -> None:
	transfer = prepare(letter, neighbours, questions=TO_THE_CITY)

	told = frappe.get_doc("Appeal Reply", {"transfer": transfer.name})

	assert "– Світло на вулиці" in told.body and "– Вивіз сміття" in told.body
	assert "Водогін" not in told.body and "Решту питань розглядаємо тут" in told.body


def test_answer_begun_before_the_questions_went_is_left_with_the_rest(
	letter: Journey, neighbours: Staff
) -> None:
	transfer = prepare(letter, neighbours, questions=TO_THE_CITY)
	answer = letter.draft(answers=[{} for _matter in MATTERS])
	assert len(answer.answers) == len(MATTERS)

	send(letter, transfer)

	answer.reload()
	assert [row.question for row in answer.answers] == ["Дах школи", "Водогін", "Графік автобуса"]
	assert letter.card().phase == "REPLY"


def test_step_to_the_answer_names_the_questions_without_a_result(letter: Journey, staff: Staff) -> None:
	answers = [
		{"result": "result.granted"},
		{},
		{"result": "result.granted"},
		{},
		{"result": "result.granted"},
	]
	letter.draft(answers=answers)

	with acting_as(letter.executor):
		said = refusal(lambda: press(letter.appeal, PASS_FOR_APPROVAL))

	assert "2, 4" in said


def test_returned_question_comes_back_into_the_answer_without_a_result(
	letter: Journey, staff: Staff, neighbours: Staff
) -> None:
	transfer = pass_on(letter, neighbours, questions=TO_THE_CITY)
	answer = letter.draft()

	give_back(transfer, neighbours)

	answer.reload()
	assert {row.question for row in answer.answers} == set(MATTERS)
	assert sum(not row.result for row in answer.answers) == 2
	assert letter.card().phase == "REPLY"


def test_question_returned_after_the_answer_is_answered_alone(
	letter: Journey, staff: Staff, neighbours: Staff
) -> None:
	"""What was answered stays answered; the term of what is left runs on from the receipt (Art. 20)."""
	due = letter.card().due_date
	transfer = pass_on(letter, neighbours, questions=TO_THE_CITY)
	letter.to("answered")

	give_back(transfer, neighbours)

	card = letter.card()
	assert (card.phase, card.answered_on, card.due_date) == ("RESOLUTION", None, due)
	assert results(letter) == ["result.granted", None, "result.granted", None, "result.granted"]
	letter.resolve()
	with acting_as(letter.executor):
		press(letter.appeal, ACCEPT)
		answer = make_appeal_reply(appeal=letter.appeal, answers=[{"result": "result.granted"}] * 2)
	assert [row.question for row in answer.answers] == ["Світло на вулиці", "Вивіз сміття"]
	with acting_as(letter.executor):
		press(letter.appeal, PASS_FOR_APPROVAL)
	letter.press(roles.UNIT_LEAD, APPROVE)
	letter.press(roles.HEAD, SIGN)
	letter.press(roles.REGISTRAR, SEND)
	assert results(letter) == ["result.granted"] * 5


def test_signed_answer_keeps_its_questions(letter: Journey, staff: Staff, neighbours: Staff) -> None:
	transfer = prepare(letter, neighbours, questions=TO_THE_CITY)
	letter.to("signed")

	said = refusal(lambda: send(letter, transfer))

	assert "Підписана відповідь" in said
	assert frappe.db.get_value("Appeal Transfer", transfer.name, "status") == "Prepared"


def test_each_part_may_go_elsewhere_and_the_last_one_forwards_the_appeal(
	letter: Journey, neighbours: Staff, villagers: Staff
) -> None:
	pass_on(letter, neighbours, questions=TO_THE_CITY)
	assert letter.card().phase == "EXECUTION"

	pass_on(letter, villagers)

	card = letter.card()
	names = [
		frappe.db.get_value("Authority", each.authority, "authority_name") for each in (neighbours, villagers)
	]
	assert card.phase == "FORWARDED"
	assert card.forwarded_to == ", ".join(names)


def test_notice_is_sent_once(letter: Journey, staff: Staff, neighbours: Staff) -> None:
	transfer = pass_on(letter, neighbours, questions=TO_THE_CITY)
	told = frappe.db.get_value("Appeal Reply", {"transfer": transfer.name})

	with acting_as(staff[roles.REGISTRAR]):
		refusal(lambda: send_letter(reply=told))

	assert frappe.db.count("Appeal Event", {"appeal": letter.appeal, "act": "transfer_sent"}) == 1
