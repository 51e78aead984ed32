"""When an invented appeal came and when everything happened to it: always in the past and in working time."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from random import Random

from appeals_app.domain.deadlines import compute_deadline
from appeals_app.setup.demo.courses import Course, Deed, Stop, moments_of
from appeals_app.setup.demo.office_time import ONE_DAY, OfficeTime
from appeals_app.setup.demo.slots import PAST_YEARS, Slot, Urgency, course_of

LONGEST_AGE = 52
"""Working days: some 75 calendar ones."""

YEARS_KEPT = 5
"""Whole years a case lies in the archive before it is destroyed."""

_SLACK: Mapping[Stop, tuple[int, int]] = {
	Stop.RECEIVED: (0, 0),
	Stop.REGISTERED: (0, 2),
	Stop.RESOLUTION: (0, 3),
	Stop.ASSIGNED: (0, 3),
	Stop.IN_WORK: (0, 14),
	Stop.DRAFTED: (0, 3),
	Stop.TO_APPROVE: (0, 2),
	Stop.TO_SIGN: (0, 2),
	Stop.SIGNED: (0, 1),
	Stop.ANSWERED: (0, 14),
	Stop.FOLLOW_UP: (0, 14),
	Stop.CLOSED: (0, 18),
	Stop.FILED: (2, 40),
	Stop.MERGED: (0, 0),
}
_ANY_SLACK = (0, 45)
_OFFICE_CHANNELS = {
	"phone": (time(8, 30), time(15, 0)),
	"ukc": (time(8, 30), time(15, 0)),
	"reception": (time(9, 0), time(15, 0)),
}
_MAIL_HOURS = (time(8, 20), time(11, 30))
_NET_HOURS = (time(6, 0), time(23, 30))
NET_CHANNELS = frozenset({"email", "web"})


@dataclass(frozen=True, slots=True)
class Timing:
	"""When the appeal came and when each deed of its course was done."""

	received_at: datetime
	course: Course
	moments: tuple[datetime, ...]

	def moment_of(self, deed: Deed) -> datetime:
		"""When the first deed of the kind was done."""
		return next(
			moment for turn, moment in zip(self.course.turns, self.moments, strict=True) if turn.deed is deed
		)

	@property
	def order(self) -> datetime:
		"""Moment by which appeals are worked off: numbers follow the time of registration."""
		return self.moments[min(1, len(self.moments) - 1)]


def day_of_receipt(slot: Slot, office: OfficeTime, rng: Random) -> date | None:
	"""A day from which a month runs out as the urgency of the slot wants it; None where any day will do."""
	if slot.urgency is Urgency.NONE:
		return None
	if slot.urgency is Urgency.OVERDUE:
		return office.back_from_last(rng.randint(26, 34))
	today = office.calendar.next_working_day(office.now.date())
	tomorrow = office.calendar.next_working_day(today + ONE_DAY)
	wanted = today if slot.urgency is Urgency.DUE_TODAY else tomorrow
	days = [office.now.date() - timedelta(days=age) for age in range(20, 45)]
	# after a short month no day fits some of the last days: then the nearest after
	return min((day for day in days if _control_date(day) >= wanted), key=_control_date)


def _control_date(day: date) -> date:
	return compute_deadline(received_at=datetime.combine(day, time(10)), term="month").control_date


def time_slot(
	slot: Slot, *, channel: str, office: OfficeTime, rng: Random, day: date | None = None
) -> Timing:
	"""Receipt and deeds of the slot, all of them in the past; received on the day where one is given."""
	course = course_of(slot, rng)
	if slot.stop in PAST_YEARS:
		return _time_in_past_years(slot, course, channel=channel, office=office, rng=rng)
	if day:
		return _time_from(day, slot, course, channel=channel, office=office)
	slack = rng.randint(*_SLACK.get(slot.stop, _ANY_SLACK))
	age = max(course.working_days, min(LONGEST_AGE, course.working_days + slack))
	while True:
		came = _day_before(office.back_from_last(age), channel, rng)
		timing = time_course(course, came, channel=channel, office=office, seed=f"{slot.rank}/{age}")
		if timing.moments[-1] <= office.last_moment:
			return timing
		age += 1


def _day_before(day: date, channel: str, rng: Random) -> date:
	"""By the net some letters come the day before, be it a Sunday."""
	return day - ONE_DAY if channel in NET_CHANNELS and rng.random() < 0.25 else day


def _time_from(day: date, slot: Slot, course: Course, *, channel: str, office: OfficeTime) -> Timing:
	"""The draft is stretched, so that the last deed is of these days and not of long ago."""
	longest = max(1, _working_days_since(day, office) - course.working_days)
	for lag in range(longest, -1, -1):
		stretched = course.with_lag(Deed.DRAFT, lag)
		timing = time_course(stretched, day, channel=channel, office=office, seed=f"{slot.rank}/{day}")
		if timing.moments[-1] <= office.last_moment:
			return timing
	raise ValueError(f"A course to {slot.stop.value} begun on {day} does not end before {office.now}.")


def _working_days_since(day: date, office: OfficeTime) -> int:
	days = 0
	while day < office.last_day:
		day = office.calendar.next_working_day(day + ONE_DAY)
		days += 1
	return days


def time_course(course: Course, day: date, *, channel: str, office: OfficeTime, seed: str) -> Timing:
	"""The course begun by a receipt on the day; the same for the same seed."""
	rng = Random(seed)
	received_at = _received_at(day, channel=channel, rng=rng)
	return Timing(received_at, course, moments_of(course, received_at, office=office, rng=rng))


def _received_at(day: date, *, channel: str, rng: Random) -> datetime:
	"""Post comes in the morning, people call in office hours, the net takes letters at any time."""
	hours = _NET_HOURS if channel in NET_CHANNELS else _OFFICE_CHANNELS.get(channel, _MAIL_HOURS)
	first, last = (datetime.combine(day, hour) for hour in hours)
	return first + timedelta(minutes=rng.randint(0, int((last - first).total_seconds()) // 60))


def _time_in_past_years(
	slot: Slot, course: Course, *, channel: str, office: OfficeTime, rng: Random
) -> Timing:
	"""Cases go to the archive when their year is over, and are destroyed when five more have passed."""
	year = _year_of_case(slot, office)
	dates = {Deed.ARCHIVE: date(year + 1, 1, 15) + timedelta(days=rng.randint(0, 20))}
	dates[Deed.DESTROY] = date(year + YEARS_KEPT + 1, 2, 10) + timedelta(days=rng.randint(0, 10))
	day = office.calendar.next_working_day(date(year, 1, 20) + timedelta(days=rng.randint(0, 230)))
	course = Course(course.turns, dates)
	return time_course(course, day, channel=channel, office=office, seed=f"{slot.rank}/{day}")


def _year_of_case(slot: Slot, office: OfficeTime) -> int:
	"""Each destroyed case is of a year of its own, before those that wait for an act: its act finds it alone."""
	last_year = office.now.year - (1 if office.now.month > 3 else 2)
	if slot.stop is Stop.DESTROYED:
		return last_year - YEARS_KEPT - 2 - slot.index
	return last_year - YEARS_KEPT - 1 if slot.is_due else last_year
