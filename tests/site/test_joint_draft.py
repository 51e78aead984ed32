"""One letter written by several people: everyone's part stays, and nobody writes over another."""

import frappe
import pytest
from frappe.model.document import Document

from appeals_app.appeal_replies.body_letters import SENDER_NOTICE
from appeals_app.appeal_replies.joint_draft import own_questions, write_part
from appeals_app.appeal_replies.letter_print import appeal_letter_reference
from appeals_app.appeal_replies.letter_texts import text_of_letter
from appeals_app.permissions import roles
from appeals_app.testing.factories import THEME
from appeals_app.testing.journey import Journey
from appeals_app.testing.staff import Person, Staff, acting_as
from tests.site.refusals import refusal


@pytest.fixture
def way(staff: Staff) -> Journey:
	"""A draft on two questions: the first is of the responsible executor, the second of a colleague."""
	questions = [
		{"question": "Ремонт ліфта", "theme": THEME, "officer": staff[roles.EXECUTOR].officer},
		{"question": "Перерахунок", "theme": THEME, "officer": staff.colleague.officer},
	]
	way = Journey(staff, questions=questions).to("resolution")
	way.resolve(executors=[staff[roles.EXECUTOR].officer, staff.colleague.officer])
	way.stage = "execution"
	return way.to("draft")


def letter_of(way: Journey) -> Document:
	return frappe.get_last_doc("Appeal Reply", filters={"appeal": way.appeal})


def write(way: Journey, person: Person, number: int, text: str, seen: str = "") -> None:
	letter = letter_of(way)
	with acting_as(person):
		write_part(reply=letter.name, question_row=letter.answers[number].question_row, text=text, seen=seen)


def test_each_writes_the_own_part_and_the_letter_saved_from_an_older_form_keeps_both(way: Journey) -> None:
	opened = letter_of(way)

	write(way, way.staff.colleague, 1, "Перерахунок зроблено.")
	write(way, way.executor, 0, "Ліфт полагоджено.")
	with acting_as(way.executor):
		opened.body = "Повідомляємо."
		opened.save()

	parts = "1. Ремонт ліфта\nЛіфт полагоджено.\n\n2. Перерахунок\nПерерахунок зроблено."
	assert text_of_letter(letter_of(way)) == f"Повідомляємо.\n\n{parts}"
	assert [row.written_by for row in letter_of(way).answers] == [
		way.executor.officer,
		way.staff.colleague.officer,
	]


def test_part_changed_meanwhile_is_not_written_over(way: Journey) -> None:
	write(way, way.staff.colleague, 1, "Перерахунок зроблено.")

	said = refusal(lambda: write(way, way.executor, 1, "Інше."), frappe.TimestampMismatchError)

	name = frappe.db.get_value("Authority Officer", way.staff.colleague.officer, "officer_name")
	assert said.startswith(f"Цю частину тим часом змінено: {name}.")
	assert letter_of(way).answers[1].answer_text == "Перерахунок зроблено."
	write(way, way.executor, 1, "Інше.", seen="Перерахунок зроблено.")
	assert letter_of(way).answers[1].answer_text == "Інше."


def test_part_of_another_question_is_not_written(way: Journey) -> None:
	said = refusal(lambda: write(way, way.staff.colleague, 0, "Не моє."), frappe.PermissionError)

	assert said == "Цю частину пише виконавець її питання. Пишіть свою частину листа."
	with acting_as(way.staff.colleague):
		assert own_questions(letter_of(way)) == [letter_of(way).answers[1].question_row]
	with acting_as(way.executor):
		assert len(own_questions(letter_of(way))) == 2


def test_part_is_not_written_by_whoever_may_only_read_the_letter(way: Journey) -> None:
	refusal(lambda: write(way, way.staff[roles.CONTROLLER], 1, "Ні."), frappe.PermissionError)

	assert not letter_of(way).answers[1].answer_text


def test_part_is_not_written_once_the_letter_is_approved(way: Journey) -> None:
	way.to("signature")

	said = refusal(lambda: write(way, way.staff.colleague, 1, "Пізно."))

	assert "Погоджено" in said


def test_client_changes_no_part_with_the_whole_letter(way: Journey) -> None:
	write(way, way.staff.colleague, 1, "Перерахунок зроблено.")
	letter = letter_of(way)

	with acting_as(way.executor):
		letter.answers[1].answer_text = "Підмінено."
		letter.answers[1].written_by = way.executor.officer
		letter.save()

	stored = letter_of(way).answers[1]
	assert (stored.answer_text, stored.written_by) == ("Перерахунок зроблено.", way.staff.colleague.officer)


def test_letter_saved_by_two_is_refused_to_the_second_in_words(way: Journey) -> None:
	first, second = letter_of(way), letter_of(way)

	with acting_as(way.executor):
		first.body = "Перше."
		first.save()
		second.body = "Друге."
		said = refusal(second.save, frappe.TimestampMismatchError)

	assert said.startswith("Поки запис був у вас відкритий, його змінено:")
	assert letter_of(way).body == "Перше."


def test_parts_are_printed_in_the_order_of_questions(way: Journey) -> None:
	write(way, way.staff.colleague, 1, "Перерахунок <b>зроблено</b>.")
	write(way, way.executor, 0, "Ліфт полагоджено.")

	with acting_as(way.executor):
		paper = frappe.get_print("Appeal Reply", letter_of(way).name, "Appeal Letter")

	assert paper.index("1. Ремонт ліфта\nЛіфт полагоджено.") < paper.index("2. Перерахунок")
	assert "<b>зроблено" not in paper


def test_who_wrote_a_part_of_the_letter_has_done_the_task(way: Journey) -> None:
	write(way, way.staff.colleague, 1, "Перерахунок зроблено.")

	way.to("answered")

	tasks = frappe.get_all("Appeal Assignment", {"appeal": way.appeal}, pluck="status")
	assert tasks == ["Done", "Done"]


def test_parts_stand_before_the_closing_sentence_and_the_head_says_what_is_answered(way: Journey) -> None:
	frappe.db.set_value(
		"Authority", way.staff.authority, {"postal_address": "вул. Вигадана, 1", "phone": "+380 61 000 00 01"}
	)
	with acting_as(way.executor):
		letter = letter_of(way)
		letter.body = "Повідомляємо.\n\nЦе рішення Ви можете оскаржити до суду."
		letter.save()
	write(way, way.executor, 0, "Ліфт полагоджено.")

	with acting_as(way.executor):
		paper = frappe.get_print("Appeal Reply", letter_of(way).name, "Appeal Letter")

	assert paper.index("Повідомляємо.") < paper.index("Ремонт ліфта\nЛіфт") < paper.index("Це рішення Ви")
	card = way.card()
	assert f"на № {card.registration_index} від {card.get_formatted('received_at')[:10]}" in paper
	assert "вул. Вигадана, 1, +380 61 000 00 01" in paper


def test_letter_to_the_body_that_sent_the_appeal_answers_its_number(way: Journey) -> None:
	frappe.db.set_value("Appeal", way.appeal, {"sender_number": "17-05/3", "sender_date": "2026-10-01"})
	letter = letter_of(way)
	letter.letter_kind = SENDER_NOTICE

	assert appeal_letter_reference(letter) == {"number": "17-05/3", "day": "01.10.2026"}
