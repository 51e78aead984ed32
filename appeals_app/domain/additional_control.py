"""Additional control: what an answer promises is watched until it is done, each promise to a day of its own.

Instruction No. 348: control is taken off only by the official who set it, after the answer is sent; an interim
answer does not end it. The point was not compared with the act, so an authority may choose otherwise.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import Enum

from appeals_app.domain.errors import DomainError
from appeals_app.domain.lifecycle import Phase
from appeals_app.domain.look_alikes import as_read
from appeals_app.domain.term_count import last_of_month_later, month_later
from appeals_app.domain.text_cleaning import clean_line

INSTRUCTION_348_UNVERIFIED = "Інструкція № 348 (пункт не звірено з актом)"
"""Ground of the acts of control as events keep it."""

LONGEST_CONTROL_YEARS = 10
"""A limit of ours: what lies further ahead is a slip of the pen."""

CONTROLLED_PHASES = frozenset({Phase.ANSWERED, Phase.FOLLOW_UP, Phase.CLOSED})
"""The author has been answered; an appeal taken off control comes back to it until it is filed."""


class ControlRule(str, Enum):
	"""Who moves the date of a control and takes it off; the authority chooses."""

	SETTER = "The Official Who Set It"
	ANY_CONTROLLER = "Any Controller Or Head"


class AuthorWord(str, Enum):
	"""What the author says of a promise once its date has passed."""

	DONE = "Done"
	NOT_DONE = "Not Done"
	NO_ANSWER = "No Answer"


class SilenceRule(str, Enum):
	"""What follows when the author, asked whether a promise was kept, gives no answer; the authority chooses."""

	REOPENS = "Reopens The Consideration"
	STAYS = "Stays On Control"


class ControlError(DomainError):
	"""The control cannot be set, moved or taken off in this way."""

	code = "control"


@dataclass(frozen=True, slots=True)
class Keeper:
	"""One who would move or end a control, beside the one who set it."""

	is_setter: bool
	is_head: bool
	is_setter_in_post: bool


def may_end_control(keeper: Keeper, rule: ControlRule) -> bool:
	"""Whether the person may move the date of the control or take it off.

	The one who set it may always; when that official has left the post, the head or a deputy in the stead.
	"""
	if keeper.is_setter or rule is ControlRule.ANY_CONTROLLER:
		return True
	return keeper.is_head and not keeper.is_setter_in_post


def is_same_promise(one: str, other: str) -> bool:
	"""Whether a reader would take both for the same words: another apostrophe or space makes no other promise."""
	return as_read(clean_line(one)) == as_read(clean_line(other))


def is_promise_decided(words: str, due_on: date | None, *, known: str, known_due: date | None) -> bool:
	"""Whether what is on control is this promise: in the same words, or in some of them to the very same day."""
	is_shorter = bool(known) and as_read(clean_line(known)) in as_read(clean_line(words))
	return is_same_promise(words, known) or (is_shorter and due_on is not None and due_on == known_due)


def check_answered(phase: Phase, *, is_filed: bool = False) -> None:
	"""Additional control follows an answer: before it the control of the term itself holds, and a filed case is at rest."""
	if phase is Phase.CLOSED and is_filed:
		raise ControlError(
			"The appeal is filed, so nothing more of it is put on control. The head may reopen the consideration."
		)
	if phase not in CONTROLLED_PHASES:
		raise ControlError(
			"Additional control is set once the author has been answered and before the appeal is filed."
			" Send the answer first, or reopen the appeal."
		)


def check_control_day(day: date, *, today: date, before: date | None = None) -> None:
	"""A control runs to a day that is still to come and can be meant; a moved one to another day than `before`."""
	if day < today:
		raise ControlError("The control date {0} has passed. Choose today or a later day.", day)
	if day > _years_later(today, LONGEST_CONTROL_YEARS):
		raise ControlError(
			"The control date {0} is more than {1} years ahead. Choose a nearer day; a promise that lasts longer is"
			" controlled step by step.",
			day,
			LONGEST_CONTROL_YEARS,
		)
	if day == before:
		raise ControlError("The control date is {0} already. Choose another day.", day)


def is_unconfirmed(word: AuthorWord, rule: SilenceRule) -> bool:
	"""Whether the promise counts as broken: the author says so, or says nothing where silence counts so."""
	return word is AuthorWord.NOT_DONE or (word is AuthorWord.NO_ANSWER and rule is SilenceRule.REOPENS)


def needs_why_unasked(word: str) -> bool:
	"""A promise the author has not called kept, be it that nobody asked before its day, is taken off with a reason alone."""
	return word != AuthorWord.DONE.value


def read_author_word(given: str) -> AuthorWord:
	"""The word of the author that is meant; refuses any other."""
	for word in AuthorWord:
		if word.value == given:
			return word
	raise ControlError("It is not said whether the author calls the promise kept. Choose one of the answers.")


def check_asked_day(day: date, *, due_on: date, today: date) -> None:
	"""The author is asked once the day the promise was to be kept by has passed, on a day that has come."""
	if day > today:
		raise ControlError("{0} has not come yet. Enter the day the author was asked.", day)
	if day <= due_on:
		raise ControlError(
			"The promise was to be kept by {0}. Ask the author after that day and enter when it was asked.",
			due_on,
		)


def check_kept_day(day: date, *, set_on: date, today: date) -> None:
	"""A promise is kept on a day that has come, not before it was put on control."""
	if day > today:
		raise ControlError("{0} has not come yet. Enter the day the promise was kept.", day)
	if day < set_on:
		raise ControlError(
			"The promise was put on control on {0}. Enter the day it was found kept, that day or later.",
			set_on,
		)


def _years_later(day: date, years: int) -> date:
	months = 12 * years
	return month_later(day, months) or last_of_month_later(day, months)
