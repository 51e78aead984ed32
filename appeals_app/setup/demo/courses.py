"""What happens to an invented appeal, deed by deed, and when."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import Enum
from random import Random

from appeals_app.domain.lifecycle import LetterKind
from appeals_app.setup.demo.office_time import OfficeTime
from appeals_app.setup.demo.organisation import Team


class Deed(str, Enum):
	"""One thing one person does with an appeal."""

	ENTER = "enter"
	REGISTER = "register"
	TO_RESOLUTION = "to_resolution"
	RESOLVE = "resolve"
	SEND_BACK = "send_back"
	ACCEPT = "accept"
	DRAFT = "draft"
	SUBMIT = "submit"
	REWORK = "rework"
	APPROVE = "approve"
	SIGN = "sign"
	SEND = "send"
	PUT_ON_FOLLOW_UP = "put_on_follow_up"
	KEEP_PROMISE = "keep_promise"
	CLOSE = "close"
	REOPEN = "reopen"
	FILE = "file"
	ARCHIVE = "archive"
	DESTROY = "destroy"
	DRAFT_LETTER = "draft_letter"
	SIGN_LETTER = "sign_letter"
	SEND_LETTER = "send_letter"
	REFUSE = "refuse"
	MERGE = "merge"


class Stop(str, Enum):
	"""How far an appeal of the demo has come: one member for each state of the default workflow."""

	RECEIVED = "RECEIVED"
	REGISTERED = "REGISTERED"
	RESOLUTION = "RESOLUTION"
	ASSIGNED = "ASSIGNED"
	IN_WORK = "IN_WORK"
	DRAFTED = "DRAFTED"
	TO_APPROVE = "TO_APPROVE"
	TO_SIGN = "TO_SIGN"
	SIGNED = "SIGNED"
	ANSWERED = "ANSWERED"
	FOLLOW_UP = "FOLLOW_UP"
	CLOSED = "CLOSED"
	FILED = "FILED"
	FORWARDED = "FORWARDED"
	RETURNED = "RETURNED"
	NOT_CONSIDERED = "NOT_CONSIDERED"
	TERMINATED = "TERMINATED"
	MERGED = "MERGED"
	ARCHIVED = "ARCHIVED"
	DESTROYED = "DESTROYED"


_D = Deed
_INTAKE = (_D.ENTER, _D.REGISTER)
_ANSWER = (_D.ACCEPT, _D.DRAFT, _D.SUBMIT, _D.APPROVE, _D.SIGN, _D.SEND)
_WHOLE = (*_INTAKE, _D.TO_RESOLUTION, _D.RESOLVE, *_ANSWER, _D.CLOSE, _D.FILE, _D.ARCHIVE, _D.DESTROY)
_LETTER = (_D.DRAFT_LETTER, _D.SIGN_LETTER, _D.SEND_LETTER)
_LAST_DEED = {
	Stop.RECEIVED: _D.ENTER,
	Stop.REGISTERED: _D.REGISTER,
	Stop.RESOLUTION: _D.TO_RESOLUTION,
	Stop.ASSIGNED: _D.RESOLVE,
	Stop.IN_WORK: _D.ACCEPT,
	Stop.DRAFTED: _D.DRAFT,
	Stop.TO_APPROVE: _D.SUBMIT,
	Stop.TO_SIGN: _D.APPROVE,
	Stop.SIGNED: _D.SIGN,
	Stop.ANSWERED: _D.SEND,
	Stop.CLOSED: _D.CLOSE,
	Stop.FILED: _D.FILE,
	Stop.ARCHIVED: _D.ARCHIVE,
	Stop.DESTROYED: _D.DESTROY,
}
_SIDE_WAYS = {
	Stop.FOLLOW_UP: (*_INTAKE, _D.TO_RESOLUTION, _D.RESOLVE, *_ANSWER, _D.PUT_ON_FOLLOW_UP),
	Stop.FORWARDED: (*_INTAKE, *_LETTER),
	Stop.RETURNED: (*_INTAKE, *_LETTER),
	Stop.NOT_CONSIDERED: (*_INTAKE, _D.TO_RESOLUTION, *_LETTER),
	Stop.TERMINATED: (*_INTAKE, _D.TO_RESOLUTION, _D.RESOLVE, _D.ACCEPT, *_LETTER),
	Stop.MERGED: (*_INTAKE, _D.MERGE),
}

LONGEST_LAGS: Mapping[Deed, tuple[int, int]] = {
	_D.ENTER: (0, 0),
	_D.REGISTER: (0, 0),
	_D.TO_RESOLUTION: (0, 1),
	_D.RESOLVE: (0, 2),
	_D.SEND_BACK: (0, 1),
	_D.ACCEPT: (0, 1),
	_D.DRAFT: (2, 10),
	_D.SUBMIT: (0, 1),
	_D.REWORK: (0, 1),
	_D.APPROVE: (0, 1),
	_D.SIGN: (0, 2),
	_D.SEND: (0, 1),
	_D.PUT_ON_FOLLOW_UP: (0, 2),
	_D.KEEP_PROMISE: (4, 8),
	_D.CLOSE: (1, 4),
	_D.REOPEN: (1, 3),
	_D.FILE: (1, 3),
	_D.DRAFT_LETTER: (0, 2),
	_D.SIGN_LETTER: (0, 1),
	_D.SEND_LETTER: (0, 1),
	_D.REFUSE: (0, 1),
	_D.MERGE: (0, 1),
}
"""Working days a deed takes after the one before it, at least and at most; the archive has dates of its own."""


@dataclass(frozen=True, slots=True)
class Letter:
	"""A letter of the office; «{index}» in its body waits for the registration."""

	kind: LetterKind
	body: str
	salutation: str = ""
	addressee: str = ""
	address: str = ""
	dispatch: str = "Post"
	results: tuple[str, ...] = ()
	notes: tuple[str, ...] = ()
	ground: str = ""


@dataclass(frozen=True, slots=True)
class Turn:
	"""A deed with the working days it takes."""

	deed: Deed
	lag: int


@dataclass(frozen=True, slots=True)
class Words:
	"""What the people of the office write on the way."""

	resolution: str = ""
	reason: str = ""
	back_reason: str = ""
	rework_reason: str = ""
	follow_up_note: str = ""
	answer: Letter | None = None
	first_answer: Letter | None = None
	letter: Letter | None = None
	forwarded_to: str = ""
	executors: tuple[str, ...] = ()
	first_executor: str = ""
	by_first_head: bool = False
	entered_by: str = ""


@dataclass(frozen=True, slots=True)
class Step:
	"""A deed done: when and by whom, with what is written at it."""

	deed: Deed
	at: datetime
	by: str
	text: str = ""
	executors: tuple[str, ...] = ()
	letter: Letter | None = None


@dataclass(frozen=True, slots=True)
class Course:
	"""Turns of an appeal in order."""

	turns: tuple[Turn, ...]
	dates: Mapping[Deed, date] = field(default_factory=dict)
	"""Days set from outside: of the archive and of what follows a year's end."""

	@property
	def working_days(self) -> int:
		"""How long the course takes."""
		return sum(turn.lag for turn in self.turns)

	def with_lag(self, deed: Deed, lag: int) -> "Course":
		"""The same course with another lag of the first deed of the kind."""
		first = next((turn for turn in self.turns if turn.deed is deed), None)
		return Course(tuple(Turn(deed, lag) if turn is first else turn for turn in self.turns), self.dates)


def deeds_to(stop: Stop) -> tuple[Deed, ...]:
	"""The straight way to a stop."""
	if stop in _SIDE_WAYS:
		return _SIDE_WAYS[stop]
	return _WHOLE[: _WHOLE.index(_LAST_DEED[stop]) + 1]


def with_detour(deeds: Sequence[Deed], after: Deed, detour: Sequence[Deed]) -> tuple[Deed, ...]:
	"""The way with some more deeds after the first of a kind."""
	place = list(deeds).index(after) + 1
	return (*deeds[:place], *detour, *deeds[place:])


def draw_course(rng: Random, deeds: Sequence[Deed], dates: Mapping[Deed, date] | None = None) -> Course:
	"""The deeds with a lag drawn for each."""
	turns = tuple(Turn(deed, rng.randint(*LONGEST_LAGS.get(deed, (0, 0)))) for deed in deeds)
	return Course(turns, dates or {})


def moments_of(
	course: Course, received_at: datetime, *, office: OfficeTime, rng: Random
) -> tuple[datetime, ...]:
	"""When each deed of the course is done, all in working time."""
	moments, moment = [], received_at
	for turn in course.turns:
		if turn.deed in course.dates:
			eve = datetime.combine(course.dates[turn.deed], moment.time())
			moment = office.after(eve, working_days=1, rng=rng)
		else:
			moment = office.after(moment, working_days=turn.lag, rng=rng)
		moments.append(moment)
	return tuple(moments)


def write_steps(course: Course, moments: Sequence[datetime], *, team: Team, words: Words) -> tuple[Step, ...]:
	"""The steps of the course as this team takes them."""
	steps: list[Step] = []
	executors = (words.first_executor,) if words.first_executor else words.executors
	answers = [words.first_answer or words.answer, words.answer]
	for turn, moment in zip(course.turns, moments, strict=True):
		steps.append(_step(turn.deed, moment, team=team, words=words, executors=executors, answer=answers[0]))
		if turn.deed is _D.SEND_BACK:
			executors = words.executors
		if turn.deed is _D.DRAFT:
			answers = [words.answer]
	return tuple(steps)


def _step(
	deed: Deed, at: datetime, *, team: Team, words: Words, executors: tuple[str, ...], answer: Letter | None
) -> Step:
	return Step(
		deed=deed,
		at=at,
		by=_doer(deed, team=team, words=words, executors=executors),
		text=_text(deed, words),
		executors=executors if deed is _D.RESOLVE else (),
		letter={_D.DRAFT: answer, _D.DRAFT_LETTER: words.letter}.get(deed),
	)


def _doer(deed: Deed, *, team: Team, words: Words, executors: tuple[str, ...]) -> str:
	head = team.first_head if words.by_first_head else team.deputy
	if deed in (_D.SEND_BACK, _D.ACCEPT, _D.DRAFT, _D.SUBMIT):
		return executors[0]
	if deed in (_D.APPROVE, _D.REWORK):
		return team.lead_of(executors[0])
	if deed in (_D.RESOLVE, _D.SIGN, _D.SIGN_LETTER, _D.REFUSE, _D.REOPEN):
		return head
	if deed in (_D.PUT_ON_FOLLOW_UP, _D.KEEP_PROMISE, _D.CLOSE):
		return team.controller
	if deed in (_D.ARCHIVE, _D.DESTROY):
		return team.archivist
	return words.entered_by or team.registrar if deed is _D.ENTER else team.registrar


def _text(deed: Deed, words: Words) -> str:
	return {
		_D.RESOLVE: words.resolution,
		_D.SEND_BACK: words.back_reason,
		_D.REWORK: words.rework_reason,
		_D.REOPEN: words.reason,
		_D.REFUSE: words.reason,
		_D.MERGE: words.reason,
		_D.PUT_ON_FOLLOW_UP: words.follow_up_note,
		_D.DRAFT_LETTER: words.forwarded_to,
	}.get(deed, "")
