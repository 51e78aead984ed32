"""The three dates of a term and the proof of them, in a form the card keeps and gives back unchanged."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import Enum
from typing import Any

from appeals_app.domain.errors import InvalidInputError


class ProofKind(str, Enum):
	"""What a step of the proof tells."""

	RULE = "rule"
	BY_HAND = "by_hand"
	RECOUNTED = "recounted"
	REGISTERED = "registered"
	RECEIPT_MOVED = "receipt_moved"
	CLOCK_START = "clock_start"
	DUE = "due"
	EXTENDED = "extended"
	SHORTENED = "shortened"
	SPECIAL_DAY = "special_day"
	CONTROL = "control"
	BREACH = "breach"


class ProofReason(str, Enum):
	"""Why the step came out as it did."""

	# The first day
	NEXT_DAY = "next_day"
	SAME_DAY = "same_day"
	AT_ONCE = "at_once"
	# A receipt counted as of a later day
	DAY_OFF = "day_off"
	AFTER_HOURS = "after_hours"
	# How the last day was found
	CALENDAR_DAYS = "calendar_days"
	WORKING_DAYS = "working_days"
	SAME_NUMBER = "same_number"
	DAY_BEFORE_SAME_NUMBER = "day_before_same_number"
	LAST_DAY_OF_MONTH = "last_day_of_month"
	THIRTY_DAYS = "thirty_days"
	HOURS = "hours"
	# Why control or breach is the day it is
	WORKING_DAY = "working_day"
	ROLLED = "rolled"
	LITERAL = "literal"
	NO_WORKING_DAY = "no_working_day"


@dataclass(frozen=True, slots=True)
class ProofStep:
	"""One step: a date it arrives at, the days it counts, the article it rests on, its reason and more."""

	kind: ProofKind
	day: date | None = None
	days: int | None = None
	article: str = ""
	reason: ProofReason | None = None
	parameters: Mapping[str, str | int | bool] = field(default_factory=dict)

	def to_dict(self) -> dict[str, Any]:
		"""The step as plain values for JSON."""
		return {
			"kind": self.kind.value,
			"date": self.day.isoformat() if self.day else None,
			"days": self.days,
			"article": self.article,
			"reason": self.reason.value if self.reason else None,
			"parameters": dict(self.parameters),
		}

	@classmethod
	def from_dict(cls, values: Mapping[str, Any]) -> ProofStep:
		"""The step those values were made from."""
		return cls(
			kind=ProofKind(values["kind"]),
			day=date.fromisoformat(values["date"]) if values["date"] else None,
			days=values["days"],
			article=values["article"],
			reason=ProofReason(values["reason"]) if values["reason"] else None,
			parameters=dict(values["parameters"]),
		)


@dataclass(frozen=True, slots=True)
class Deadline:
	"""The three dates of a term, always control_date ≤ due_date ≤ breach_after, and their proof.

	`control_date`: what executors see. `due_date`: the last day by the letter of the law. `breach_after`: only
	an answer sent later than this day is late. `due_at`: the moment, for terms counted in hours.
	"""

	control_date: date
	due_date: date
	breach_after: date
	proof: tuple[ProofStep, ...] = ()
	due_at: datetime | None = None

	def to_dict(self) -> dict[str, Any]:
		"""The dates and the proof as plain values for JSON."""
		values: dict[str, Any] = {
			"control_date": self.control_date.isoformat(),
			"due_date": self.due_date.isoformat(),
			"breach_after": self.breach_after.isoformat(),
			"proof": [step.to_dict() for step in self.proof],
		}
		if self.due_at:
			values["due_at"] = self.due_at.isoformat()
		return values

	@classmethod
	def from_dict(cls, values: Mapping[str, Any]) -> Deadline:
		"""The deadline those values were made from."""
		try:
			return cls._from_values(values)
		except (KeyError, TypeError, ValueError, AttributeError):
			raise InvalidInputError(
				"The stored term cannot be read. Recalculate the term of the appeal."
			) from None

	@classmethod
	def _from_values(cls, values: Mapping[str, Any]) -> Deadline:
		due_at = values.get("due_at")
		return cls(
			control_date=date.fromisoformat(values["control_date"]),
			due_date=date.fromisoformat(values["due_date"]),
			breach_after=date.fromisoformat(values["breach_after"]),
			proof=tuple(ProofStep.from_dict(step) for step in values["proof"]),
			due_at=datetime.fromisoformat(due_at) if due_at else None,
		)

	def is_breached(self, *, answered_on: date | None, today: date) -> bool:
		"""Whether the answer was sent late, or is late by now when none was sent."""
		return (answered_on or today) > self.breach_after

	def days_left(self, today: date) -> int:
		"""Calendar days to the control date; negative once it has passed."""
		return (self.control_date - today).days
