"""What the law allows and asks to be done with an appeal that has come: consider, leave, return, forward.

Advice, not a decision: the registrar and the head see it on the card, and the guards of the steps rest on the
same grounds (`stop_grounds`). Art. 5, 7, 8, 12 and 17 of Law 393.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import Enum
from types import MappingProxyType

from appeals_app.domain.calendar import WorkingDays
from appeals_app.domain.deadline_proof import Deadline
from appeals_app.domain.deadlines import compute_deadline
from appeals_app.domain.errors import DomainError
from appeals_app.domain.lifecycle import STOPPED_BY_LETTER, LetterKind, Phase
from appeals_app.domain.stop_checks import GroundError
from appeals_app.domain.stop_facts import ASKED_OF_FORM, AppealFacts, Form, Requisite
from appeals_app.domain.stop_grounds import (
	ARTICLE_5,
	ARTICLE_7_1,
	LAW_OF_GROUND,
	StopGround,
	check_ground,
	grounds_that_hold,
	hinted_grounds,
)
from appeals_app.domain.term_rules import TermRule
from appeals_app.domain.term_switches import DEFAULT_SWITCHES, Switches


class Decision(str, Enum):
	"""What is decided on an appeal when it comes."""

	CONSIDER = "consider"
	NOT_CONSIDERED = "not_considered"
	RETURN_10 = "return_10"
	RETURN_5 = "return_5"
	FORWARD_5 = "forward_5"


DECISION_ON_GROUND: Mapping[StopGround, Decision] = MappingProxyType(
	{
		StopGround.ANONYMOUS: Decision.NOT_CONSIDERED,
		StopGround.RESOLVED_REPEAT: Decision.NOT_CONSIDERED,
		StopGround.LATE_COMPLAINT: Decision.NOT_CONSIDERED,
		StopGround.INCAPABLE_AUTHOR: Decision.NOT_CONSIDERED,
		StopGround.NOT_IN_DUE_FORM: Decision.RETURN_10,
		StopGround.DATA_LACKING: Decision.RETURN_5,
		StopGround.ANOTHER_PROCEDURE: Decision.RETURN_5,
		StopGround.OUTSIDE_POWERS: Decision.FORWARD_5,
	}
)


class LetterPart(str, Enum):
	"""What a letter that stops the consideration must hold."""

	LAW = "law"
	REASONS = "reasons"
	EXPLANATION = "explanation"
	ADDRESSEE = "addressee"
	WAY_TO_APPEAL = "way_to_appeal"


UNVERIFIED_PARTS = frozenset({LetterPart.WAY_TO_APPEAL})
"""That a refusal says how to appeal against it is known from memory (Art. 15)."""

PARTS_OF_LETTER: Mapping[LetterKind, tuple[LetterPart, ...]] = MappingProxyType(
	{
		LetterKind.REFUSAL_TO_CONSIDER: (LetterPart.LAW, LetterPart.REASONS, LetterPart.WAY_TO_APPEAL),
		LetterKind.RETURN_NOTICE: (LetterPart.LAW, LetterPart.REASONS, LetterPart.EXPLANATION),
		LetterKind.FORWARDING_NOTICE: (LetterPart.LAW, LetterPart.ADDRESSEE),
	}
)


@dataclass(frozen=True, slots=True)
class StopTerm:
	"""The rule a decision has to keep to, and how its days are counted."""

	rule: TermRule
	switches: Switches = DEFAULT_SWITCHES
	calendar: WorkingDays | None = None

	def deadline(self, received_at: datetime, registered_at: datetime | None = None) -> Deadline:
		"""The dates by which an appeal received then is returned or forwarded."""
		return compute_deadline(
			received_at=received_at,
			registered_at=registered_at,
			term=self.rule,
			switches=self.switches,
			calendar=self.calendar,
		)


@dataclass(frozen=True, slots=True)
class Advice:
	"""One decision with the ground of it; `last_day` is None where the law sets no term, `letter` where none goes.

	`control_day` is the last working day up to `last_day`. No letter goes to an author who cannot be found. `must_contain` says what the letter holds.
	"""

	decision: Decision
	article: str
	ground: StopGround | None = None
	phase: Phase | None = None
	last_day: date | None = None
	control_day: date | None = None
	is_overdue: bool = False
	letter: LetterKind | None = None
	must_contain: tuple[LetterPart, ...] = ()
	is_verified: bool = True


def advise(facts: AppealFacts, terms: Mapping[Decision, StopTerm], *, today: date) -> tuple[Advice, ...]:
	"""Every decision the facts bear out; where none does, the appeal must be considered (Art. 7(1))."""
	found = tuple(
		_advice(ground, facts, terms.get(DECISION_ON_GROUND[ground]), today)
		for ground in grounds_that_hold(facts)
	)
	return found or (Advice(Decision.CONSIDER, ARTICLE_7_1),)


def _advice(ground: StopGround, facts: AppealFacts, term: StopTerm | None, today: date) -> Advice:
	law = LAW_OF_GROUND[ground]
	deadline = term and term.deadline(facts.received_at, facts.registered_at)
	letter = None if facts.is_authorship_unknown else STOPPED_BY_LETTER[law.phase]
	return Advice(
		decision=DECISION_ON_GROUND[ground],
		article=law.article,
		ground=ground,
		phase=law.phase,
		last_day=deadline.due_date if deadline else None,
		control_day=deadline.control_date if deadline else None,
		is_overdue=bool(deadline and deadline.is_breached(answered_on=None, today=today)),
		letter=letter,
		must_contain=PARTS_OF_LETTER[letter] if letter else (),
		is_verified=law.is_verified and (term is None or term.rule.is_verified),
	)


@dataclass(frozen=True, slots=True)
class Objection:
	"""Why something that looks like a ground is none, by which article, and what follows."""

	article: str
	refusal: DomainError


def objections_to(facts: AppealFacts) -> tuple[Objection, ...]:
	"""For every ground the card hints at and the facts do not bear out: what the law says against it."""
	asked = (_objection(ground, facts) for ground in hinted_grounds(facts))
	return (*_objections_to_form(facts), *filter(None, asked))


def _objection(ground: StopGround, facts: AppealFacts) -> Objection | None:
	try:
		check_ground(ground, facts)
	except GroundError as refusal:
		return Objection(LAW_OF_GROUND[ground].article, refusal)
	return None


def _objections_to_form(facts: AppealFacts) -> list[Objection]:
	found = []
	if facts.is_in_other_language:
		refusal = GroundError(
			"The appeal is in another language. That is no ground to return it or to refuse to consider it: have"
			" it translated (Art. 7)."
		)
		found.append(Objection(ARTICLE_7_1, refusal))
	if facts.form is Form.ELECTRONIC and Requisite.SIGNATURE in facts.missing:
		refusal = GroundError(
			"No signature is asked of an appeal that came by electronic means: that it has none is no ground (Art. 5)."
		)
		found.append(Objection(ARTICLE_5, refusal))
	if facts.not_entered & (ASKED_OF_FORM[facts.form] - facts.missing):
		refusal = GroundError(
			"The applicant's card lacks an address or a contact that the law asks for. Enter it, or mark in «Grounds»"
			" that the appeal does not hold it (Art. 5)."
		)
		found.append(Objection(ARTICLE_5, refusal))
	return found
