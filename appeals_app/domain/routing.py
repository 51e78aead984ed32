"""Which rule says where an appeal goes, and why each other rule does not.

A rule holds where every condition it gives is met; a rule that gives none holds for every appeal of its authority.  Of
rules that hold, the higher priority decides, then the more specific one, then the title, so that the order is never open.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import Enum

from appeals_app.domain import appeal_words

Lemmas = Callable[[str], frozenset[str]]
"""Every dictionary form a word may have."""

Phrase = tuple[frozenset[str], ...]
"""Words that all have to stand in the text, each as its dictionary forms."""


class Condition(str, Enum):
	"""What a rule may ask of an appeal."""

	ITEM = "item"
	PLACE = "place"
	CHANNEL = "channel"
	KIND = "kind"
	CATEGORY = "category"
	WORDS = "words"
	COMPLAINED = "complained"


class Outcome(str, Enum):
	"""What became of a rule for an appeal."""

	DECIDES = "decides"
	OUTRANKED = "outranked"
	BLOCKED = "blocked"
	NOT_MET = "not met"
	NOT_IN_FORCE = "not in force"


@dataclass(frozen=True, slots=True)
class RouteRule:
	"""Conditions of a rule; an empty one is not asked.  `authority` is empty where the rule holds for every authority."""

	name: str
	title: str
	authority: str = ""
	priority: int = 0
	is_enabled: bool = True
	valid_from: date | None = None
	valid_to: date | None = None
	item: str = ""
	place: str = ""
	channel: str = ""
	kind: str = ""
	category: str = ""
	phrases: tuple[Phrase, ...] = ()
	complained: str = ""

	def is_in_force(self, day: date) -> bool:
		"""Switched on, and the day lies between both ends, which are included."""
		return self.is_enabled and (self.valid_from or date.min) <= day <= (self.valid_to or date.max)

	@property
	def conditions(self) -> tuple[Condition, ...]:
		"""The conditions the rule gives."""
		given = {
			Condition.ITEM: self.item,
			Condition.PLACE: self.place,
			Condition.CHANNEL: self.channel,
			Condition.KIND: self.kind,
			Condition.CATEGORY: self.category,
			Condition.WORDS: self.phrases,
			Condition.COMPLAINED: self.complained,
		}
		return tuple(condition for condition, value in given.items() if value)


@dataclass(frozen=True, slots=True)
class RoutedAppeal:
	"""What rules ask of an appeal: items and places with those above them, each with its distance from the appeal's own."""

	authority: str
	items: Mapping[str, int] = field(default_factory=dict)
	places: Mapping[str, int] = field(default_factory=dict)
	channel: str = ""
	kind: str = ""
	categories: frozenset[str] = frozenset()
	forms: frozenset[str] = frozenset()
	complained: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Judged:
	"""A rule with what became of it: `failed` are the conditions not met, `obstacle` why its destination is none."""

	rule: RouteRule
	outcome: Outcome
	failed: tuple[Condition, ...] = ()
	obstacle: str = ""


def phrases_of(words: str, lemmas: Lemmas) -> tuple[Phrase, ...]:
	"""Alternatives written one a line or after commas; of each all words have to stand in the text, in any form."""
	lines = (words or "").replace(",", "\n").splitlines()
	phrases = (tuple(lemmas(word) for word in _parts(line)) for line in lines)
	return tuple(phrase for phrase in phrases if phrase)


def forms_in(text: str, lemmas: Lemmas) -> frozenset[str]:
	"""Every dictionary form the words of the text may have."""
	return frozenset().union(*(lemmas(word) for word in set(_parts(text))))


def _parts(text: str) -> list[str]:
	return [part for word in appeal_words.words_of(text) for part in word.split("-") if part]


def failed_conditions(rule: RouteRule, appeal: RoutedAppeal) -> tuple[Condition, ...]:
	"""Conditions of the rule the appeal does not meet."""
	is_met = {
		Condition.ITEM: rule.item in appeal.items,
		Condition.PLACE: rule.place in appeal.places,
		Condition.CHANNEL: rule.channel == appeal.channel,
		Condition.KIND: rule.kind == appeal.kind,
		Condition.CATEGORY: rule.category in appeal.categories,
		Condition.WORDS: is_said(rule.phrases, appeal.forms),
		Condition.COMPLAINED: rule.complained in appeal.complained,
	}
	return tuple(condition for condition in rule.conditions if not is_met[condition])


def is_said(phrases: Iterable[Phrase], forms: frozenset[str]) -> bool:
	"""One of the alternatives stands among the forms."""
	return any(_stands_in(phrase, forms) for phrase in phrases)


def _stands_in(phrase: Phrase, forms: frozenset[str]) -> bool:
	return all(word & forms for word in phrase)


def in_order(rules: Iterable[RouteRule], appeal: RoutedAppeal) -> list[RouteRule]:
	"""Rules as they take precedence: priority, more conditions, own authority, nearer item and place, title."""
	return sorted(rules, key=lambda rule: _precedence(rule, appeal))


def _precedence(rule: RouteRule, appeal: RoutedAppeal) -> tuple:
	distance = appeal.items.get(rule.item, 0) + appeal.places.get(rule.place, 0)
	return (-rule.priority, -len(rule.conditions), not rule.authority, distance, rule.title, rule.name)


def judge_rules(
	rules: Iterable[RouteRule],
	appeal: RoutedAppeal,
	*,
	on: date,
	obstacle: Callable[[RouteRule], str] = lambda rule: "",
) -> list[Judged]:
	"""What becomes of every rule on the day, the deciding one first, then those that hold, then the others.

	`obstacle` says why the destination of a rule is none: the rule is passed over and the next one decides.
	"""
	ranked = in_order(rules, appeal)
	holding = [rule for rule in ranked if rule.is_in_force(on) and not failed_conditions(rule, appeal)]
	judged = list(_judge_holding(holding, obstacle))
	judged.sort(key=lambda row: row.outcome is not Outcome.DECIDES)
	return judged + [_judge_other(rule, appeal, on) for rule in ranked if rule not in holding]


def _judge_holding(holding: list[RouteRule], obstacle: Callable[[RouteRule], str]) -> Iterator[Judged]:
	is_decided = False
	for rule in holding:
		if is_decided:
			yield Judged(rule, Outcome.OUTRANKED)
		elif said := obstacle(rule):
			yield Judged(rule, Outcome.BLOCKED, obstacle=said)
		else:
			is_decided = True
			yield Judged(rule, Outcome.DECIDES)


def _judge_other(rule: RouteRule, appeal: RoutedAppeal, on: date) -> Judged:
	if not rule.is_in_force(on):
		return Judged(rule, Outcome.NOT_IN_FORCE)
	return Judged(rule, Outcome.NOT_MET, failed=failed_conditions(rule, appeal))
