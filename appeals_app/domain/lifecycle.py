"""Life of an appeal: phases, which phase may follow which, and what must hold before each step.

Names of workflow states belong to the administrator; the law speaks here of phases only.
"""

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum

from appeals_app.domain.errors import DomainError
from appeals_app.domain.text_cleaning import is_blank


class Phase(str, Enum):
	"""What an appeal is going through, whatever the administrator calls the state."""

	RECEIVED = "RECEIVED"
	REGISTERED = "REGISTERED"
	RESOLUTION = "RESOLUTION"
	EXECUTION = "EXECUTION"
	REPLY = "REPLY"
	ANSWERED = "ANSWERED"
	FOLLOW_UP = "FOLLOW_UP"
	CLOSED = "CLOSED"
	FORWARDED = "FORWARDED"
	RETURNED = "RETURNED"
	NOT_CONSIDERED = "NOT_CONSIDERED"
	TERMINATED = "TERMINATED"
	MERGED = "MERGED"
	ARCHIVED = "ARCHIVED"


class Act(str, Enum):
	"""What the system does on a workflow transition where the phases alone do not tell it."""

	ACCEPT_ASSIGNMENT = "accept_assignment"
	APPROVE_REPLY = "approve_reply"
	SIGN_REPLY = "sign_reply"


class LetterKind(str, Enum):
	"""Letters of the authority: to the author, and about the appeal to other bodies.

	Letters to the author but those of RUNNING_LETTERS end or stop the consideration.
	"""

	ANSWER = "Answer"
	INTERIM_ANSWER = "Interim Answer"
	FORWARDING_NOTICE = "Forwarding Notice"
	RETURN_NOTICE = "Return Notice"
	REFUSAL_TO_CONSIDER = "Refusal To Consider"
	TERMINATION_NOTICE = "Termination Notice"
	TERM_NOTICE = "Term Notice"
	COVERING_LETTER = "Covering Letter"
	SENDER_NOTICE = "Sender Notice"


_P = Phase

OPEN_PHASES = frozenset({_P.RECEIVED, _P.REGISTERED, _P.RESOLUTION, _P.EXECUTION, _P.REPLY})
"""The term runs in these phases (Art. 20)."""

MAIN_PHASES = OPEN_PHASES - {_P.RECEIVED}
"""Another appeal is considered together with one that is itself registered and considered."""

DECIDED_PHASES = frozenset({_P.ANSWERED, _P.FOLLOW_UP, _P.CLOSED})
"""What was decided of the main appeal is the decision of one merged into it afterwards."""

STOPPED_BY_LETTER = {
	_P.ANSWERED: LetterKind.ANSWER,
	_P.FORWARDED: LetterKind.FORWARDING_NOTICE,
	_P.RETURNED: LetterKind.RETURN_NOTICE,
	_P.NOT_CONSIDERED: LetterKind.REFUSAL_TO_CONSIDER,
	_P.TERMINATED: LetterKind.TERMINATION_NOTICE,
}
"""The letter to the author without which the phase cannot be entered (Art. 7, 8, 15, 19)."""

RUNNING_LETTERS = frozenset({LetterKind.INTERIM_ANSWER, LetterKind.TERM_NOTICE})
"""Letters that stop neither the clock nor the control: how the matter stands, and what became of the term."""

LETTERS_TO_BODIES = frozenset({LetterKind.COVERING_LETTER, LetterKind.SENDER_NOTICE})
"""With the appeal to the body it is forwarded to (Art. 7), and of the result to the body that had sent it."""

RESULT_PHASES = frozenset(_P) - OPEN_PHASES - {_P.ARCHIVED}
"""There is a result to tell the body that had sent the appeal, and a card on which to write of it."""

LETTERS_THAT_END_NOTHING = RUNNING_LETTERS | LETTERS_TO_BODIES

PHASE_OF_LETTER = {kind: phase for phase, kind in STOPPED_BY_LETTER.items()}

_SIDE_EXITS = frozenset({_P.FORWARDED, _P.RETURNED, _P.NOT_CONSIDERED, _P.TERMINATED, _P.MERGED})
_REOPENING = frozenset({_P.RESOLUTION})
_ANSWERED_PHASES = frozenset({_P.ANSWERED, _P.FOLLOW_UP})

ALLOWED_MOVES: dict[Phase, frozenset[Phase]] = {
	_P.RECEIVED: frozenset({_P.REGISTERED}),
	_P.REGISTERED: frozenset({_P.RESOLUTION}) | _SIDE_EXITS,
	_P.RESOLUTION: frozenset({_P.EXECUTION}) | _SIDE_EXITS,
	_P.EXECUTION: frozenset({_P.RESOLUTION, _P.REPLY}) | _SIDE_EXITS,
	_P.REPLY: frozenset({_P.EXECUTION, _P.ANSWERED, _P.TERMINATED, _P.MERGED}),
	_P.ANSWERED: frozenset({_P.FOLLOW_UP, _P.CLOSED}) | _REOPENING,
	_P.FOLLOW_UP: frozenset({_P.CLOSED}) | _REOPENING,
	_P.CLOSED: frozenset({_P.ARCHIVED, _P.FOLLOW_UP}) | _REOPENING,
	_P.FORWARDED: frozenset({_P.CLOSED}) | _REOPENING,
	_P.RETURNED: frozenset({_P.CLOSED}) | _REOPENING,
	_P.NOT_CONSIDERED: frozenset({_P.CLOSED}) | _REOPENING,
	_P.TERMINATED: frozenset({_P.CLOSED}) | _REOPENING,
	_P.MERGED: frozenset({_P.CLOSED}) | _REOPENING,
	_P.ARCHIVED: frozenset(),
}

ARTICLE_OF_PHASE = {
	_P.REGISTERED: "Інструкція № 348",
	_P.RESOLUTION: "Інструкція № 348",
	_P.EXECUTION: "ст. 15, 19 Закону № 393/96-ВР",
	_P.REPLY: "ст. 15 Закону № 393/96-ВР",
	_P.ANSWERED: "ст. 15, 20 Закону № 393/96-ВР",
	_P.FORWARDED: "ст. 7 Закону № 393/96-ВР",
	_P.RETURNED: "ст. 5, 7 Закону № 393/96-ВР",
	_P.NOT_CONSIDERED: "ст. 8, 17 Закону № 393/96-ВР",
	_P.TERMINATED: "ст. 8 Закону № 393/96-ВР",
	_P.CLOSED: "Інструкція № 348",
}
"""Ground of the step as it is written into the event."""


class LifecycleError(DomainError):
	"""The law, not the workflow, forbids the step."""


@dataclass(frozen=True, slots=True)
class Facts:
	"""What is known of the appeal at the moment of the step.

	`sent_letters` are the kinds of letters already sent in this consideration; `has_reply_in_work` means an
	answer that is neither sent nor withdrawn; `main_phase` is that of the appeal this one is considered with,
	where one is named; `reason` is the ground the person gave for the step.  A promise is undecided while the answer
	makes it and nobody has put it on control.
	"""

	is_anonymous: bool = False
	has_resolution: bool = False
	has_reply_in_work: bool = False
	has_signed_answer: bool = False
	sent_letters: frozenset[LetterKind] = frozenset()
	questions: int = 0
	unanswered_questions: int = 0
	has_follow_up_date: bool = False
	has_open_commitment: bool = False
	has_undecided_promise: bool = False
	main_phase: Phase | None = None
	reason: str = ""


def is_reopening(from_phase: Phase, to_phase: Phase) -> bool:
	"""A stopped consideration begins anew (court, higher body, restored term, answer not on the merits)."""
	return to_phase is Phase.RESOLUTION and from_phase not in OPEN_PHASES


def needs_reason(from_phase: Phase, to_phase: Phase, facts: Facts = Facts()) -> bool:
	"""Steps back and out, and the end of control with a promise undecided, are recorded with the ground given for them."""
	if to_phase is Phase.CLOSED and from_phase in _ANSWERED_PHASES and facts.has_undecided_promise:
		return True
	going_back = (from_phase, to_phase) in {
		(Phase.EXECUTION, Phase.RESOLUTION),
		(Phase.REPLY, Phase.EXECUTION),
	}
	return going_back or is_reopening(from_phase, to_phase) or to_phase in _SIDE_EXITS


def check_move(from_phase: Phase, to_phase: Phase, facts: Facts) -> None:
	"""Raise LifecycleError unless an appeal in `from_phase` may enter `to_phase` with these facts."""
	if from_phase is to_phase:
		return
	if to_phase not in ALLOWED_MOVES[from_phase]:
		raise LifecycleError(
			"The law does not let an appeal pass from the phase {0} to the phase {1}. Choose another step.",
			from_phase.value,
			to_phase.value,
		)
	if needs_reason(from_phase, to_phase, facts) and is_blank(facts.reason):
		_refuse_without_reason(to_phase)
	if from_phase is Phase.CLOSED and to_phase is Phase.FOLLOW_UP:
		_check_was_answered(facts)
	if to_phase is Phase.CLOSED and from_phase not in _ANSWERED_PHASES:
		return  # forwarded, returned, not considered: filed without results of questions
	if guard := _GUARDS.get(to_phase):
		guard(facts)


def _refuse_without_reason(to_phase: Phase) -> None:
	if to_phase is Phase.CLOSED:
		raise LifecycleError(
			"The answer promises something that is not on control. Put it on control, or write why that is not needed."
		)
	raise LifecycleError("This step needs a ground. Write why it is taken and repeat the step.")


def _check_was_answered(facts: Facts) -> None:
	"""Control comes back where it was taken off: to an answered appeal."""
	if LetterKind.ANSWER not in facts.sent_letters:
		raise LifecycleError(
			"The author was not given an answer, so nothing was promised. Reopen the appeal to go on with it."
		)


def _check_registered(facts: Facts) -> None:
	if not facts.questions:
		raise LifecycleError("The appeal has no question. Enter at least one question with its theme.")


def _check_execution(facts: Facts) -> None:
	if not facts.has_resolution:
		raise LifecycleError(
			"There is no resolution on this appeal. Create a resolution with a responsible executor first."
		)


def _check_reply(facts: Facts) -> None:
	if not facts.has_reply_in_work:
		raise LifecycleError("There is no draft reply on this appeal. Create the reply first.")


def _check_answered(facts: Facts) -> None:
	if not facts.has_signed_answer:
		raise LifecycleError(
			"The answer is not signed. An appeal is answered only by a letter signed by an entitled officer."
		)
	if facts.unanswered_questions:
		raise LifecycleError(
			"{0} of the questions have no result. Enter the result of each question in the reply.",
			facts.unanswered_questions,
		)


def _check_letter(phase: Phase) -> Callable[[Facts], None]:
	kind = STOPPED_BY_LETTER[phase]

	def check(facts: Facts) -> None:
		if not facts.is_anonymous and kind not in facts.sent_letters:
			raise LifecycleError(
				"The author must be told of this decision. Create, sign and send the letter «{0}» first.",
				kind.value,
			)

	return check


def _check_merged(facts: Facts) -> None:
	if not facts.main_phase:
		raise LifecycleError(
			"It is not said which appeal this one is considered with. Fill in «Considered Together With» on the"
			" tab «Consideration»."
		)
	if facts.main_phase not in MAIN_PHASES | DECIDED_PHASES:
		raise LifecycleError(
			"The other appeal is not considered any more, or is not registered yet. Choose one in work."
		)


def _check_follow_up(facts: Facts) -> None:
	if not facts.has_follow_up_date:
		raise LifecycleError(
			"Additional control needs a date. Enter what was promised to the author and by when."
		)


def _check_closed(facts: Facts) -> None:
	if facts.unanswered_questions:
		raise LifecycleError(
			"{0} of the questions have no result. An appeal with an unanswered question stays on control.",
			facts.unanswered_questions,
		)
	if facts.has_open_commitment:
		raise LifecycleError(
			"The promise given to the author is not kept yet. Take it off control with the day it was kept."
		)


_GUARDS = {
	Phase.REGISTERED: _check_registered,
	Phase.EXECUTION: _check_execution,
	Phase.REPLY: _check_reply,
	Phase.ANSWERED: _check_answered,
	Phase.FORWARDED: _check_letter(Phase.FORWARDED),
	Phase.RETURNED: _check_letter(Phase.RETURNED),
	Phase.NOT_CONSIDERED: _check_letter(Phase.NOT_CONSIDERED),
	Phase.TERMINATED: _check_letter(Phase.TERMINATED),
	Phase.MERGED: _check_merged,
	Phase.FOLLOW_UP: _check_follow_up,
	Phase.CLOSED: _check_closed,
}
