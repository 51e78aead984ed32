"""The questions on which Law 393 is silent, each with its possible answers and our default.

Which answer holds is the authority's decision (best one for the whole oblast); the card keeps the answers it
was counted by, so a later change moves no old appeal.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields
from datetime import time
from enum import Enum
from typing import Any

from appeals_app.domain.calendar_ukraine import UKRAINE
from appeals_app.domain.errors import InvalidInputError


class DaysMode(str, Enum):
	"""What a «day» of the terms of Art. 20 is."""

	CALENDAR = "calendar"
	WORKING = "working"


class FirstDay(str, Enum):
	"""Whether the day of the event is the first day of the term (Civil Code, Art. 253: the next one is)."""

	NEXT = "next"
	SAME = "same"


class ClockStart(str, Enum):
	"""The event that starts the clock: receipt (Art. 20) or registration."""

	RECEIPT = "receipt"
	REGISTRATION = "registration"


class OffHours(str, Enum):
	"""What becomes of an appeal that came after working hours or on a day off."""

	KEEP = "keep"
	NEXT_WORKING_DAY = "next_working_day"


class MonthMode(str, Enum):
	"""What a month is: the same number of the next month (Civil Code, Art. 254(3)) or 30 days."""

	CALENDAR = "calendar"
	THIRTY_DAYS = "30_days"


class Roll(str, Enum):
	"""What follows from a last day that is a day off.

	FORWARD: only an answer after the next working day is late (Civil Code, Art. 254(5)); executors see the
	working day before. BACK: executors see the working day before, the literal day is the limit. NONE: the
	literal day is both.
	"""

	FORWARD = "forward"
	BACK = "back"
	NONE = "none"


class ShortTerms(str, Enum):
	"""What a day of the short terms (5 days of Art. 7) is."""

	CALENDAR = "calendar"
	WORKING = "working"


@dataclass(frozen=True, slots=True)
class Switches:
	"""One answer to each question; the defaults are those of the law's plain reading."""

	days: DaysMode = DaysMode.CALENDAR
	first_day: FirstDay = FirstDay.NEXT
	clock_start: ClockStart = ClockStart.RECEIPT
	off_hours: OffHours = OffHours.KEEP
	month_mode: MonthMode = MonthMode.CALENDAR
	roll: Roll = Roll.FORWARD
	short_terms: ShortTerms = ShortTerms.CALENDAR
	holiday_calendar: str = UKRAINE
	# When the working day ends; asked only when off_hours moves late appeals.
	office_closes: time = time(18, 0)

	def to_dict(self) -> dict[str, str]:
		"""The answers as plain text, to be kept on the card."""
		return {field.name: _plain(getattr(self, field.name)) for field in fields(self)}

	@classmethod
	def from_dict(cls, answers: Mapping[str, Any]) -> Switches:
		"""The switches of a card; what it does not name keeps its default, what is unknown is refused."""
		unknown = set(answers) - set(SWITCH_TYPES)
		if unknown:
			raise InvalidInputError(
				"There is no switch of terms called “{0}”. The switches are: {1}.",
				sorted(unknown)[0],
				", ".join(SWITCH_TYPES),
			)
		return cls(**{name: _parsed(name, str(answer)) for name, answer in answers.items()})


SWITCH_TYPES: dict[str, type] = {
	"days": DaysMode,
	"first_day": FirstDay,
	"clock_start": ClockStart,
	"off_hours": OffHours,
	"month_mode": MonthMode,
	"roll": Roll,
	"short_terms": ShortTerms,
	"holiday_calendar": str,
	"office_closes": time,
}

DEFAULT_SWITCHES = Switches()


def _plain(answer: Enum | time | str) -> str:
	if isinstance(answer, Enum):
		return str(answer.value)
	return answer.strftime("%H:%M") if isinstance(answer, time) else answer


def _parsed(name: str, answer: str) -> Any:
	kind = SWITCH_TYPES[name]
	try:
		return time.fromisoformat(answer) if kind is time else kind(answer)
	except ValueError:
		raise InvalidInputError(
			"“{0}” is not an answer to the switch “{1}”. The answers are: {2}.",
			answer,
			name,
			", ".join(allowed_answers(name)) or "00:00–23:59",
		) from None


def allowed_answers(name: str) -> tuple[str, ...]:
	"""The answers a switch knows; empty for one that takes any text or time."""
	kind = SWITCH_TYPES[name]
	return tuple(member.value for member in kind) if issubclass(kind, Enum) else ()
