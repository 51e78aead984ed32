"""The sign by which an appeal came (classifier № 858, group 2), proposed from what the register holds already.

The law names the signs; what each means was put together from practice and not compared with the acts:

- repeated (повторне): the same person on the same question, after the first was not considered in time, not resolved
  on the merits, or the answer was not agreed with;
- duplicate (дублетне): one text of one person that came by several addressees;
- multiple (неодноразове): the same person on the same question to the same authority while the first is still
  considered in its term;
- mass (масове): many people with one text;
- primary (первинне): none of these.

A person decides: this is a proposal with its reasons.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import Enum

from appeals_app.domain.person_likeness import Clue, PersonMatch, Sameness


class Sign(str, Enum):
	"""Items of the classifier's group «sign of receipt»."""

	PRIMARY = "sign_of_receipt.primary"
	REPEATED = "sign_of_receipt.repeated"
	DUPLICATE = "sign_of_receipt.duplicate"
	MULTIPLE = "sign_of_receipt.multiple"
	MASS = "sign_of_receipt.mass"


class Why(str, Enum):
	"""Why a sign is proposed; each has its sentence in words."""

	NOTHING_ALIKE = "nothing alike"
	LATE = "first not answered in time"
	UNRESOLVED = "first not resolved on the merits"
	ANSWERED = "first answered"
	OTHER_ADDRESSEE = "the same text by another addressee"
	STILL_CONSIDERED = "first still considered"
	MANY_PEOPLE = "one text of many people"
	FEW_PEOPLE = "one text of a few people"
	SAME_TEXT = "near-identical text"
	SAME_THEME = "same theme"


@dataclass(frozen=True, slots=True)
class Likeness:
	"""From which figures on things count as alike; an administrator's choice. Texts are compared from 0 to 100."""

	near_text: int = 85
	same_question: int = 45
	mass_people: int = 10


@dataclass(frozen=True, slots=True)
class Arrival:
	"""The appeal about to be registered; `sender` is empty where the author wrote to the authority directly."""

	received_on: date
	sender: str = ""
	written_on: date | None = None
	themes: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Earlier:
	"""An appeal the same authority holds that may have to do with the new one.

	`matched_person` is the author or co-author of whom `match` tells.
	"""

	key: str
	match: PersonMatch
	author: str
	received_on: date
	matched_person: str = ""
	text_likeness: int = 0
	sender: str = ""
	themes: frozenset[str] = frozenset()
	answered_on: date | None = None
	breach_after: date | None = None
	is_resolved: bool = False


@dataclass(frozen=True, slots=True)
class Reason:
	"""One reason: what it is, and the earlier appeal, figures and clues it speaks of."""

	why: Why
	earlier: str = ""
	count: int = 0
	clues: tuple[Clue, ...] = ()


@dataclass(frozen=True, slots=True)
class Proposal:
	"""The sign, the appeal to link to, and why."""

	sign: Sign
	previous: str = ""
	reasons: tuple[Reason, ...] = ()


def propose_sign(arrival: Arrival, earlier: Sequence[Earlier], likeness: Likeness) -> Proposal:
	"""The sign the definitions lead to: what one person wrote before weighs more than what others wrote."""
	own = [one for one in earlier if _is_own(one) and is_same_question(arrival, one, likeness)]
	if own:
		return _sign_beside(arrival, _nearest(own), likeness)
	among_others = _sign_among_others(earlier, likeness)
	perhaps_own = [one for one in earlier if _is_perhaps_own(one, likeness)]
	if perhaps_own and among_others.sign is not Sign.MASS:
		return _sign_beside(arrival, _nearest(perhaps_own), likeness)
	return among_others


def is_same_question(arrival: Arrival, earlier: Earlier, likeness: Likeness) -> bool:
	"""A near-identical text, or a theme in common and words in common enough."""
	if earlier.text_likeness >= likeness.near_text:
		return True
	return bool(arrival.themes & earlier.themes) and earlier.text_likeness >= likeness.same_question


def _is_own(earlier: Earlier) -> bool:
	return earlier.match.sameness >= Sameness.LIKELY


def _is_perhaps_own(earlier: Earlier, likeness: Likeness) -> bool:
	"""Who may be the same person and sends a near-identical text is hardly another one."""
	is_near = earlier.text_likeness >= likeness.near_text
	return is_near and earlier.match.sameness is Sameness.POSSIBLE


def _nearest(own: Sequence[Earlier]) -> Earlier:
	"""The latest appeal: what became of it is what the person writes about now."""
	return max(own, key=lambda one: (one.received_on, one.text_likeness, one.key))


def _sign_beside(arrival: Arrival, first: Earlier, likeness: Likeness) -> Proposal:
	is_near = first.text_likeness >= likeness.near_text
	if is_near and first.sender != arrival.sender and _is_written_before_answer(arrival, first):
		return _proposal(Sign.DUPLICATE, first, Why.OTHER_ADDRESSEE, is_near)
	if first.answered_on and first.answered_on <= arrival.received_on:
		why = Why.ANSWERED if first.is_resolved else Why.UNRESOLVED
		return _proposal(Sign.REPEATED, first, why, is_near)
	if first.breach_after and first.breach_after < arrival.received_on:
		return _proposal(Sign.REPEATED, first, Why.LATE, is_near)
	return _proposal(Sign.MULTIPLE, first, Why.STILL_CONSIDERED, is_near)


def _is_written_before_answer(arrival: Arrival, first: Earlier) -> bool:
	"""Who wrote after the answer answers to it, whatever way the letter took."""
	written_on = arrival.written_on or arrival.received_on
	return not first.answered_on or written_on < first.answered_on


def _proposal(sign: Sign, first: Earlier, why: Why, is_near: bool) -> Proposal:
	alike = Reason(Why.SAME_TEXT if is_near else Why.SAME_THEME, first.key, first.text_likeness)
	return Proposal(sign, first.key, (Reason(why, first.key, clues=first.match.clues), alike))


def _sign_among_others(earlier: Sequence[Earlier], likeness: Likeness) -> Proposal:
	near = [one for one in earlier if one.text_likeness >= likeness.near_text]
	people = len({one.author for one in near}) + 1
	if people < 2:
		return Proposal(Sign.PRIMARY, reasons=(Reason(Why.NOTHING_ALIKE),))
	first = min(near, key=lambda one: (one.received_on, one.key))
	if people >= likeness.mass_people:
		return Proposal(Sign.MASS, first.key, (Reason(Why.MANY_PEOPLE, first.key, people),))
	return Proposal(Sign.PRIMARY, reasons=(Reason(Why.FEW_PEOPLE, first.key, people),))
