"""Questions and parts about a task: to whom they go, and how they are answered."""

from datetime import date

import pytest

from appeals_app.domain.assignment_notes import (
	AssignmentNoteError,
	NoteKind,
	NoteStatus,
	TaskAtWork,
	check_ending,
	check_moved_date,
	receiver,
)

CO_EXECUTOR = TaskAtWork(author="head", is_beneath=False, is_responsible=False, gathered_by="responsible")
RESPONSIBLE = TaskAtWork(author="head", is_beneath=False, is_responsible=True, gathered_by="responsible")
BENEATH = TaskAtWork(author="lead", is_beneath=True, is_responsible=False, gathered_by="responsible")
DAY = date(2026, 3, 12)


@pytest.mark.parametrize(
	("kind", "task", "expected"),
	[
		(NoteKind.QUESTION, CO_EXECUTOR, "head"),
		(NoteKind.QUESTION, RESPONSIBLE, "head"),
		(NoteKind.QUESTION, BENEATH, "lead"),
		(NoteKind.PART, CO_EXECUTOR, "responsible"),
		(NoteKind.PART, BENEATH, "lead"),
	],
)
def test_question_goes_to_the_author_and_a_part_to_who_gathers(
	kind: NoteKind, task: TaskAtWork, expected: str
) -> None:
	assert receiver(kind, task) == expected


def test_responsible_executor_gives_no_part_to_oneself() -> None:
	with pytest.raises(AssignmentNoteError, match="gather the answer yourself"):
		receiver(NoteKind.PART, RESPONSIBLE)


def test_part_has_nobody_to_go_to_while_nobody_is_responsible() -> None:
	with pytest.raises(AssignmentNoteError, match="Nobody is responsible"):
		receiver(NoteKind.PART, TaskAtWork("head", is_beneath=False, is_responsible=False, gathered_by=None))


@pytest.mark.parametrize(
	("kind", "after"),
	[
		(NoteKind.QUESTION, NoteStatus.ANSWERED),
		(NoteKind.PART, NoteStatus.ACCEPTED),
		(NoteKind.PART, NoteStatus.SENT_BACK),
	],
)
def test_what_waits_is_answered_once_and_by_its_kind(kind: NoteKind, after: NoteStatus) -> None:
	assert check_ending(kind, before=NoteStatus.WAITING, after=after) is None
	with pytest.raises(AssignmentNoteError):
		check_ending(kind, before=after, after=after)


@pytest.mark.parametrize(
	("kind", "after"), [(NoteKind.QUESTION, NoteStatus.ACCEPTED), (NoteKind.PART, NoteStatus.ANSWERED)]
)
def test_question_is_not_accepted_nor_a_part_answered(kind: NoteKind, after: NoteStatus) -> None:
	with pytest.raises(AssignmentNoteError):
		check_ending(kind, before=NoteStatus.WAITING, after=after)


def test_task_is_moved_from_today_to_the_day_of_what_it_is_a_part_of() -> None:
	assert check_moved_date(DAY, today=DAY, latest=DAY) is None
	with pytest.raises(AssignmentNoteError, match="has passed"):
		check_moved_date(DAY, today=date(2026, 3, 13), latest=date(2026, 3, 20))
	with pytest.raises(AssignmentNoteError, match=r"due on 11\.03\.2026"):
		check_moved_date(DAY, today=date(2026, 3, 1), latest=date(2026, 3, 11))
