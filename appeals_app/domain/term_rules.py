"""The terms the law sets: how much, counted how, by which article, and whether they may be extended.

These are today's terms; in the system they are rows an administrator dates and changes, of the same shape.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from enum import Enum
from types import MappingProxyType

from appeals_app.domain.errors import TermRuleError, UnknownTermError
from appeals_app.domain.text_cleaning import is_blank

LONGEST_TERM = 3660


class TermUnit(str, Enum):
	"""In what a term is counted. DAYS and SHORT_DAYS ask the switches; the others are set by their act."""

	DAYS = "days"
	SHORT_DAYS = "short_days"
	CALENDAR_DAYS = "calendar_days"
	WORKING_DAYS = "working_days"
	MONTHS = "months"
	HOURS = "hours"


@dataclass(frozen=True, slots=True)
class TermRule:
	"""One term. `limit` is the whole term after an extension, always in calendar days: it protects the citizen
	and no switch stretches it; None forbids extensions. `may_be_shortened`: Art. 20(2) knows only the terms
	of Art. 20.

	`is_verified` is False for what is known from memory or from an act no longer in force. `since`: from which day
	the row says so, None for a rule built in.
	"""

	code: str
	amount: int
	unit: TermUnit
	article: str
	title: str
	limit: int | None = None
	may_be_shortened: bool = False
	is_verified: bool = True
	since: date | None = None

	def __post_init__(self) -> None:
		if is_blank(self.article):
			raise TermRuleError(
				"The term rule “{0}” names no article. Name the article it rests on.", self.code
			)
		for amount in (self.amount, self.limit):
			if amount is not None and not 1 <= amount <= LONGEST_TERM:
				raise TermRuleError(
					"The term rule “{0}” is {1} long. Set a whole number from 1 to {2}.",
					self.code,
					amount,
					LONGEST_TERM,
				)


LAW_393 = "Закону України «Про звернення громадян»"
_ARTICLE_20 = f"ч. 1 ст. 20 {LAW_393}"
_ARTICLE_7 = f"ч. 3 ст. 7 {LAW_393}"
_ARTICLE_5 = f"ст. 5 {LAW_393}"
_ARTICLE_23_1 = f"ст. 23-1 {LAW_393}"
_INFORMATION_ARTICLE_20 = "ст. 20 Закону України «Про доступ до публічної інформації»"
_PERSONAL_DATA_ORDER = "типовий порядок, затверджений наказом Уповноваженого № 1/02-14"
_PERSONAL_DATA_ARTICLE_8 = "ст. 8 Закону України «Про захист персональних даних»"
_HOT_LINE_898 = "порядок роботи урядової «гарячої лінії», затверджений постановою КМУ № 898 (нечинний)"

WHOLE_TERM_LIMIT = 45

_RULES = (
	TermRule(
		"15d",
		15,
		TermUnit.DAYS,
		_ARTICLE_20,
		"звернення, які не потребують додаткового вивчення",
		may_be_shortened=True,
	),
	TermRule(
		"month",
		1,
		TermUnit.MONTHS,
		_ARTICLE_20,
		"загальний строк розгляду",
		limit=WHOLE_TERM_LIMIT,
		may_be_shortened=True,
	),
	TermRule(
		"45d",
		WHOLE_TERM_LIMIT,
		TermUnit.CALENDAR_DAYS,
		_ARTICLE_20,
		"граничний загальний строк розгляду",
		may_be_shortened=True,
	),
	TermRule("5d", 5, TermUnit.SHORT_DAYS, _ARTICLE_7, "пересилання за належністю або повернення автору"),
	TermRule("10d", 10, TermUnit.DAYS, _ARTICLE_5, "повернення звернення, оформленого без дотримання вимог"),
	TermRule("petition-check-2wd", 2, TermUnit.WORKING_DAYS, _ARTICLE_23_1, "перевірка електронної петиції"),
	TermRule(
		"petition-collect-3m",
		3,
		TermUnit.MONTHS,
		_ARTICLE_23_1,
		"збирання підписів на загальнодержавному рівні",
	),
	TermRule(
		"petition-consider-10wd", 10, TermUnit.WORKING_DAYS, _ARTICLE_23_1, "розгляд електронної петиції"
	),
	TermRule("info-5wd", 5, TermUnit.WORKING_DAYS, _INFORMATION_ARTICLE_20, "запит на публічну інформацію"),
	TermRule("info-48h", 48, TermUnit.HOURS, _INFORMATION_ARTICLE_20, "запит щодо життя, свободи чи безпеки"),
	TermRule(
		"info-20wd", 20, TermUnit.WORKING_DAYS, _INFORMATION_ARTICLE_20, "запит на великий обсяг інформації"
	),
	TermRule(
		"personal-data-30d", 30, TermUnit.CALENDAR_DAYS, _PERSONAL_DATA_ARTICLE_8, "запит суб’єкта даних"
	),
	TermRule(
		"personal-data-demand-10d",
		10,
		TermUnit.CALENDAR_DAYS,
		_PERSONAL_DATA_ORDER,
		"вимога змінити чи знищити дані або заперечення проти обробки",
		is_verified=False,
	),
	TermRule(
		"hotline-5d", 5, TermUnit.CALENDAR_DAYS, _HOT_LINE_898, "без додаткового вивчення", is_verified=False
	),
	TermRule(
		"hotline-15d", 15, TermUnit.CALENDAR_DAYS, _HOT_LINE_898, "з вивченням", limit=30, is_verified=False
	),
	TermRule(
		"hotline-30d",
		30,
		TermUnit.CALENDAR_DAYS,
		_HOT_LINE_898,
		"граничний загальний строк",
		is_verified=False,
	),
)
TERM_RULES: Mapping[str, TermRule] = MappingProxyType({rule.code: rule for rule in _RULES})


@dataclass(frozen=True, slots=True)
class TermProfile:
	"""The terms of one kind of handling: without further study, with it, and at most."""

	without_study: TermRule
	with_study: TermRule
	at_most: TermRule


TERM_PROFILES: Mapping[str, TermProfile] = MappingProxyType(
	{
		"law_393": TermProfile(TERM_RULES["15d"], TERM_RULES["month"], TERM_RULES["45d"]),
		# The terms of КМУ № 976 were not read: this is the practice of the act before it.
		"hotline_legacy": TermProfile(
			TERM_RULES["hotline-5d"], TERM_RULES["hotline-15d"], TERM_RULES["hotline-30d"]
		),
	}
)


def term_rule(code: str) -> TermRule:
	"""The built-in rule with this code."""
	if code not in TERM_RULES:
		raise UnknownTermError("There is no term “{0}”. The terms are: {1}.", code, ", ".join(TERM_RULES))
	return TERM_RULES[code]


def petition_collection_rule(days: int, article: str) -> TermRule:
	"""The local term of collecting signatures: the community's statute sets the days (Art. 23-1)."""
	return TermRule(
		"petition-collect-local", days, TermUnit.CALENDAR_DAYS, article, "збирання підписів у громаді"
	)


def limit_rule(rule: TermRule) -> TermRule:
	"""The whole term after an extension as a rule of its own, counted from the same start."""
	if rule.limit is None:
		raise TermRuleError("The term rule “{0}” has no limit. Set one or do not extend the term.", rule.code)
	return replace(rule, amount=rule.limit, unit=TermUnit.CALENDAR_DAYS, limit=None)
