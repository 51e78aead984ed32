"""Rows of law that follow each other in time: versions without a gap and without an end, and what they must cover."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from appeals_app.domain.calendar import (
	ONE_DAY,
	Period,
	check_period_order,
	covers,
	last_day_of,
	sorted_without_overlap,
)
from appeals_app.domain.errors import CoverageError, PeriodOrderError, VersionGapError, VersionSplitError


@dataclass(frozen=True, slots=True)
class OptionalPeriod:
	"""A period of which neither end need be known."""

	valid_from: date
	valid_to: date | None


def optional_period(valid_from: date | None, valid_to: date | None) -> OptionalPeriod:
	"""The period of a row that may leave both ends empty."""
	return OptionalPeriod(valid_from or date.min, valid_to)


def check_act_end(adopted_on: date | None, valid_to: date | None) -> None:
	"""Refuses an act that lost its force before it was adopted."""
	if adopted_on and valid_to and valid_to < adopted_on:
		raise PeriodOrderError(
			"The act was adopted on {0} and cannot have lost its force on {1}, before that. Correct one of the dates.",
			adopted_on,
			valid_to,
		)


def check_versions(versions: Iterable[Period], name: str) -> None:
	"""Refuses versions that end before they begin, overlap, leave a gap, or end without a follower."""
	versions = tuple(versions)
	for version in versions:
		check_period_order(version)
	ordered = sorted_without_overlap(versions, name)
	for earlier, later in pairwise(ordered):
		if later.valid_from != last_day_of(earlier) + ONE_DAY:
			raise VersionGapError(
				"“{0}” says nothing from {1} to {2}. Fill the gap.",
				name,
				last_day_of(earlier) + ONE_DAY,
				later.valid_from - ONE_DAY,
			)
	last = ordered[-1]
	if last.valid_to:
		raise VersionGapError(
			"“{0}” would end on {1} with nothing after it. Leave “Valid To” empty, and begin a new version when"
			" the law changes.",
			name,
			last.valid_to,
		)


def check_split(version: Period, valid_from: date) -> None:
	"""Refuses a new version that begins outside the one it is to follow, or with it."""
	if not covers(version, valid_from) or valid_from == version.valid_from:
		raise VersionSplitError(
			"A new version cannot begin on {0}: the version it follows holds from {1}. Choose a later day within"
			" its period.",
			valid_from,
			version.valid_from,
		)


def check_covers(versions: Sequence[Period], name: str, user: Period) -> None:
	"""Refuses a calendar that does not reach over the whole period of a counting that names it."""
	first = min((version.valid_from for version in versions), default=None)
	last = max((last_day_of(version) for version in versions), default=None)
	if first is None or last is None or first > user.valid_from or last < last_day_of(user):
		raise CoverageError(
			"The working calendar “{0}” does not cover the whole period of the counting of terms in force from"
			" {1}. Let its last version stay open, or begin a new version of it instead of closing it.",
			name,
			user.valid_from,
		)
