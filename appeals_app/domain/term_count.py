"""From the first day of a term to its last, by the letter: days, working days, months or hours."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import islice

from appeals_app.domain.calendar import ONE_DAY, WorkingDays
from appeals_app.domain.deadline_proof import ProofReason
from appeals_app.domain.kyiv_time import hours_later
from appeals_app.domain.term_rules import TermRule, TermUnit
from appeals_app.domain.term_start import TermStart
from appeals_app.domain.term_switches import DaysMode, MonthMode, ShortTerms, Switches

DAYS_OF_A_MONTH = 30


@dataclass(frozen=True, slots=True)
class TermCount:
	"""The last day, how it was found, and the moment when the term is in hours."""

	due_date: date
	reason: ProofReason
	due_at: datetime | None = None


def count_term(rule: TermRule, start: TermStart, switches: Switches, calendar: WorkingDays) -> TermCount:
	"""The last day of the term, before any extension, shortening or rolling."""
	if rule.unit is TermUnit.HOURS:
		due_at = hours_later(start.received_at, rule.amount)
		return TermCount(due_at.date(), ProofReason.HOURS, due_at)
	if rule.unit is TermUnit.MONTHS:
		return _count_months(rule.amount, start, switches)
	if _are_working_days(rule.unit, switches):
		return TermCount(_nth_working_day(rule.amount, start.first_day, calendar), ProofReason.WORKING_DAYS)
	return TermCount(_nth_day(rule.amount, start.first_day), ProofReason.CALENDAR_DAYS)


def _are_working_days(unit: TermUnit, switches: Switches) -> bool:
	if unit is TermUnit.DAYS:
		return switches.days is DaysMode.WORKING
	if unit is TermUnit.SHORT_DAYS:
		return switches.short_terms is ShortTerms.WORKING
	return unit is TermUnit.WORKING_DAYS


def _nth_day(number: int, first_day: date) -> date:
	return first_day + timedelta(days=number - 1)


def _nth_working_day(number: int, first_day: date, calendar: WorkingDays) -> date:
	return next(islice(calendar.working_days_from(first_day), number - 1, None))


def _count_months(months: int, start: TermStart, switches: Switches) -> TermCount:
	if switches.month_mode is MonthMode.THIRTY_DAYS:
		last_day = _nth_day(months * DAYS_OF_A_MONTH, start.first_day)
		return TermCount(last_day, ProofReason.THIRTY_DAYS)
	same_number = month_later(start.event_day, months)
	if same_number is None:
		return TermCount(last_of_month_later(start.event_day, months), ProofReason.LAST_DAY_OF_MONTH)
	if start.first_day == start.event_day:
		return TermCount(same_number - ONE_DAY, ProofReason.DAY_BEFORE_SAME_NUMBER)
	return TermCount(same_number, ProofReason.SAME_NUMBER)


def month_later(day: date, months: int) -> date | None:
	"""The same number so many months later; None when that month has no such number."""
	year, month = _month_after(day, months)
	return date(year, month, day.day) if day.day <= monthrange(year, month)[1] else None


def last_of_month_later(day: date, months: int) -> date:
	"""The last day of the month so many months later (Civil Code, Art. 254(3))."""
	year, month = _month_after(day, months)
	return date(year, month, monthrange(year, month)[1])


def _month_after(day: date, months: int) -> tuple[int, int]:
	years, month_index = divmod(day.month - 1 + months, 12)
	return day.year + years, month_index + 1
