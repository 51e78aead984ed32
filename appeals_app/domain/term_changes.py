"""Extending and shortening a term (Law 393, Art. 20): who, when, on what ground, how far."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import Enum

from appeals_app.domain.deadline_proof import ProofKind, ProofStep
from appeals_app.domain.errors import (
	ExtensionBeyondLimitError,
	ExtensionNotAllowedError,
	ExtensionNotEntitledError,
	ExtensionNotLongerError,
	ExtensionTooLateError,
	ExtensionWithoutNoticeError,
	ShorteningNotAllowedError,
	ShorteningNotShorterError,
	ShorteningTooLateError,
	ShorteningWithoutDemandError,
)
from appeals_app.domain.term_rules import LAW_393, TermRule
from appeals_app.domain.term_start import TermStart
from appeals_app.domain.text_cleaning import is_blank

ARTICLE_20_2 = f"ч. 2 ст. 20 {LAW_393}"


class DecisionMaker(str, Enum):
	"""Who decided: the head of the authority, a deputy of the head, or anyone else."""

	HEAD = "head"
	DEPUTY = "deputy"
	OTHER = "other"


@dataclass(frozen=True, slots=True)
class Extension:
	"""A decision to extend; without `new_due` the term is set to the longest the law allows.

	`replaces` is the extension in force that this one went on from: it met the term as that one had set it.
	"""

	decided_on: date
	decided_by: DecisionMaker
	notice_sent_on: date | None
	new_due: date | None = None
	replaces: Extension | None = None


@dataclass(frozen=True, slots=True)
class Shortening:
	"""A decision to shorten on the citizen's demand; `demanded_on` is the day the demand came in.

	`replaces` is the shortening in force that this one went on from.
	"""

	decided_on: date
	new_due: date
	demanded_on: date
	is_demand_written: bool
	demand_reason: str
	replaces: Shortening | None = None


@dataclass(frozen=True, slots=True)
class TermInForce:
	"""The term a decision meets: its last day by the letter and the day after which an answer is late."""

	rule: TermRule
	start: TermStart
	due_date: date
	breach_after: date


def in_order_of_decision(
	extension: Extension | None, shortening: Shortening | None
) -> tuple[Extension | Shortening, ...]:
	"""Every change, those that were replaced too, as they were decided; on one day the extension first."""
	changes = [*_with_replaced(extension), *_with_replaced(shortening)]
	return tuple(sorted(changes, key=lambda change: change.decided_on))


def _with_replaced(change: Extension | Shortening | None) -> list[Extension | Shortening]:
	found: list[Extension | Shortening] = []
	while change:
		found.insert(0, change)
		change = change.replaces
	return found


def extend_term(term: TermInForce, extension: Extension, latest: date | None) -> ProofStep:
	"""The extension as a step of the proof, `day` being the new last day.

	Art. 20(1): if a month is not enough, the head or the deputy sets the necessary term, of which the author
	is told; the whole term may not exceed 45 days. `latest` is that limit, None where the law knows none.
	"""
	if latest is None:
		raise ExtensionNotAllowedError(
			"The term “{0}” cannot be extended. Only the term of one month can: if the matter needs more study,"
			" set that term.",
			term.rule.title,
		)
	_check_extension_decision(term, extension)
	notice_sent_on = _notice_day(extension, term.breach_after)
	new_due = extension.new_due or latest
	_check_extension_length(term, new_due, latest)
	return ProofStep(
		ProofKind.EXTENDED,
		day=new_due,
		days=(new_due - term.start.event_day).days,
		article=term.rule.article,
		parameters={
			"decided_on": extension.decided_on.isoformat(),
			"decided_by": extension.decided_by.value,
			"notice_sent_on": notice_sent_on.isoformat(),
			"latest": latest.isoformat(),
		},
	)


def _check_extension_decision(term: TermInForce, extension: Extension) -> None:
	if extension.decided_by not in (DecisionMaker.HEAD, DecisionMaker.DEPUTY):
		raise ExtensionNotEntitledError(
			"Only the head of the authority or a deputy may extend the term. Ask one of them to decide."
		)
	if not term.start.received_on <= extension.decided_on <= term.breach_after:
		raise ExtensionTooLateError(
			"The decision of {0} to extend lies outside the term, which runs from {1} to {2}."
			" A term that has run out cannot be extended.",
			extension.decided_on,
			term.start.received_on,
			term.breach_after,
		)


def _notice_day(extension: Extension, last_day: date) -> date:
	"""The day the author was told; refuses an extension without a notice in time.

	A term nobody spoke of until it had run out was missed, not extended.
	"""
	if extension.notice_sent_on is None:
		raise ExtensionWithoutNoticeError(
			"The author has not been told of the extension. Send the notice and enter its date."
		)
	if extension.notice_sent_on < extension.decided_on:
		raise ExtensionWithoutNoticeError(
			"The notice to the author is dated {0}, before the decision of {1}. Correct one of the dates.",
			extension.notice_sent_on,
			extension.decided_on,
		)
	if extension.notice_sent_on > last_day:
		raise ExtensionTooLateError(
			"The term ran out on {0}, before the author was told of the extension ({1}), so it stays as it was."
			" Cancel the decision and answer the appeal.",
			last_day,
			extension.notice_sent_on,
		)
	return extension.notice_sent_on


def _check_extension_length(term: TermInForce, new_due: date, latest: date) -> None:
	if new_due > latest:
		raise ExtensionBeyondLimitError(
			"The term cannot be extended to {0}. The latest day the law allows is {1}.", new_due, latest
		)
	if new_due <= term.due_date:
		raise ExtensionNotLongerError(
			"The term already ends on {0}. Set a later day, up to {1}.", term.due_date, latest
		)


def shorten_term(term: TermInForce, shortening: Shortening) -> ProofStep:
	"""The shortening as a step of the proof, `day` being the new last day.

	Art. 20(2): on a citizen's reasoned written demand the term of consideration may be shortened.
	"""
	if not term.rule.may_be_shortened:
		raise ShorteningNotAllowedError(
			"The term “{0}” cannot be shortened: only the terms of Art. 20 can. Leave it as it is.",
			term.rule.title,
		)
	_check_demand(shortening)
	_check_shortening_days(term, shortening)
	return ProofStep(
		ProofKind.SHORTENED,
		day=shortening.new_due,
		article=ARTICLE_20_2,
		parameters={
			"decided_on": shortening.decided_on.isoformat(),
			"demanded_on": shortening.demanded_on.isoformat(),
		},
	)


def _check_demand(shortening: Shortening) -> None:
	if not shortening.is_demand_written or is_blank(shortening.demand_reason):
		raise ShorteningWithoutDemandError(
			"The term is shortened only on the citizen's written demand that gives reasons."
			" Enter the demand and its reasons."
		)


def _check_shortening_days(term: TermInForce, shortening: Shortening) -> None:
	if shortening.decided_on >= term.due_date:
		raise ShorteningTooLateError(
			"The term ends on {0}, and on {1}, the day of the decision, no earlier day is left. Give the answer"
			" without shortening the term.",
			term.due_date,
			shortening.decided_on,
		)
	if shortening.new_due >= term.due_date:
		raise ShorteningNotShorterError("The term ends on {0}. Set an earlier day.", term.due_date)
	first = term.start.received_on
	if not first <= shortening.demanded_on <= shortening.decided_on <= shortening.new_due:
		raise ShorteningTooLateError(
			"The demand of {0}, the decision of {1} and the new last day {2} have to follow each other, none"
			" before the receipt on {3}. Correct the dates.",
			shortening.demanded_on,
			shortening.decided_on,
			shortening.new_due,
			first,
		)
