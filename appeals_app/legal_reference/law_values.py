"""One row of the law as a value of the domain; what the domain refuses is refused here too.

A row is what a query gives or a document about to be saved: both are asked by the names of their fields.
"""

from collections.abc import Iterable
from datetime import date, datetime, timedelta
from enum import Enum
from typing import Any

from frappe.utils import getdate

from appeals_app.domain.calendar import DayException, Regime, WorkingCalendar
from appeals_app.domain.term_matching import DatedTermRule
from appeals_app.domain.term_rules import TermRule, TermUnit
from appeals_app.domain.term_switches import (
	ClockStart,
	DaysMode,
	FirstDay,
	MonthMode,
	OffHours,
	Roll,
	ShortTerms,
	Switches,
)

UNITS = {
	"Days": TermUnit.DAYS,
	"Short-Term Days": TermUnit.SHORT_DAYS,
	"Calendar Days": TermUnit.CALENDAR_DAYS,
	"Working Days": TermUnit.WORKING_DAYS,
	"Months": TermUnit.MONTHS,
	"Hours": TermUnit.HOURS,
}

ANSWERS: dict[str, dict[str, Enum]] = {
	"days": {"Calendar Days": DaysMode.CALENDAR, "Working Days": DaysMode.WORKING},
	"first_day": {"Next Day": FirstDay.NEXT, "Same Day": FirstDay.SAME},
	"clock_start": {"Receipt": ClockStart.RECEIPT, "Registration": ClockStart.REGISTRATION},
	"off_hours": {"Receipt Stands": OffHours.KEEP, "Next Working Day": OffHours.NEXT_WORKING_DAY},
	"month_mode": {"Same Number Of Next Month": MonthMode.CALENDAR, "30 Days": MonthMode.THIRTY_DAYS},
	"roll": {
		"Next Working Day Is In Time": Roll.FORWARD,
		"Working Day Before For Executors": Roll.BACK,
		"Literal Day": Roll.NONE,
	},
	"short_terms": {"Calendar Days": ShortTerms.CALENDAR, "Working Days": ShortTerms.WORKING},
}
"""Choices of Term Counting and the answers they stand for, by field and switch."""

WORKING_DAY = "Working Day"

WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
DAYS_OFF_OF_WEEK = tuple(f"is_{day}_off" for day in WEEKDAYS)

# Fields of Term Rule that are conditions, and the facts of an appeal they ask about.
CONDITIONS = {
	"appeal_kind": "kind",
	"channel": "channel",
	"author_category": "author_category",
	"receipt_sign": "sign",
	"study": "study",
}

Row = Any


def term_rule_of(row: Row, article: str | None) -> TermRule:
	"""The rule of a Term Rule; `article` is the citation it rests on."""
	return TermRule(
		code=row.rule_code,
		amount=row.amount,
		unit=UNITS[row.unit],
		article=article or "",
		title=row.title,
		limit=row.limit_days or None,
		may_be_shortened=bool(row.may_be_shortened),
		is_verified=bool(row.is_verified),
		since=getdate(row.valid_from),
	)


def dated_rule_of(row: Row, article: str | None) -> DatedTermRule:
	"""The rule with its period, conditions and priority."""
	return DatedTermRule(
		rule=term_rule_of(row, article),
		valid_from=getdate(row.valid_from),
		valid_to=_day(row.valid_to),
		conditions={
			fact: frozenset({row.get(field)}) for field, fact in CONDITIONS.items() if row.get(field)
		},
		priority=row.priority or 0,
	)


def switches_of(row: Row) -> Switches:
	"""The answers of a Term Counting."""
	answers = {field: choices[row.get(field)].value for field, choices in ANSWERS.items()}
	closes = row.office_closes
	if isinstance(closes, timedelta):
		closes = (datetime.min + closes).time()
	return Switches.from_dict(
		{**answers, "holiday_calendar": row.holiday_calendar, "office_closes": str(closes)}
	)


def regime_of(row: Row, article: str | None) -> Regime:
	"""The regime of a Legal Regime; `article` is the citation it rests on."""
	return Regime(
		code=row.regime_code,
		valid_from=getdate(row.valid_from),
		valid_to=_day(row.valid_to),
		holidays_are_working=bool(row.holidays_are_working),
		name=row.title,
		source=article or "",
	)


def calendar_of(
	row: Row, holidays: Iterable[Row], exceptions: Iterable[Row], regimes: Iterable[Regime] = ()
) -> WorkingCalendar:
	"""One version of a calendar. An open version with holidays reaches as far as they are filled in.

	A year nobody has filled would pass for one without holidays, and terms would be counted wrong unnoticed.
	"""
	days_off = {getdate(holiday.falls_on): holiday.holiday_name for holiday in holidays}
	valid_to = _day(row.valid_to) or (date(max(days_off).year, 12, 31) if days_off else None)
	return WorkingCalendar(
		code=row.calendar_code,
		valid_from=getdate(row.valid_from),
		valid_to=valid_to,
		weekend=weekend_of(row),
		holidays=days_off,
		exceptions=tuple(
			DayException(getdate(moved.falls_on), moved.day_kind == WORKING_DAY, moved.reason)
			for moved in exceptions
		),
		regimes=tuple(regimes),
		moves_weekend_holidays=bool(row.moves_weekend_holidays),
	)


def weekend_of(row: Row) -> frozenset[int]:
	"""Days of the week that are off, Monday being 0."""
	return frozenset(number for number, field in enumerate(DAYS_OFF_OF_WEEK) if row.get(field))


def _day(value: Any) -> date | None:
	return getdate(value) if value else None
