"""Why a term counted today differs from the one a card keeps, and which way it moves."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from enum import Enum
from typing import Any

# What of a rule moves dates; its title and article are words.
_COUNTED_IN_RULE = ("amount", "unit", "limit")


class TermDifference(str, Enum):
	"""What of the law changed between two counts of one term."""

	FIRST_COUNT = "first_count"
	OTHER_RULE = "other_rule"
	NEW_VERSION = "new_version"
	RULE_CHANGED = "rule_changed"
	SWITCHES_CHANGED = "switches_changed"
	CALENDAR_CHANGED = "calendar_changed"


def differences(
	before: Mapping[str, Any] | None, after: Mapping[str, Any], *, dates_moved: bool
) -> tuple[TermDifference, ...]:
	"""The differences of two bases (`CardTerm.basis()`); None before: the card had no basis yet.

	Neither calendars nor regimes are kept on the card, so they are named where dates moved although the rule
	and the answers to the questions of counting stayed.
	"""
	if not before:
		return (TermDifference.FIRST_COUNT,)
	found = list(_rule_differences(before["rule"], after["rule"]))
	if before["switches"] != after["switches"]:
		found.append(TermDifference.SWITCHES_CHANGED)
	if dates_moved and not found:
		found.append(TermDifference.CALENDAR_CHANGED)
	return tuple(found)


def changed_switches(before: Mapping[str, Any], after: Mapping[str, Any]) -> dict[str, tuple[str, str]]:
	"""The switches whose answers differ: the old answer and the new one by the switch's name."""
	old, new = before["switches"], after["switches"]
	return {
		name: (old.get(name, ""), new.get(name, ""))
		for name in sorted(old.keys() | new.keys())
		if old.get(name) != new.get(name)
	}


class TermMove(str, Enum):
	"""Which way a recalculation moves the dates of a card."""

	FIRST = "first"
	EARLIER = "earlier"
	LATER = "later"
	BOTH_WAYS = "both_ways"
	NONE = "none"


def move_of(before: Sequence[date | None], after: Sequence[date]) -> TermMove:
	"""One answer for the three dates of a card: each card is counted once."""
	pairs = [(old, new) for old, new in zip(before, after, strict=True) if old is not None]
	if not pairs:
		return TermMove.FIRST
	earlier, later = any(new < old for old, new in pairs), any(new > old for old, new in pairs)
	if earlier and later:
		return TermMove.BOTH_WAYS
	if earlier or later:
		return TermMove.EARLIER if earlier else TermMove.LATER
	return TermMove.NONE


def _rule_differences(before: Mapping[str, Any], after: Mapping[str, Any]) -> tuple[TermDifference, ...]:
	if before["code"] != after["code"]:
		is_version = before["title"] == after["title"]
		return (TermDifference.NEW_VERSION if is_version else TermDifference.OTHER_RULE,)
	if any(before[name] != after[name] for name in _COUNTED_IN_RULE):
		return (TermDifference.RULE_CHANGED,)
	return ()
