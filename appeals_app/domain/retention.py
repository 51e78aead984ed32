"""How long personal data are kept: from which day a period runs, when it is over, and what keeps it from ending.

Years are counted from a day, or, as files are in archives, from 1 January of the year after it.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from appeals_app.domain.errors import DomainError
from appeals_app.domain.personal_inventory import Subject

LONGEST_YEARS = 150
"""Longer is no period but keeping for ever."""


class RetentionRuleError(DomainError):
	"""A retention rule cannot be applied."""

	code = "retention_rule"


@dataclass(frozen=True, slots=True)
class RetentionRule:
	"""A rule in force: what it speaks of, how long, and for which kind of appeals alone, if for one."""

	code: str
	subject: Subject
	starts_from: str
	years: int
	from_next_year: bool = False
	appeal_kind: str = ""
	for_ever: bool = False


def check_rule(rule: RetentionRule) -> None:
	"""Refuses a period that erases at once or never ends."""
	if not rule.for_ever and not 1 <= rule.years <= LONGEST_YEARS:
		raise RetentionRuleError(
			"A period of keeping has from 1 to {0} years. Enter whole years, or choose keeping for ever.",
			LONGEST_YEARS,
		)
	if rule.appeal_kind and rule.subject is not Subject.APPEAL:
		raise RetentionRuleError("Only appeals have a kind. Leave the kind empty, or choose appeals.")


def kept_until(started: date, rule: RetentionRule) -> date:
	"""The first day on which data whose period began on that day are due."""
	if rule.from_next_year:
		return date(started.year + 1 + rule.years, 1, 1)
	return _years_later(started, rule.years)


def last_due_start(today: date, rule: RetentionRule) -> date:
	"""The last day from which the period is over today: a list of what is due is asked for by it."""
	if rule.from_next_year:
		return date(today.year - rule.years, 1, 1) - timedelta(days=1)
	start = _years_later(today, -rule.years)
	# 29 February: its years end on 28 February of a common year, so on that day two days are over
	later = start + timedelta(days=1)
	return later if kept_until(later, rule) <= today else start


def rules_of_subject(rules: Iterable[RetentionRule], subject: Subject) -> list[RetentionRule]:
	"""Rules of the subject, those for one kind of appeals first: they hold instead of the common one."""
	return sorted((rule for rule in rules if rule.subject is subject), key=lambda rule: not rule.appeal_kind)


def check_rules_apart(rules: Iterable[RetentionRule]) -> None:
	"""Refuses two rules in force that speak of the same records."""
	known: dict[tuple[Subject, str], RetentionRule] = {}
	for rule in rules:
		other = known.setdefault((rule.subject, rule.appeal_kind), rule)
		if other is not rule:
			raise RetentionRuleError(
				"The rules “{0}” and “{1}” speak of the same records. Close one of them.",
				other.code,
				rule.code,
			)


def _years_later(day: date, years: int) -> date:
	try:
		return day.replace(year=day.year + years)
	except ValueError:
		return day.replace(year=day.year + years, day=28)
