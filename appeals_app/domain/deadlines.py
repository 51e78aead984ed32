"""When an appeal has to be answered, and why: three dates and the proof of each.

	python -m appeals_app.domain.deadlines --received 2026-01-31T11:00 --term month --json

The law: Art. 20 of Law 393/96-ВР (15 days, one month, 45 days in all), Art. 7 and 5 (5 and 10 days), Civil Code
Art. 253–255 for what Law 393 leaves open. What it leaves open is answered by `Switches`. Nothing here reads
a clock, a file or a database: everything is a parameter.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from appeals_app.domain.calendar import WorkingDays
from appeals_app.domain.calendar_ukraine import built_in_calendar
from appeals_app.domain.deadline_proof import Deadline, ProofKind, ProofReason, ProofStep
from appeals_app.domain.kyiv_time import kyiv_local, kyiv_moment
from appeals_app.domain.term_changes import (
	DecisionMaker,
	Extension,
	Shortening,
	TermInForce,
	extend_term,
	in_order_of_decision,
	shorten_term,
)
from appeals_app.domain.term_count import TermCount, count_term
from appeals_app.domain.term_dates import RolledDates, prove_dates, roll_dates
from appeals_app.domain.term_rules import (
	TERM_PROFILES,
	TERM_RULES,
	TermProfile,
	TermRule,
	TermUnit,
	limit_rule,
	term_rule,
)
from appeals_app.domain.term_start import TermStart, start_term
from appeals_app.domain.term_switches import (
	DEFAULT_SWITCHES,
	ClockStart,
	DaysMode,
	FirstDay,
	MonthMode,
	OffHours,
	Roll,
	ShortTerms,
	Switches,
)

__all__ = [
	"DEFAULT_SWITCHES",
	"TERM_PROFILES",
	"TERM_RULES",
	"ClockStart",
	"DaysMode",
	"Deadline",
	"DecisionMaker",
	"Extension",
	"FirstDay",
	"MonthMode",
	"OffHours",
	"ProofKind",
	"ProofReason",
	"ProofStep",
	"Roll",
	"ShortTerms",
	"Shortening",
	"Switches",
	"TermProfile",
	"TermRule",
	"TermUnit",
	"compute_deadline",
	"is_answer_late",
	"latest_extension",
	"term_rule",
]

CIVIL_CODE_254_3 = "ч. 3 ст. 254 ЦК України"
_REASONS_OF_254_3 = frozenset({ProofReason.SAME_NUMBER, ProofReason.LAST_DAY_OF_MONTH})


def compute_deadline(
	*,
	received_at: datetime,
	term: TermRule | str,
	registered_at: datetime | None = None,
	switches: Switches = DEFAULT_SWITCHES,
	calendar: WorkingDays | None = None,
	extension: Extension | None = None,
	shortening: Shortening | None = None,
) -> Deadline:
	"""The control date, the due date, the last day without breach, and the proof.

	Moments without a zone are Kyiv local time, others are converted to it. `term` is a rule or the code of a
	built-in one; without `calendar` the built-in one that the switches name is used. An extension and a
	shortening, and those they replaced, are applied in the order they were decided, each against the term it met.
	"""
	frame = _frame(received_at, registered_at, term, switches, calendar)
	count = count_term(frame.rule, frame.start, switches, frame.calendar)
	decided = in_order_of_decision(extension, shortening)
	dates, changes = _apply_changes(frame, frame.rolled(count.due_date), decided)
	opening = (*frame.start.proof, _rule_step(frame.rule), _due_step(count))
	closing = prove_dates(
		dates, special_from=_special_from(count, dates, frame.start), calendar=frame.calendar
	)
	return Deadline(
		control_date=dates.control_date,
		due_date=dates.due_date,
		breach_after=dates.breach_after,
		proof=(*opening, *changes, *closing),
		due_at=count.due_at,
	)


def latest_extension(
	*,
	received_at: datetime,
	term: TermRule | str,
	registered_at: datetime | None = None,
	switches: Switches = DEFAULT_SWITCHES,
	calendar: WorkingDays | None = None,
) -> date | None:
	"""The last day a term may be extended to; None when it may not be extended at all."""
	return _frame(received_at, registered_at, term, switches, calendar).latest_extension()


def is_answer_late(deadline: Deadline, sent_at: datetime) -> bool:
	"""Whether an answer sent at that moment is late: what counts is the sending, not the decision."""
	if deadline.due_at is not None:
		return kyiv_moment(sent_at) > deadline.due_at
	return kyiv_local(sent_at).date() > deadline.breach_after


@dataclass(frozen=True, slots=True)
class _Frame:
	"""What stays the same while one term is counted."""

	rule: TermRule
	start: TermStart
	switches: Switches
	calendar: WorkingDays

	def rolled(self, due_date: date) -> RolledDates:
		"""The three dates for a last day."""
		roll = self.switches.roll
		# Hours run through days off: Civil Code Art. 254(5) moves a last day, not a moment.
		if self.rule.unit is TermUnit.HOURS and roll is Roll.FORWARD:
			roll = Roll.BACK
		return roll_dates(
			first_day=self.start.first_day, due_date=due_date, roll=roll, calendar=self.calendar
		)

	def latest_extension(self) -> date | None:
		"""The last day of the whole term after an extension, counted from the same start."""
		if self.rule.limit is None:
			return None
		return count_term(limit_rule(self.rule), self.start, self.switches, self.calendar).due_date


def _frame(
	received_at: datetime,
	registered_at: datetime | None,
	term: TermRule | str,
	switches: Switches,
	calendar: WorkingDays | None,
) -> _Frame:
	rule = term if isinstance(term, TermRule) else term_rule(term)
	calendar = calendar or built_in_calendar(switches.holiday_calendar)
	start = start_term(
		rule=rule,
		received_at=received_at,
		registered_at=registered_at,
		switches=switches,
		calendar=calendar,
	)
	return _Frame(rule, start, switches, calendar)


def _apply_changes(
	frame: _Frame, dates: RolledDates, changes: Sequence[Extension | Shortening]
) -> tuple[RolledDates, tuple[ProofStep, ...]]:
	"""Each change against the term it met."""
	steps: list[ProofStep] = []
	for change in changes:
		term = TermInForce(frame.rule, frame.start, dates.due_date, dates.breach_after)
		step = _change_step(term, change, frame)
		steps.append(step)
		dates = frame.rolled(step.day)
	return dates, tuple(steps)


def _change_step(term: TermInForce, change: Extension | Shortening, frame: _Frame) -> ProofStep:
	if isinstance(change, Shortening):
		return shorten_term(term, change)
	return extend_term(term, change, frame.latest_extension())


def _rule_step(rule: TermRule) -> ProofStep:
	return ProofStep(
		ProofKind.RULE,
		article=rule.article,
		parameters={
			"code": rule.code,
			"amount": rule.amount,
			"unit": rule.unit.value,
			"title": rule.title,
			"is_verified": rule.is_verified,
			**({"since_on": rule.since.isoformat()} if rule.since else {}),
		},
	)


def _due_step(count: TermCount) -> ProofStep:
	return ProofStep(
		ProofKind.DUE,
		day=count.due_date,
		article=CIVIL_CODE_254_3 if count.reason in _REASONS_OF_254_3 else "",
		reason=count.reason,
		parameters={"due_time": count.due_at.strftime("%H:%M")} if count.due_at else {},
	)


def _special_from(count: TermCount, dates: RolledDates, start: TermStart) -> date:
	"""Where special days begin to matter: everywhere for working days, else around the last day only."""
	counts_working_days = count.reason is ProofReason.WORKING_DAYS
	no_working_day = dates.control_reason is ProofReason.NO_WORKING_DAY
	return start.first_day if counts_working_days or no_working_day else dates.control_date


if __name__ == "__main__":
	from appeals_app.domain.deadline_cli import main

	raise SystemExit(main())
