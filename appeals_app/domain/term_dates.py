"""From the last day by the letter to the three dates, and the proof of the steps between them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from appeals_app.domain.calendar import ONE_DAY, DayKind, WorkingDays
from appeals_app.domain.deadline_proof import ProofKind, ProofReason, ProofStep
from appeals_app.domain.term_switches import Roll

CIVIL_CODE_254_5 = "ч. 5 ст. 254 ЦК України"

_ORDINARY_KINDS = frozenset({DayKind.WORKDAY, DayKind.WEEKEND})


@dataclass(frozen=True, slots=True)
class RolledDates:
	"""Control and breach for one last day, each with its reason."""

	control_date: date
	control_reason: ProofReason
	due_date: date
	breach_after: date
	breach_reason: ProofReason


def roll_dates(*, first_day: date, due_date: date, roll: Roll, calendar: WorkingDays) -> RolledDates:
	"""The dates around a last day; control never lies before the first day of the term."""
	control_date, control_reason = _control_of(first_day, due_date, roll, calendar)
	breach_after, breach_reason = _breach_of(due_date, roll, calendar)
	return RolledDates(control_date, control_reason, due_date, breach_after, breach_reason)


def _control_of(
	first_day: date, due_date: date, roll: Roll, calendar: WorkingDays
) -> tuple[date, ProofReason]:
	if roll is Roll.NONE:
		return due_date, ProofReason.LITERAL
	if calendar.is_working(due_date):
		return due_date, ProofReason.WORKING_DAY
	day = due_date - ONE_DAY
	while day >= first_day:
		if calendar.is_working(day):
			return day, ProofReason.ROLLED
		day -= ONE_DAY
	return due_date, ProofReason.NO_WORKING_DAY


def _breach_of(due_date: date, roll: Roll, calendar: WorkingDays) -> tuple[date, ProofReason]:
	if roll is not Roll.FORWARD:
		return due_date, ProofReason.LITERAL
	if calendar.is_working(due_date):
		return due_date, ProofReason.WORKING_DAY
	return calendar.next_working_day(due_date), ProofReason.ROLLED


def prove_dates(dates: RolledDates, *, special_from: date, calendar: WorkingDays) -> tuple[ProofStep, ...]:
	"""Special days between `special_from` and the breach date, then control and breach."""
	control = ProofStep(ProofKind.CONTROL, day=dates.control_date, reason=dates.control_reason)
	breach = ProofStep(
		ProofKind.BREACH,
		day=dates.breach_after,
		article=CIVIL_CODE_254_5 if dates.breach_reason is ProofReason.ROLLED else "",
		reason=dates.breach_reason,
	)
	return (*_special_days(special_from, dates.breach_after, calendar), control, breach)


def _special_days(first: date, last: date, calendar: WorkingDays) -> Iterator[ProofStep]:
	"""Days that are working or off for another reason than their place in the week."""
	day = first
	while day <= last:
		judgement = calendar.why(day)
		if judgement.kind not in _ORDINARY_KINDS:
			regime = judgement.regime
			yield ProofStep(
				ProofKind.SPECIAL_DAY,
				day=day,
				article=regime.source if regime else "",
				parameters={
					"day_kind": judgement.kind.value,
					"name": judgement.name,
					"regime": regime.name if regime else "",
				},
			)
		day += ONE_DAY
