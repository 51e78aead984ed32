"""Reminders of a term: steps counted from the control date, each taken once, the furthest reached alone."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import Enum

CATCH_UP = timedelta(days=7)
"""A step missed for longer, the system having stood still, is not made up for: the later steps tell of it."""


class Receiver(Enum):
	"""Who is reminded."""

	EXECUTOR = "Executor"
	UNIT_HEAD = "Head Of The Unit"
	HEAD = "Head Of The Authority"
	CONTROLLER = "Controller"
	SUPERIOR = "Controller Of The Superior"


@dataclass(frozen=True, slots=True)
class Level:
	"""One step: so many days after the control date, or before it, somebody is reminded."""

	name: str
	title: str
	days_after: int
	receiver: Receiver


def furthest_first(levels: Iterable[Level]) -> list[Level]:
	"""The order steps are taken in: an appeal that has reached several takes the furthest."""
	return sorted(levels, key=lambda level: (-level.days_after, level.name))


def control_dates_reached(level: Level, *, today: date) -> tuple[date, date]:
	"""The first and the last control date of appeals that reach the step today or have reached it of late."""
	last = today - timedelta(days=level.days_after)
	return last - CATCH_UP, last
