"""Days on which appeals would come and find no term: what a closed or disabled rule leaves behind."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from appeals_app.domain.calendar import ONE_DAY
from appeals_app.domain.term_matching import DatedTermRule, Facts


@dataclass(frozen=True, slots=True)
class TermNeed:
	"""What a term is needed for on every day: a purpose, and the facts that every such appeal has."""

	purpose: str
	facts: Facts = field(default_factory=dict)


NEEDS = (
	TermNeed("Consideration", {"study": frozenset({"Needed"})}),
	TermNeed("Consideration", {"study": frozenset({"Not Needed"})}),
	TermNeed("Forwarding"),
	TermNeed("Return"),
	TermNeed("Formal Return"),
)
"""Law 393, Art. 20(1), 7(3) and 5: an appeal received on any day has these terms, whatever else it is."""


@dataclass(frozen=True, slots=True)
class RuleGap:
	"""Days without a rule; `last_day` is None where no rule follows."""

	need: TermNeed
	first_day: date
	last_day: date | None


def find_gaps(need: TermNeed, rules: Iterable[DatedTermRule], since: date) -> tuple[RuleGap, ...]:
	"""The periods from the day on in which no rule fits an appeal of which only the facts of the need are known.

	A rule with a condition beyond them is no answer: there are appeals that do not meet it.
	"""
	rules = tuple(rules)
	borders = _borders(rules, since)
	gaps: list[RuleGap] = []
	for number, begins in enumerate(borders):
		if any(rule.fits(need.facts, begins) for rule in rules):
			continue
		ends = borders[number + 1] - ONE_DAY if number + 1 < len(borders) else None
		if gaps and gaps[-1].last_day == begins - ONE_DAY:
			gaps[-1] = replace(gaps[-1], last_day=ends)
		else:
			gaps.append(RuleGap(need, begins, ends))
	return tuple(gaps)


def _borders(rules: Sequence[DatedTermRule], since: date) -> list[date]:
	"""The first day, and each later one on which a rule begins or has just ended: between them nothing changes."""
	ends = {rule.valid_to + ONE_DAY for rule in rules if rule.valid_to}
	return sorted({since} | {day for day in ends | {rule.valid_from for rule in rules} if day > since})
