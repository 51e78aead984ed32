"""Moments at which an office works: the demo's people do nothing at night and at week-ends."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from random import Random

from appeals_app.domain.calendar import WorkingDays
from appeals_app.domain.calendar_ukraine import UKRAINE, built_in_calendar

OPENS = time(8, 0)
CLOSES = time(17, 0)
CLOSES_ON_FRIDAY = time(15, 45)
FRIDAY = 4
ONE_DAY = timedelta(days=1)


def closing(day: date) -> datetime:
	"""When the office closes on a working day."""
	return datetime.combine(day, CLOSES_ON_FRIDAY if day.weekday() == FRIDAY else CLOSES)


@dataclass(frozen=True, slots=True)
class OfficeTime:
	"""Working time up to now."""

	now: datetime
	calendar: WorkingDays

	@classmethod
	def of_ukraine(cls, now: datetime) -> "OfficeTime":
		"""Office hours by the built-in calendar."""
		return cls(now, built_in_calendar(UKRAINE))

	@property
	def last_moment(self) -> datetime:
		"""The last moment of working time that has already been."""
		day = self.now.date()
		if not self.calendar.is_working(day) or self.now <= self._opening(day) + timedelta(minutes=45):
			return closing(self.days_back(1))
		return min(self.now, closing(day))

	@property
	def last_day(self) -> date:
		"""Day of the last moment."""
		return self.last_moment.date()

	def days_back(self, count: int) -> date:
		"""The working day `count` working days before today."""
		day = self.now.date()
		for _ in range(count):
			day = self.calendar.previous_working_day(day - ONE_DAY)
		return day

	def back_from_last(self, count: int) -> date:
		"""The working day `count` working days before the last one that has already been."""
		day = self.last_day
		for _ in range(count):
			day = self.calendar.previous_working_day(day - ONE_DAY)
		return day

	def is_open_at(self, moment: datetime) -> bool:
		"""The office works at that moment."""
		day = moment.date()
		return self.calendar.is_working(day) and self._opening(day) <= moment <= closing(day)

	def after(self, moment: datetime, *, working_days: int, rng: Random) -> datetime:
		"""A working moment that many working days later; on the same day somewhat later."""
		if working_days == 0:
			return self._soon_after(moment, rng)
		day = moment.date()
		for _ in range(working_days):
			day = self.calendar.next_working_day(day + ONE_DAY)
		return self._moment_of(day, rng)

	def _soon_after(self, moment: datetime, rng: Random) -> datetime:
		later = moment + timedelta(minutes=rng.randint(4, 55), seconds=rng.randint(0, 59))
		if self.is_open_at(later):
			return later
		day = later.date() if later.time() < OPENS else later.date() + ONE_DAY
		return self._opening(self.calendar.next_working_day(day)) + timedelta(minutes=rng.randint(3, 50))

	def _moment_of(self, day: date, rng: Random) -> datetime:
		opening = self._opening(day)
		minutes = int((closing(day) - opening).total_seconds()) // 60
		return opening + timedelta(minutes=rng.randint(10, minutes - 10))

	@staticmethod
	def _opening(day: date) -> datetime:
		return datetime.combine(day, OPENS)
