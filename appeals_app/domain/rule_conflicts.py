"""Term rules an administrator should not save: two that would tie, one that would never hold."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from appeals_app.domain.calendar import covers, last_day_of
from appeals_app.domain.errors import AmbiguousTermRuleError, TermRuleError
from appeals_app.domain.term_matching import DatedTermRule
from appeals_app.domain.term_rules import TermRule, TermUnit

# An appeal has one value of each of these facts; it may have several author categories.
SINGLE_FACTS = frozenset({"kind", "channel", "sign", "study"})

# The fewest calendar days a unit takes.
_SHORTEST = {TermUnit.MONTHS: 28}


@dataclass(frozen=True, slots=True)
class AwaitedItem:
	"""A value a rule waits for: an item of the classifier or a channel, as it stands in the directory."""

	title: str
	is_of_own_group: bool = True
	is_in_use: bool = True
	valid_from: date | None = None
	valid_to: date | None = None


@dataclass(frozen=True, slots=True)
class Ground:
	"""The article a rule rests on: its citation, its last day and that of its act, the earlier of the two."""

	citation: str
	valid_to: date | None = None
	is_in_force: bool = True


def check_ground(dated: DatedTermRule, ground: Ground) -> None:
	"""Refuses a rule on an article that is no longer in force when the rule begins."""
	if not ground.is_in_force or (ground.valid_to is not None and ground.valid_to < dated.valid_from):
		raise TermRuleError(
			"The term rule “{0}” rests on “{1}”, which is no longer in force when the rule begins. Name the"
			" article in force then.",
			dated.rule.code,
			ground.citation,
		)


LONGEST_IN_MONTHS = 24
LONGEST_IN_DAYS = 2 * 366
"""No term of an appeal comes near: the longest the acts know is three months. A longer one is a slip of the pen."""


def check_length(rule: TermRule) -> None:
	"""Refuses a length nobody can mean, which no working calendar would reach."""
	longest = LONGEST_IN_MONTHS if rule.unit is TermUnit.MONTHS else LONGEST_IN_DAYS
	if rule.amount > longest and rule.unit is not TermUnit.HOURS:
		raise TermRuleError(
			"The term rule “{0}” is {1} long, and no term in this unit is longer than {2}. Correct the amount or"
			" the unit.",
			rule.code,
			rule.amount,
			longest,
		)
	if rule.limit is not None and rule.limit > LONGEST_IN_DAYS:
		raise TermRuleError(
			"The term rule “{0}” may be extended to {1} days, and no term may be longer than {2}. Correct the limit.",
			rule.code,
			rule.limit,
			LONGEST_IN_DAYS,
		)


def check_limit(rule: TermRule) -> None:
	"""Refuses a limit of the whole term in days for a term in hours, and one shorter than the term itself."""
	if rule.limit is not None and rule.unit is TermUnit.HOURS:
		raise TermRuleError(
			"The term rule “{0}” is counted in hours, and terms in hours are not extended. Leave the limit of the"
			" whole term empty.",
			rule.code,
		)
	shortest = rule.amount * _SHORTEST.get(rule.unit, 1)
	if rule.limit is not None and rule.limit < shortest:
		raise TermRuleError(
			"The term rule “{0}” may be extended to {1} days, which is shorter than the term. Correct the limit.",
			rule.code,
			rule.limit,
		)


def check_awaited_items(dated: DatedTermRule, items: Iterable[AwaitedItem]) -> None:
	"""Refuses a condition that no appeal can meet while the rule is in force."""
	for item in items:
		if not item.is_of_own_group:
			raise TermRuleError(
				"The term rule “{0}” asks for “{1}”, which is of another group of the classifier. Choose an item"
				" of the group the field is for.",
				dated.rule.code,
				item.title,
			)
		if not item.is_in_use or not _may_meet(dated, item):
			raise TermRuleError(
				"The term rule “{0}” asks for “{1}”, which no appeal can have while the rule is in force."
				" Take the condition out or correct the dates.",
				dated.rule.code,
				item.title,
			)


def check_against_others(dated: DatedTermRule, others: Iterable[DatedTermRule]) -> None:
	"""Refuses a rule that would tie with another for some appeal, or that another always comes before."""
	for other in others:
		if would_tie(dated, other):
			raise AmbiguousTermRuleError(
				"The term rules “{0}” and “{1}” fit the appeal equally well. If the law has changed, let the old rule end"
				" the day before the new one begins: open it and press “Begin New Version”. Otherwise give one of"
				" them a higher priority.",
				dated.rule.code,
				other.rule.code,
			)
		if always_comes_before(other, dated):
			raise TermRuleError(
				"The term rule “{0}” would never hold: “{1}” comes before it for every appeal. Change its"
				" priority, conditions or dates.",
				dated.rule.code,
				other.rule.code,
			)


def would_tie(one: DatedTermRule, other: DatedTermRule) -> bool:
	"""Whether an appeal can be thought of that both rules fit, with nothing to choose between them."""
	return one.rank == other.rank and _overlap(one, other) and _compatible(one, other)


def always_comes_before(first: DatedTermRule, second: DatedTermRule) -> bool:
	"""Whether every appeal the second rule fits is taken by the first."""
	return (
		first.rank > second.rank
		and covers(first, second.valid_from)
		and last_day_of(first) >= last_day_of(second)
		and all(
			name in second.conditions and second.conditions[name] <= allowed
			for name, allowed in first.conditions.items()
		)
	)


def _overlap(one: DatedTermRule, other: DatedTermRule) -> bool:
	return one.valid_from <= last_day_of(other) and other.valid_from <= last_day_of(one)


def _compatible(one: DatedTermRule, other: DatedTermRule) -> bool:
	shared = set(one.conditions) & set(other.conditions) & SINGLE_FACTS
	return all(one.conditions[name] & other.conditions[name] for name in shared)


def _may_meet(dated: DatedTermRule, item: AwaitedItem) -> bool:
	closed_before = item.valid_to is not None and item.valid_to < dated.valid_from
	opened_after = item.valid_from is not None and item.valid_from > last_day_of(dated)
	return not closed_before and not opened_after
