"""How the heads of an authority receive people: in person, or otherwise while a suspension lasts.

Art. 22 of Law 393: personal reception is a duty of heads; it may be suspended for a quarantine. Under martial law
it may be held otherwise. Which legal regime allows it is a row of the law.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import Enum

from appeals_app.domain.calendar import check_period_order, covers, last_day_of
from appeals_app.domain.errors import DomainError


class ReceptionMode(str, Enum):
	"""How people are received on a day; open unless a suspension says otherwise."""

	OPEN = "Open"
	ONLINE = "Online"
	BY_PHONE = "By Phone"
	SUSPENDED = "Suspended"


class ReceptionError(DomainError):
	"""The reception cannot be suspended in this way."""

	code = "reception"


@dataclass(frozen=True, slots=True)
class Ground:
	"""A legal regime or an article: what a suspension rests on, and when that is in force.

	`is_in_force` is False for an article of an act that has ended, though nobody may know on which day.
	"""

	title: str
	valid_from: date
	valid_to: date | None = None
	allows_suspension: bool = True
	is_in_force: bool = True


@dataclass(frozen=True, slots=True)
class Suspension:
	"""Days on which people are received otherwise; an open end is None."""

	mode: ReceptionMode
	valid_from: date
	valid_to: date | None = None
	grounds: tuple[Ground, ...] = ()


def check_suspension(suspension: Suspension, others: Iterable[Suspension] = ()) -> None:
	"""Refuses a suspension without a ground, beyond its ground, or over the days of another."""
	check_period_order(suspension)
	if not suspension.grounds:
		raise ReceptionError(
			"It is not said on what ground the reception is held otherwise. Choose a legal regime or an article."
		)
	for ground in suspension.grounds:
		_check_ground(suspension, ground)
	for other in others:
		if other.valid_from <= last_day_of(suspension) and suspension.valid_from <= last_day_of(other):
			raise ReceptionError(
				"The reception is held otherwise from {0} already. End that suspension first, or choose other days.",
				other.valid_from,
			)


def _check_ground(suspension: Suspension, ground: Ground) -> None:
	if not ground.allows_suspension:
		raise ReceptionError(
			"“{0}” does not allow to suspend the reception. Choose another ground.", ground.title
		)
	if not ground.is_in_force:
		raise ReceptionError("The act of “{0}” is no longer in force. Choose another ground.", ground.title)
	if suspension.valid_from < ground.valid_from:
		raise ReceptionError(
			"“{0}” is in force from {1} only. Begin on that day or later.", ground.title, ground.valid_from
		)
	if ground.valid_to and last_day_of(suspension) > ground.valid_to:
		raise ReceptionError(
			"“{0}” is in force until {1}. Enter a last day that is not later.", ground.title, ground.valid_to
		)


def check_order(*, ordered_on: date, begins_on: date, today: date) -> None:
	"""Refuses an order that is not there yet, or that would hold for days before it."""
	if ordered_on > today:
		raise ReceptionError("The order is dated {0}, which has not come yet. Correct the date.", ordered_on)
	if begins_on < ordered_on:
		raise ReceptionError(
			"The order is dated {0} and cannot hold from {1} already. Correct one of the dates.",
			ordered_on,
			begins_on,
		)


def check_early_end(suspension: Suspension, last_day: date, *, today: date) -> None:
	"""Refuses an end before yesterday, before the beginning, or not earlier than the one that was set.

	Whoever ends a suspension today receives people from today on, so its last day may be yesterday.
	"""
	if suspension.valid_to and last_day >= suspension.valid_to:
		raise ReceptionError("The suspension ends on {0} already. Enter an earlier day.", suspension.valid_to)
	if last_day < suspension.valid_from:
		raise ReceptionError(
			"The suspension begins on {0}. Its last day cannot be earlier.", suspension.valid_from
		)
	if (today - last_day).days > 1:
		raise ReceptionError(
			"{0} has passed, and people were not received since. Enter a later day.", last_day
		)


def effective_end(suspension: Suspension) -> date | None:
	"""The last day it holds: its own or that of the ground that ends first; None while no end is known."""
	ends = [period.valid_to for period in (suspension, *suspension.grounds) if period.valid_to]
	return min(ends, default=None)


def mode_on(suspensions: Iterable[Suspension], day: date) -> ReceptionMode:
	"""How people are received on the day; a suspension ends with what it rests on."""
	for suspension in suspensions:
		if covers(suspension, day) and all(covers(ground, day) for ground in suspension.grounds):
			return suspension.mode
	return ReceptionMode.OPEN
