"""Which days are working days, and why: calendars in versions, days moved by order, legal regimes by date.

The day itself decides. Order of judgement: a moved day (by order) → the weekend → a holiday, unless a regime
in force on that day makes holidays ordinary working days (martial law: Law 2136-IX, Art. 6(6)).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import Enum
from itertools import pairwise
from typing import Protocol, TypeVar

from appeals_app.domain.errors import (
	CalendarError,
	CalendarGapError,
	CalendarNotCoveringError,
	CalendarOverlapError,
	PeriodOrderError,
)

ONE_DAY = timedelta(days=1)
SATURDAY_AND_SUNDAY = frozenset({5, 6})
# An open period is read up to here, so that no sum of days can leave the range of dates.
OPEN_END = date(9000, 12, 31)


class DayKind(str, Enum):
	"""Why a day is a working day or a day off."""

	WORKDAY = "workday"
	WEEKEND = "weekend"
	HOLIDAY = "holiday"
	HOLIDAY_UNDER_REGIME = "holiday_under_regime"
	MOVED_TO_WORKING = "moved_to_working"
	MOVED_TO_DAY_OFF = "moved_to_day_off"


_WORKING_KINDS = frozenset({DayKind.WORKDAY, DayKind.HOLIDAY_UNDER_REGIME, DayKind.MOVED_TO_WORKING})


class Period(Protocol):
	"""Anything in force from a day to a day; an open end is None."""

	@property
	def valid_from(self) -> date:
		"""The first day."""

	@property
	def valid_to(self) -> date | None:
		"""The last day."""


PeriodType = TypeVar("PeriodType", bound=Period)


def covers(period: Period, day: date) -> bool:
	"""Whether the day lies within the period, both ends included."""
	return period.valid_from <= day <= last_day_of(period)


def last_day_of(period: Period) -> date:
	"""The last day of the period; a far one when it is open."""
	return period.valid_to or OPEN_END


def check_period_order(period: Period) -> None:
	"""Refuses a period that ends before it begins."""
	if period.valid_to and period.valid_to < period.valid_from:
		raise PeriodOrderError(
			"The period ends on {0}, before it begins on {1}. Correct one of the dates.",
			period.valid_to,
			period.valid_from,
		)


def sorted_without_overlap(periods: Iterable[PeriodType], name: str) -> tuple[PeriodType, ...]:
	"""The periods in order of time; refuses two that claim the same day."""
	ordered = tuple(sorted(periods, key=lambda period: period.valid_from))
	for earlier, later in pairwise(ordered):
		if later.valid_from <= last_day_of(earlier):
			raise CalendarOverlapError(
				"“{0}”: the period from {1} begins before the period from {2} has ended."
				" End the earlier one the day before.",
				name,
				later.valid_from,
				earlier.valid_from,
			)
	return ordered


@dataclass(frozen=True, slots=True)
class Regime:
	"""A legal regime in force from a day, with or without a known end."""

	code: str
	valid_from: date
	valid_to: date | None = None
	holidays_are_working: bool = True
	name: str = ""
	source: str = ""

	def __post_init__(self) -> None:
		check_period_order(self)


@dataclass(frozen=True, slots=True)
class DayException:
	"""A day made working or off by an order, with the reason as an administrator wrote it."""

	day: date
	is_working: bool
	reason: str


@dataclass(frozen=True, slots=True)
class DayReason:
	"""The judgement on one day: its kind, the holiday or the order behind it, the regime that changed it."""

	kind: DayKind
	name: str = ""
	regime: Regime | None = None

	@property
	def is_working(self) -> bool:
		"""Whether the day is a working day."""
		return self.kind in _WORKING_KINDS


class WorkingDays:
	"""Walks over working days; who knows why a day is one says so in `why`."""

	__slots__ = ()

	def why(self, day: date) -> DayReason:
		"""The judgement on the day; refuses a day the calendar does not cover."""
		raise NotImplementedError

	def is_working(self, day: date) -> bool:
		"""Whether the day is a working day."""
		return self.why(day).is_working

	def next_working_day(self, day: date) -> date:
		"""The day itself when it is working, else the first working day after it."""
		while not self.is_working(day):
			day += ONE_DAY
		return day

	def previous_working_day(self, day: date) -> date:
		"""The day itself when it is working, else the last working day before it."""
		while not self.is_working(day):
			day -= ONE_DAY
		return day

	def working_days_from(self, day: date) -> Iterator[date]:
		"""The working days from this day on, itself included when it is one."""
		while True:
			day = self.next_working_day(day)
			yield day
			day += ONE_DAY


@dataclass(frozen=True, slots=True)
class WorkingCalendar(WorkingDays):
	"""One version of a calendar, in force from `valid_from` to `valid_to`.

	`moves_weekend_holidays`: when a holiday falls on the weekend, the first working day after it is off in
	its stead (Labour Code, Art. 67(3)); leave it out when the list of holidays already holds such days.
	"""

	code: str
	valid_from: date
	valid_to: date | None = None
	weekend: frozenset[int] = SATURDAY_AND_SUNDAY
	holidays: Mapping[date, str] = field(default_factory=dict)
	exceptions: Sequence[DayException] = ()
	regimes: Sequence[Regime] = ()
	moves_weekend_holidays: bool = False
	_moved: dict[date, DayException] = field(init=False, repr=False, compare=False)
	_days_off: dict[date, str] = field(init=False, repr=False, compare=False)

	def __post_init__(self) -> None:
		check_period_order(self)
		_check_weekend(self)
		_check_regimes(self.regimes)
		object.__setattr__(self, "_moved", _exceptions_by_day(self.exceptions))
		object.__setattr__(self, "_days_off", dict(self.holidays))
		if self.moves_weekend_holidays:
			object.__setattr__(self, "_days_off", _with_moved_holidays(self))

	def why(self, day: date) -> DayReason:
		"""The judgement on the day; refuses a day outside the version's period."""
		if not covers(self, day):
			raise CalendarNotCoveringError(
				"The working calendar “{0}” does not cover {1}. Fill in the holidays of that year or begin a"
				" version for it.",
				self.code,
				day,
			)
		exception = self._moved.get(day)
		if exception:
			kind = DayKind.MOVED_TO_WORKING if exception.is_working else DayKind.MOVED_TO_DAY_OFF
			return DayReason(kind, exception.reason)
		if day.weekday() in self.weekend:
			return DayReason(DayKind.WEEKEND)
		return self._why_weekday(day)

	def _why_weekday(self, day: date) -> DayReason:
		holiday = self._days_off.get(day)
		if holiday is None:
			return DayReason(DayKind.WORKDAY)
		regime = _regime_with_working_holidays(self.regimes, day)
		if regime:
			return DayReason(DayKind.HOLIDAY_UNDER_REGIME, holiday, regime)
		return DayReason(DayKind.HOLIDAY, holiday)


@dataclass(frozen=True, slots=True)
class CalendarVersions(WorkingDays):
	"""Versions of one calendar that follow each other day by day, without a gap and without an overlap."""

	versions: Sequence[WorkingCalendar]
	_judged: dict[date, DayReason] = field(init=False, repr=False, compare=False, default_factory=dict)

	def __post_init__(self) -> None:
		if not self.versions:
			raise CalendarError("The working calendar has no version. Add one.")
		ordered = sorted_without_overlap(self.versions, self.versions[0].code)
		_check_without_gap(ordered)
		object.__setattr__(self, "versions", ordered)

	def why(self, day: date) -> DayReason:
		"""The judgement of the version in force on the day, kept: many terms share few days."""
		if day not in self._judged:
			# The first version refuses the day in the same words as a calendar of one version.
			version = next((each for each in self.versions if covers(each, day)), self.versions[0])
			self._judged[day] = version.why(day)
		return self._judged[day]


def _check_without_gap(ordered: Sequence[WorkingCalendar]) -> None:
	for earlier, later in pairwise(ordered):
		first_missing = last_day_of(earlier) + ONE_DAY
		if later.valid_from != first_missing:
			raise CalendarGapError(
				"The working calendar “{0}” has no version from {1} to {2}. Fill the gap.",
				earlier.code,
				first_missing,
				later.valid_from - ONE_DAY,
			)


def _check_weekend(calendar: WorkingCalendar) -> None:
	if not calendar.weekend < frozenset(range(7)):
		raise CalendarError(
			"The working calendar “{0}” needs at least one working day in a week. Correct its days off.",
			calendar.code,
		)


def _check_regimes(regimes: Sequence[Regime]) -> None:
	for code in {regime.code for regime in regimes}:
		sorted_without_overlap((regime for regime in regimes if regime.code == code), code)


def _regime_with_working_holidays(regimes: Sequence[Regime], day: date) -> Regime | None:
	for regime in regimes:
		if regime.holidays_are_working and covers(regime, day):
			return regime
	return None


def _exceptions_by_day(exceptions: Sequence[DayException]) -> dict[date, DayException]:
	by_day = {exception.day: exception for exception in exceptions}
	if len(by_day) < len(exceptions):
		days = [exception.day for exception in exceptions]
		twice = next(day for day in days if days.count(day) > 1)
		raise CalendarOverlapError("{0} is moved twice in the calendar. Keep one of the entries.", twice)
	return by_day


def _with_moved_holidays(calendar: WorkingCalendar) -> dict[date, str]:
	"""The holidays and the days off that stand for those on a weekend, each day off used once."""
	days_off = dict(calendar.holidays)
	for day in sorted(calendar.holidays):
		if day.weekday() in calendar.weekend and not _regime_with_working_holidays(calendar.regimes, day):
			substitute = _first_weekday_not_off(calendar, days_off, day)
			days_off[substitute] = calendar.holidays[day]
	return days_off


def _first_weekday_not_off(calendar: WorkingCalendar, days_off: Mapping[date, str], day: date) -> date:
	while day in days_off or day.weekday() in calendar.weekend:
		day += ONE_DAY
	return day
