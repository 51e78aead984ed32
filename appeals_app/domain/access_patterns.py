"""What is unusual in who looked at whom: signs an administrator sets, found in access events."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from enum import Enum
from itertools import groupby

CARD_ACTS = frozenset({"Opened", "Printed", "Read By A Program", "File Downloaded"})
SEARCH_ACTS = frozenset({"Searched", "Listed"})


class Sign(str, Enum):
	"""What a rule looks for."""

	MANY_CARDS = "Many Cards"
	AT_NIGHT = "At Night"
	SAME_PERSON = "Same Person Searched"
	SAME_SURNAME = "Same Surname"
	BIG_EXPORT = "Big Export"
	NOT_ASSIGNED = "Not Assigned"


COUNTED = frozenset({Sign.MANY_CARDS, Sign.SAME_PERSON})
"""Signs that count what was done in a stretch of time."""


@dataclass(frozen=True, slots=True)
class Look:
	"""One access event, as far as the signs ask."""

	name: str
	user: str
	happened_at: datetime
	act: str
	subject: str = ""
	searched: str = ""
	rows: int = 0
	was_assigned: bool = False
	needs_assignment: bool = False
	has_same_surname: bool = False


@dataclass(frozen=True, slots=True)
class WatchRule:
	"""A sign with its limits."""

	title: str
	sign: Sign
	most: int = 0
	within: timedelta = timedelta()
	night_begins: time = time(22)
	night_ends: time = time(6)


@dataclass(frozen=True, slots=True)
class Finding:
	"""What a rule found: who, since when until when, how much, and the first event to look at."""

	rule: str
	sign: Sign
	user: str
	begins_at: datetime
	ends_at: datetime
	count: int
	first_event: str


def find_unusual(looks: Iterable[Look], rules: Iterable[WatchRule]) -> list[Finding]:
	"""Findings of all rules, the latest first."""
	by_moment = sorted(looks, key=lambda look: (look.user, look.happened_at))
	found = [finding for rule in rules for finding in _found_by(rule, by_moment)]
	return sorted(found, key=lambda finding: (finding.begins_at, finding.user), reverse=True)


def _found_by(rule: WatchRule, looks: Sequence[Look]) -> Iterator[Finding]:
	if rule.sign is Sign.MANY_CARDS:
		cards = [look for look in looks if look.act in CARD_ACTS]
		yield from _crowded(rule, cards, lambda look: look.user, distinct=True)
	elif rule.sign is Sign.SAME_PERSON:
		searches = [look for look in looks if look.act in SEARCH_ACTS and look.searched]
		yield from _crowded(rule, searches, lambda look: (look.user, look.searched), distinct=False)
	else:
		yield from _grouped_by_day(rule, [look for look in looks if _bears(rule, look)])


def _bears(rule: WatchRule, look: Look) -> bool:
	"""The sign is in the look itself."""
	if rule.sign is Sign.AT_NIGHT:
		return is_night(look.happened_at.time(), rule.night_begins, rule.night_ends)
	if rule.sign is Sign.SAME_SURNAME:
		return look.has_same_surname
	if rule.sign is Sign.BIG_EXPORT:
		return look.act == "Exported" and look.rows > rule.most
	return look.act in CARD_ACTS and look.needs_assignment and not look.was_assigned


def is_night(moment: time, begins: time, ends: time) -> bool:
	"""The time lies in the night, which may go past midnight; the end does not belong to it."""
	if begins <= ends:
		return begins <= moment < ends
	return moment >= begins or moment < ends


def _crowded(rule: WatchRule, looks: Sequence[Look], key: object, *, distinct: bool) -> Iterator[Finding]:
	"""Stretches of time in which there is more than the rule lets be; each is told of once."""
	for _who, own in groupby(sorted(looks, key=lambda look: (key(look), look.happened_at)), key=key):
		window: list[Look] = []
		for look in own:
			window = [one for one in window if look.happened_at - one.happened_at <= rule.within]
			window.append(look)
			count = len({one.subject for one in window}) if distinct else len(window)
			if count > rule.most:
				yield _finding(rule, window, count)
				window = []


def _grouped_by_day(rule: WatchRule, looks: Sequence[Look]) -> Iterator[Finding]:
	"""One finding for a user and a day, with how many looks bear the sign."""
	for _day, own in groupby(looks, key=lambda look: (look.user, look.happened_at.date())):
		group = list(own)
		count = max(look.rows for look in group) if rule.sign is Sign.BIG_EXPORT else len(group)
		yield _finding(rule, group, count)


def _finding(rule: WatchRule, looks: Sequence[Look], count: int) -> Finding:
	first, last = looks[0], looks[-1]
	return Finding(
		rule=rule.title,
		sign=rule.sign,
		user=first.user,
		begins_at=first.happened_at,
		ends_at=last.happened_at,
		count=count,
		first_event=first.name,
	)
