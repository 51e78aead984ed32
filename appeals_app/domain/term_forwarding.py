"""Whether an appeal was forwarded as Art. 7(3) of Law 393 asks: in five days, and the citizen told."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import Enum

from appeals_app.domain.deadline_proof import Deadline


class ForwardingViolation(str, Enum):
	"""What was not done as the article asks."""

	LATE = "late"
	AUTHOR_NOT_TOLD = "author_not_told"


@dataclass(frozen=True, slots=True)
class ForwardingVerdict:
	"""The violations found, none when all was done."""

	violations: tuple[ForwardingViolation, ...]

	@property
	def is_in_time(self) -> bool:
		"""Whether the five days were kept."""
		return ForwardingViolation.LATE not in self.violations

	@property
	def is_breach(self) -> bool:
		"""Whether anything was not done as the article asks."""
		return bool(self.violations)


def judge_forwarding(
	deadline: Deadline, *, forwarded_on: date | None, author_told_on: date | None, today: date
) -> ForwardingVerdict:
	"""Judges forwarding or return against the 5-day term.

	Art. 7(3): an appeal on matters outside the body's powers is forwarded within five days, of which the
	citizen is told. The sending closes the clock, not the acceptance by the other body; nothing is asked of the
	author's notice before the appeal is forwarded.
	"""
	violations = []
	if deadline.is_breached(answered_on=forwarded_on, today=today):
		violations.append(ForwardingViolation.LATE)
	if forwarded_on and author_told_on is None:
		violations.append(ForwardingViolation.AUTHOR_NOT_TOLD)
	return ForwardingVerdict(tuple(violations))
