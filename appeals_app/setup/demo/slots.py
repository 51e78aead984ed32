"""How many invented appeals stop where, and which of them show something that happens in an office."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum
from random import Random

from appeals_app.setup.demo.courses import Course, Deed, Stop, deeds_to, draw_course, with_detour

QUOTAS: Mapping[Stop, int] = {
	Stop.FILED: 60,
	Stop.CLOSED: 25,
	Stop.ANSWERED: 30,
	Stop.FOLLOW_UP: 10,
	Stop.ARCHIVED: 14,
	Stop.DESTROYED: 2,
	Stop.FORWARDED: 18,
	Stop.RETURNED: 6,
	Stop.NOT_CONSIDERED: 8,
	Stop.TERMINATED: 5,
	Stop.RECEIVED: 6,
	Stop.REGISTERED: 10,
	Stop.RESOLUTION: 14,
	Stop.ASSIGNED: 14,
	Stop.IN_WORK: 40,
	Stop.DRAFTED: 10,
	Stop.TO_APPROVE: 8,
	Stop.TO_SIGN: 8,
	Stop.SIGNED: 5,
	Stop.MERGED: 7,
}
"""Appeals of three hundred that stop there, in the order they are invented: what others refer to comes first."""

FINISHED = frozenset({Stop.FILED, Stop.CLOSED, Stop.ANSWERED})
PAST_YEARS = frozenset({Stop.ARCHIVED, Stop.DESTROYED})
WITH_EXECUTOR = frozenset(
	{Stop.ASSIGNED, Stop.IN_WORK, Stop.DRAFTED, Stop.TO_APPROVE, Stop.TO_SIGN, Stop.SIGNED}
)

MAY_BE_REPEATED = WITH_EXECUTOR | {Stop.REGISTERED, Stop.RESOLUTION, Stop.ANSWERED, Stop.CLOSED}
WAITING_FOR_AN_ACT = 4
"""Of the archive: so many are due now, and wait for the act of destruction that is not approved yet."""
REPEATED_EVERY = 8
COLLECTIVE_EVERY = 30

_LATE_DRAFT = 26
"""Working days after which even a month has passed."""


class Urgency(str, Enum):
	"""What the day of the answer has to be, for appeals that show how the control works."""

	NONE = "none"
	OVERDUE = "overdue"
	DUE_TODAY = "due_today"
	DUE_TOMORROW = "due_tomorrow"


_URGENCIES = {0: Urgency.OVERDUE, 2: Urgency.DUE_TODAY, 4: Urgency.DUE_TOMORROW}


@dataclass(frozen=True, slots=True)
class Slot:
	"""Place of one appeal among the invented ones: `rank` among all, `index` among those of its stop."""

	rank: int
	index: int
	stop: Stop

	@property
	def urgency(self) -> Urgency:
		"""One open appeal in three is either late or due at once."""
		return _URGENCIES.get(self.rank % 7, Urgency.NONE) if self.stop in WITH_EXECUTOR else Urgency.NONE

	@property
	def key(self) -> str:
		"""Name of the appeal among the invented ones."""
		return f"A{self.rank + 1:03}"

	@property
	def is_due(self) -> bool:
		"""It lies in the archive, and its time of keeping is over."""
		return self.stop is Stop.ARCHIVED and self.index < WAITING_FOR_AN_ACT

	@property
	def is_anonymous(self) -> bool:
		"""Nobody signed it."""
		return self.stop is Stop.NOT_CONSIDERED and self.index % 3 == 1

	@property
	def is_repeated(self) -> bool:
		"""Its author has written on the same before, if there is such an author yet."""
		refused = self.stop is Stop.NOT_CONSIDERED and self.index % 3 == 2
		return refused or (self.stop in MAY_BE_REPEATED and self.rank % REPEATED_EVERY == 0)

	@property
	def is_collective(self) -> bool:
		"""Several people signed it."""
		return self.stop in FINISHED and self.rank % COLLECTIVE_EVERY == 11

	@property
	def is_answered_late(self) -> bool:
		"""A few answers were sent after the term."""
		return self.stop in FINISHED and self.index % 15 == 7

	@property
	def is_sent_back(self) -> bool:
		"""The first executor returned the appeal for another resolution."""
		return self.stop in FINISHED | {Stop.IN_WORK} and self.index % 12 == 3

	@property
	def is_reworked(self) -> bool:
		"""The first draft was returned for rework."""
		return self.stop in FINISHED | {Stop.TO_SIGN} and self.index % 8 == 4

	@property
	def kept_promise(self) -> bool:
		"""It was on additional control before it was closed."""
		return self.stop in (Stop.FILED, Stop.CLOSED) and self.index % 9 == 1

	@property
	def is_reopened(self) -> bool:
		"""The consideration was reopened after the first answer."""
		return self.stop in (Stop.ANSWERED, Stop.CLOSED) and self.index % 20 == 6


def slots_for(count: int) -> list[Slot]:
	"""Slots for that many appeals: every stop gets one at least, the others by quota."""
	if count < len(QUOTAS):
		raise ValueError(f"The demo needs {len(QUOTAS)} appeals or more: one for each state of the workflow.")
	shares = {stop: count * quota / sum(QUOTAS.values()) for stop, quota in QUOTAS.items()}
	sizes = {stop: max(1, int(share)) for stop, share in shares.items()}
	for stop in sorted(shares, key=lambda stop: sizes[stop] - shares[stop]):
		sizes[stop] += sum(sizes.values()) < count
	while sum(sizes.values()) > count:
		sizes[max(sizes, key=lambda stop: sizes[stop])] -= 1
	placed = [(stop, index) for stop in QUOTAS for index in range(sizes[stop])]
	return [Slot(rank, index, stop) for rank, (stop, index) in enumerate(placed)]


def course_of(slot: Slot, rng: Random) -> Course:
	"""The course of the slot with its detours."""
	deeds = deeds_to(slot.stop)
	if slot.is_anonymous:
		deeds = (*deeds_to(Stop.RESOLUTION), Deed.REFUSE)
	if slot.is_reworked:
		deeds = with_detour(deeds, Deed.SUBMIT, (Deed.REWORK, Deed.DRAFT, Deed.SUBMIT))
	if slot.kept_promise:
		deeds = with_detour(deeds, Deed.SEND, (Deed.PUT_ON_FOLLOW_UP, Deed.KEEP_PROMISE))
	if slot.is_reopened:
		again = deeds_to(Stop.ANSWERED)[3:]
		deeds = with_detour(deeds, Deed.SEND, (Deed.CLOSE, Deed.REOPEN, *again))
	if slot.is_sent_back:
		deeds = with_detour(deeds, Deed.RESOLVE, (Deed.SEND_BACK, Deed.RESOLVE))
	course = draw_course(rng, deeds)
	return (
		course.with_lag(Deed.DRAFT, _LATE_DRAFT)
		if slot.is_answered_late and not (slot.is_reopened or slot.is_reworked)
		else course
	)
