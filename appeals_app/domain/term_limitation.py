"""Until when a complaint against a decision may be filed (Law 393, Art. 17)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import Enum

from appeals_app.domain.calendar import WorkingDays
from appeals_app.domain.errors import ClockStartError
from appeals_app.domain.term_count import last_of_month_later, month_later

MONTHS_FROM_DECISION = 12
MONTHS_FROM_LEARNING = 1


class LimitationGround(str, Enum):
	"""Which of the two periods of Art. 17 ended first."""

	YEAR_FROM_DECISION = "year_from_decision"
	MONTH_FROM_LEARNING = "month_from_learning"


@dataclass(frozen=True, slots=True)
class ComplaintLimit:
	"""The last day for filing a complaint and the period it comes from."""

	last_day: date
	ground: LimitationGround

	def is_late(self, filed_on: date) -> bool:
		"""Whether a complaint filed on the day missed the period.

		A late complaint is not considered, unless the body that considers it restores the period for a valid
		reason: that is a person's decision.
		"""
		return filed_on > self.last_day


def filing_limit(
	*, is_complaint: bool, decided_on: date, learnt_on: date | None, calendar: WorkingDays
) -> ComplaintLimit | None:
	"""Within one year of the decision, but not later than one month from learning of it (Art. 17(1)).

	None for proposals and applications: the article knows only complaints. Periods end by Civil Code Art. 254:
	on the same number, on a day off the next working day. Without the day of learning only the year counts.
	"""
	if not is_complaint:
		return None
	if learnt_on and learnt_on < decided_on:
		raise ClockStartError(
			"The citizen learnt of the decision on {0}, before it was made on {1}. Correct one of the dates.",
			learnt_on,
			decided_on,
		)
	periods = [(_months_later(decided_on, MONTHS_FROM_DECISION), LimitationGround.YEAR_FROM_DECISION)]
	if learnt_on:
		periods.append((_months_later(learnt_on, MONTHS_FROM_LEARNING), LimitationGround.MONTH_FROM_LEARNING))
	last_day, ground = min(periods)
	return ComplaintLimit(calendar.next_working_day(last_day), ground)


def check_posting(
	posted_on: date, *, written_on: date | None, decided_on: date | None, learnt_on: date | None
) -> None:
	"""Refuses a day of posting before the letter was written or what it complains of could be complained of.

	By that day a complaint is judged in time (Art. 17), so it cannot be any day before the receipt.
	"""
	if written_on and posted_on < written_on:
		raise ClockStartError(
			"The letter is dated {0} and could not be posted on {1}, before it was written. Look at the postmark"
			" and correct one of the dates.",
			written_on,
			posted_on,
		)
	known_on = max((day for day in (decided_on, learnt_on) if day), default=None)
	if known_on and posted_on < known_on:
		raise ClockStartError(
			"The author knew of the decision complained of from {0}, and the complaint could not be posted on {1},"
			" before that. Correct one of the dates.",
			known_on,
			posted_on,
		)


def _months_later(day: date, months: int) -> date:
	return month_later(day, months) or last_of_month_later(day, months)
