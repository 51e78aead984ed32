"""Which term rule an appeal falls under: dated rules with conditions, the narrowest fitting one wins."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

from appeals_app.domain.calendar import check_period_order, covers
from appeals_app.domain.errors import AmbiguousTermRuleError, NoTermRuleError, TermRuleError
from appeals_app.domain.term_rules import TermRule

# What a rule may ask about an appeal. An appeal may have several values of one fact (author categories).
TERM_FACTS = frozenset({"kind", "channel", "author_category", "sign", "study"})

Facts = Mapping[str, frozenset[str]]


@dataclass(frozen=True, slots=True)
class DatedTermRule:
	"""A rule in force from a day to a day for appeals that meet every condition; no condition means any.

	Of several fitting rules the one with the higher priority holds, then the one with more conditions.
	"""

	rule: TermRule
	valid_from: date
	valid_to: date | None = None
	conditions: Facts = field(default_factory=dict)
	priority: int = 0

	def __post_init__(self) -> None:
		check_period_order(self)
		unknown = set(self.conditions) - TERM_FACTS
		if unknown:
			raise TermRuleError(
				"The term rule “{0}” asks about “{1}”, which appeals do not have. It may ask about: {2}.",
				self.rule.code,
				sorted(unknown)[0],
				", ".join(sorted(TERM_FACTS)),
			)

	@property
	def rank(self) -> tuple[int, int]:
		"""What decides between two fitting rules."""
		return self.priority, len(self.conditions)

	def fits(self, facts: Facts, on_day: date) -> bool:
		"""Whether the rule is in force on the day and every condition shares a value with the facts."""
		return covers(self, on_day) and all(
			allowed & facts.get(name, frozenset()) for name, allowed in self.conditions.items()
		)


def match_term_rule(rules: Iterable[DatedTermRule], facts: Facts, on_day: date) -> TermRule:
	"""The one rule that holds for an appeal received on the day; refuses none and refuses a tie."""
	fitting = [dated for dated in rules if dated.fits(facts, on_day)]
	if not fitting:
		raise NoTermRuleError(
			"No term rule in force on {0} fits the appeal. Set its term by hand and add a rule for such appeals.",
			on_day,
		)
	highest = max(dated.rank for dated in fitting)
	best = [dated.rule for dated in fitting if dated.rank == highest]
	if len(best) > 1:
		raise AmbiguousTermRuleError(
			"The term rules “{0}” and “{1}” fit the appeal equally well. Give one of them a higher priority.",
			best[0].code,
			best[1].code,
		)
	return best[0]
