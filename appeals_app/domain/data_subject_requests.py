"""The way of a data subject's request (Art. 8 of Law 2297-VI): its phases and what must hold before each step.

Names of workflow states belong to the administrator; the code reads the phase.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import Enum

from appeals_app.domain.data_subject_corrections import CorrectionFacts, check_entered, check_made
from appeals_app.domain.errors import DomainError


class RequestPhase(str, Enum):
	"""What a request is going through, whatever the administrator calls the state."""

	RECEIVED = "RECEIVED"
	IN_WORK = "IN_WORK"
	APPROVED = "APPROVED"
	ANSWERED = "ANSWERED"
	CLOSED = "CLOSED"


class RequestKind(str, Enum):
	"""What the person asks for."""

	ACCESS = "Access"
	CORRECTION = "Correction"
	OBJECTION = "Objection"
	DELETION = "Deletion"
	WHO_LOOKED = "Who Looked"
	CONSENT_WITHDRAWAL = "Consent Withdrawal"
	AUTOMATED_DECISION = "Automated Decision"


class IdentityCheck(str, Enum):
	"""How it was made sure who asks."""

	NOT_CHECKED = "Not Checked"
	DOCUMENT = "Document Shown"
	SIGNATURE = "Qualified Signature"
	KNOWN = "Known From Appeal"
	NOT_ESTABLISHED = "Not Established"


REFUSED = "Refused"
"""The outcome that needs a ground."""

NOTHING_HELD = "Nothing Held"
"""The outcome that tells: no data on the person are held.  Whether they are is an answer of its own (Art. 8)."""

ESTABLISHED = frozenset({IdentityCheck.DOCUMENT, IdentityCheck.SIGNATURE, IdentityCheck.KNOWN})

TOLD_OF = frozenset({RequestKind.ACCESS, RequestKind.WHO_LOOKED})
"""Kinds answered with what is held on the person, or with who looked at it."""

DEMANDS = frozenset({RequestKind.CORRECTION, RequestKind.OBJECTION, RequestKind.DELETION})
"""Kinds by which the person demands that the holder does something; they are considered sooner than questions are answered."""

CHANGING = frozenset({RequestKind.CORRECTION, RequestKind.DELETION})
"""Kinds after which those who were given the data are told that these have changed (Art. 21, not compared with the act)."""

_P = RequestPhase

GIVEN_IN = frozenset({_P.APPROVED, _P.ANSWERED, _P.CLOSED})
"""Phases in which what was asked for is given, and given again while the request is kept."""

OPEN_REQUEST_PHASES = frozenset({_P.RECEIVED, _P.IN_WORK, _P.APPROVED})
"""The term runs in these phases."""

ALLOWED_STEPS: dict[RequestPhase, frozenset[RequestPhase]] = {
	_P.RECEIVED: frozenset({_P.IN_WORK}),
	_P.IN_WORK: frozenset({_P.APPROVED, _P.ANSWERED}),
	_P.APPROVED: frozenset({_P.IN_WORK, _P.ANSWERED}),
	_P.ANSWERED: frozenset({_P.CLOSED, _P.IN_WORK}),
	_P.CLOSED: frozenset(),
}


class SecondPerson(str, Enum):
	"""What is asked of who hands data out after having established himself who asks."""

	OR_REASON = "A Second Person Or A Reason"
	ALWAYS = "A Second Person Always"


class RequestStepError(DomainError):
	"""The law, not the workflow, forbids the step."""

	code = "request_step"


@dataclass(frozen=True, slots=True)
class RequestFacts:
	"""What is known of the request at the moment of the step."""

	identity: IdentityCheck = IdentityCheck.NOT_CHECKED
	outcome: str = ""
	answer: str = ""
	answered_on: date | None = None
	refusal_ground: str = ""
	received_on: date | None = None
	today: date | None = None
	kind: RequestKind = RequestKind.ACCESS
	corrections: tuple[CorrectionFacts, ...] = ()
	third_persons: str = ""


def check_step(before: RequestPhase, after: RequestPhase, facts: RequestFacts) -> None:
	"""Raise RequestStepError unless a request in the one phase may enter the other with these facts."""
	if before is after:
		return
	if after not in ALLOWED_STEPS[before]:
		raise RequestStepError(
			"A request does not pass from the phase {0} to the phase {1}. Choose another step.",
			before.value,
			after.value,
		)
	if after is _P.APPROVED:
		_check_identity(facts)
		_check_what_is_corrected(facts)
	if after in (_P.ANSWERED, _P.CLOSED):
		_check_answer(facts)
	if after is _P.CLOSED:
		_check_third_persons(facts)


def check_answer_day(facts: RequestFacts) -> None:
	"""Raise RequestStepError where the answer is dated before the request, or by a day to come."""
	if not facts.answered_on:
		return
	if facts.received_on and facts.answered_on < facts.received_on:
		raise RequestStepError("The answer is dated before the request came. Correct the day of the answer.")
	if facts.today and facts.answered_on > facts.today:
		raise RequestStepError("The answer is dated by a day to come. Enter the day it was given.")


def _check_identity(facts: RequestFacts) -> None:
	if facts.identity not in ESTABLISHED:
		raise RequestStepError(
			"It is not established who asks: data would be given to a stranger. Check the identity and enter how."
		)


def _check_what_is_corrected(facts: RequestFacts) -> None:
	if facts.kind is RequestKind.CORRECTION:
		check_entered(facts.corrections)


def _check_answer(facts: RequestFacts) -> None:
	if not (facts.answer.strip() and facts.outcome and facts.answered_on):
		raise RequestStepError(
			"A request is not closed without an answer. Enter the outcome, the answer and the day it was given."
		)
	check_answer_day(facts)
	if facts.outcome == REFUSED:
		if not facts.refusal_ground.strip():
			raise RequestStepError("A refusal needs its ground. Enter the rule of law it rests on.")
		return
	_check_identity(facts)
	if facts.kind is RequestKind.CORRECTION and facts.outcome != NOTHING_HELD:
		check_made(facts.corrections)


def _check_third_persons(facts: RequestFacts) -> None:
	if facts.kind in CHANGING and facts.outcome not in (REFUSED, NOTHING_HELD) and not facts.third_persons:
		raise RequestStepError(
			"It is not entered whether those who were given the data have been told of the change."
			" Choose it in «Those Who Were Given The Data»."
		)


def may_hand_out(*, rule: SecondPerson, is_confirmed: bool, alone_reason: str) -> bool:
	"""Another person has confirmed it, or the rule takes a reason why there is no other and the reason is stated."""
	return is_confirmed or (rule is SecondPerson.OR_REASON and bool(alone_reason.strip()))


def may_be_given(*, kind: RequestKind, phase: RequestPhase, identity: IdentityCheck, outcome: str) -> bool:
	"""Who asks is established, the request was not refused, and it asks for what can be given."""
	return (
		kind in TOLD_OF
		and phase in GIVEN_IN
		and identity in ESTABLISHED
		and outcome not in (REFUSED, NOTHING_HELD)
	)
