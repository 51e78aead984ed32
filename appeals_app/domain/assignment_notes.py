"""What is said about a task while it is at work: a question to the author of the resolution, a part for the answer."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import Enum

from appeals_app.domain.errors import DomainError


class AssignmentNoteError(DomainError):
	"""Something is said or answered that cannot be."""

	code = "assignment_note"


class NoteKind(str, Enum):
	"""What is said."""

	QUESTION = "Question"
	PART = "Part Report"


class NoteStatus(str, Enum):
	"""What has become of it."""

	WAITING = "Waiting"
	ANSWERED = "Answered"
	ACCEPTED = "Accepted"
	SENT_BACK = "Sent Back"
	NOT_NEEDED = "Not Needed"
	"""The task ended before anybody answered."""


_ENDINGS = {
	NoteKind.QUESTION: {NoteStatus.ANSWERED},
	NoteKind.PART: {NoteStatus.ACCEPTED, NoteStatus.SENT_BACK},
}


@dataclass(frozen=True, slots=True)
class TaskAtWork:
	"""A task: by whose resolution, whether beneath another, and who gathers the answer on the appeal."""

	author: str
	is_beneath: bool
	is_responsible: bool
	gathered_by: str | None


def receiver(kind: NoteKind, task: TaskAtWork) -> str:
	"""Questions go to the author of the resolution; a part to who gave the task on, else to the responsible executor."""
	if kind is NoteKind.QUESTION or task.is_beneath:
		return task.author
	if task.is_responsible:
		raise AssignmentNoteError("You gather the answer yourself. Write it in the draft of the letter.")
	if not task.gathered_by:
		raise AssignmentNoteError(
			"Nobody is responsible for the answer now. Ask the author of the resolution whom to give your part to."
		)
	return task.gathered_by


def check_ending(kind: NoteKind, *, before: NoteStatus, after: NoteStatus) -> None:
	"""Refuse to answer twice, and to answer a question as a part or a part as a question."""
	if before is not NoteStatus.WAITING or after not in _ENDINGS[kind]:
		raise AssignmentNoteError("This is answered already or waits for another answer. Reload the page.")


def check_moved_date(day: date, *, today: date, latest: date) -> None:
	"""Refuse to move a task into the past or past what it is a part of."""
	if day < today:
		raise AssignmentNoteError("{0} has passed. Choose today or a later day.", day)
	if day > latest:
		raise AssignmentNoteError(
			"The task is a part of what is due on {0}. Choose that day or an earlier one.", latest
		)
