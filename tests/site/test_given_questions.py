"""The head says in the resolution which questions of a letter each executor answers."""

import frappe
import pytest

from appeals_app.appeal_replies.joint_draft import own_questions
from appeals_app.appeal_routing.conflict_guard import ConflictOfInterestError
from appeals_app.permissions import roles
from appeals_app.testing.factories import THEME, resolution_values
from appeals_app.testing.journey import Journey
from appeals_app.testing.staff import Staff, acting_as
from tests.site.refusals import refusal


@pytest.fixture
def way(staff: Staff) -> Journey:
	rows = [{"question": f"Питання {number}", "theme": THEME} for number in range(3)]
	return Journey(staff, questions=rows).to("resolution")


def resolve(way: Journey, *given: str) -> frappe._dict:
	"""A resolution that gives these questions to the executor and to the colleague."""
	officers = [way.executor.officer, way.staff.colleague.officer]
	values = resolution_values(appeal=way.appeal, executors=officers)
	for row, numbers in zip(values["executors"], given, strict=True):
		row["questions"] = numbers
	with acting_as(way.staff[roles.HEAD]):
		return frappe.get_doc(values).insert()


def officers_of(way: Journey) -> list[str | None]:
	return [row.officer for row in way.card().questions]


def test_each_executor_is_given_the_own_questions(way: Journey) -> None:
	resolution = resolve(way, "3; 1", "2")

	executor, colleague = way.executor.officer, way.staff.colleague.officer
	assert officers_of(way) == [executor, colleague, executor]
	assert [row.questions for row in resolution.executors] == ["1, 3", "2"]


def test_part_of_the_letter_is_written_by_who_was_given_its_question(way: Journey, staff: Staff) -> None:
	resolve(way, "1, 3", "2")
	way.stage = "execution"
	way.to("in_work")
	letter = way.draft()
	second = way.card().questions[1].name

	with acting_as(staff.colleague):
		assert own_questions(frappe.get_doc("Appeal Reply", letter.name)) == [second]


def test_without_numbers_the_questions_are_answered_together(way: Journey) -> None:
	resolve(way, "", "")

	assert officers_of(way) == [None, None, None]


@pytest.mark.parametrize(
	("given", "said"),
	[
		(("4", ""), "немає відкритого питання 4"),
		(("1, 2", "2"), "двом виконавцям"),
		(("перше", ""), "не номери"),
	],
	ids=["no such question", "given twice", "no number"],
)
def test_wrong_numbers_are_refused_in_words(way: Journey, given: tuple[str, str], said: str) -> None:
	assert said in refusal(lambda: resolve(way, *given))
	assert officers_of(way) == [None, None, None]


def test_question_is_given_to_nobody_whose_account_is_disabled(way: Journey, staff: Staff) -> None:
	frappe.db.set_value("User", staff.colleague.user, "enabled", 0)
	card = way.card()

	rows = [{**row.as_dict(), "officer": staff.colleague.officer} for row in card.questions]

	assert "не може працювати зі зверненнями" in refusal(lambda: way.enter(questions=rows))


def test_question_of_a_complaint_is_given_to_nobody_complained_of(way: Journey, staff: Staff) -> None:
	way.enter(kind="kind.complaint", complained_officer=staff.colleague.officer)
	rows = [{**row.as_dict(), "officer": staff.colleague.officer} for row in way.card().questions]

	refusal(lambda: way.enter(questions=rows), ConflictOfInterestError)
	way.enter(questions=[{**row, "officer": way.executor.officer} for row in rows])

	assert set(officers_of(way)) == {way.executor.officer}


def test_card_is_saved_with_who_was_named_before_the_account_ended(way: Journey, staff: Staff) -> None:
	way.enter(
		questions=[{**row.as_dict(), "officer": staff.colleague.officer} for row in way.card().questions]
	)
	frappe.db.set_value("User", staff.colleague.user, "enabled", 0)

	way.enter(brief="Інша суть")

	assert set(officers_of(way)) == {staff.colleague.officer}
