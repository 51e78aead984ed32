"""Rows of the law turned into values of the domain: read once a request, forgotten when one of them changes."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

import frappe
from frappe.query_builder import DocType

from appeals_app.domain.calendar import CalendarVersions, Regime, WorkingDays, covers
from appeals_app.domain.errors import CalendarError, NoCountingError, NoTermRuleError, UnknownTermError
from appeals_app.domain.term_matching import DatedTermRule, match_term_rule
from appeals_app.domain.term_rules import TermRule
from appeals_app.domain.term_switches import Switches
from appeals_app.legal_reference.law_values import calendar_of, dated_rule_of, regime_of, switches_of

CONSIDERATION = "Consideration"
CHOSEN_BY_PERSON = frozenset({"Petition", "Public Information", "Personal Data", "Personal Data Incident"})
"""Purposes with several rules side by side: which one holds, a person says."""

GENERAL_COUNTING = "general"
"""Code of the counting that holds for every rule which names no other."""

Value = TypeVar("Value")


@dataclass(frozen=True, slots=True)
class StoredRule:
	"""A Term Rule: what it is for, whether it is in use, the counting it names, and the rule itself."""

	purpose: str
	is_enabled: bool
	counting: str | None
	dated: DatedTermRule


@dataclass(frozen=True, slots=True)
class StoredCounting:
	"""A Term Counting: the line of versions it belongs to, its period, its answers."""

	name: str
	code: str
	valid_from: date
	valid_to: date | None
	switches: Switches


def consideration_rules() -> tuple[DatedTermRule, ...]:
	"""Enabled rules of consideration for `match_term_rule`.

	Facts they ask about: kind, author_category and sign are names of classifier items, channel is the name of
	a channel, study the choice «Needed» or «Not Needed».
	"""
	return rules_for(CONSIDERATION)


def rules_for(purpose: str) -> tuple[DatedTermRule, ...]:
	"""Enabled rules of the purpose."""
	return tuple(
		stored.dated for stored in stored_rules().values() if stored.is_enabled and stored.purpose == purpose
	)


def rule_for_purpose(purpose: str, on_day: date) -> TermRule:
	"""The one enabled rule of the purpose in force on the day; NoTermRuleError where there is none."""
	in_force = [dated for dated in rules_for(purpose) if covers(dated, on_day)]
	if not in_force:
		raise NoTermRuleError(
			"No term rule for “{0}” is in force on {1}. Ask the administrator to add one.", purpose, on_day
		)
	return match_term_rule(in_force, {}, on_day)


def term_rule_named(name: str) -> TermRule:
	"""The rule with this code, whatever its purpose, conditions and period; UnknownTermError where none is."""
	return _stored_rule(name).dated.rule


def counting_of_rule(name: str) -> str | None:
	"""The Term Counting the rule names instead of the general one."""
	return _stored_rule(name).counting


def counting_switches(on_day: date, counting: str | None = None) -> Switches:
	"""Answers in force on the day: of the general counting, or of the line of versions `counting` belongs to."""
	countings = stored_countings()
	code = next((stored.code for stored in countings if stored.name == counting), GENERAL_COUNTING)
	for stored in countings:
		if stored.code == code and covers(stored, on_day):
			return stored.switches
	raise NoCountingError(
		"The counting of terms “{0}” says nothing about {1}. Ask the administrator to set it.", code, on_day
	)


def working_calendar(code: str) -> WorkingDays:
	"""The calendar with this code, all its versions, under the legal regimes."""
	return _once(f"calendar {code}", lambda: _read_calendar(code))


def legal_regimes() -> tuple[Regime, ...]:
	"""Every legal regime with its period."""
	return _once("regimes", _read_regimes)


def stored_rules() -> dict[str, StoredRule]:
	"""Every Term Rule by its code."""
	return _once("rules", _read_rules)


def stored_countings() -> tuple[StoredCounting, ...]:
	"""Every Term Counting."""
	return _once("countings", _read_countings)


def forget_law() -> None:
	"""Let the next question read the rows anew."""
	frappe.flags.pop("appeals_law", None)


def _once(key: str, read: Callable[[], Value]) -> Value:
	"""What `read` gives, asked once a request: processes keep nothing, so none can have yesterday's law."""
	known = frappe.flags.setdefault("appeals_law", {})
	if key not in known:
		known[key] = read()
	return known[key]


def _stored_rule(name: str) -> StoredRule:
	rules = stored_rules()
	if name not in rules:
		raise UnknownTermError("There is no term “{0}”. The terms are: {1}.", name, ", ".join(rules))
	return rules[name]


def _read_rules() -> dict[str, StoredRule]:
	rule, article = DocType("Term Rule"), DocType("Legal Article")
	rows = (
		frappe.qb.from_(rule)
		.left_join(article)
		.on(article.name == rule.article)
		.select(rule.star, article.citation)
		.orderby(rule.name)
	).run(as_dict=True)
	return {
		row.name: StoredRule(
			row.purpose, bool(row.is_enabled), row.counting, dated_rule_of(row, row.citation)
		)
		for row in rows
	}


def _read_countings() -> tuple[StoredCounting, ...]:
	counting = DocType("Term Counting")
	rows = frappe.qb.from_(counting).select(counting.star).orderby(counting.valid_from).run(as_dict=True)
	return tuple(
		StoredCounting(row.name, row.counting_code, row.valid_from, row.valid_to, switches_of(row))
		for row in rows
	)


def _read_regimes() -> tuple[Regime, ...]:
	regime, article = DocType("Legal Regime"), DocType("Legal Article")
	rows = (
		frappe.qb.from_(regime)
		.left_join(article)
		.on(article.name == regime.article)
		.select(regime.star, article.citation)
		.orderby(regime.valid_from)
	).run(as_dict=True)
	return tuple(regime_of(row, row.citation) for row in rows)


def _read_calendar(code: str) -> WorkingDays:
	calendar = DocType("Working Calendar")
	versions = (frappe.qb.from_(calendar).select(calendar.star).where(calendar.calendar_code == code)).run(
		as_dict=True
	)
	if not versions:
		raise CalendarError(
			"There is no working calendar “{0}”. Choose another one in the counting of terms.", code
		)
	names = [version.name for version in versions]
	holidays = _rows_of(names, "Working Calendar Holiday", "falls_on", "holiday_name")
	exceptions = _rows_of(names, "Working Calendar Exception", "falls_on", "day_kind", "reason")
	return CalendarVersions(
		[
			calendar_of(version, holidays[version.name], exceptions[version.name], legal_regimes())
			for version in versions
		]
	)


def _rows_of(parents: list[str], doctype: str, *fields: str) -> dict[str, list[frappe._dict]]:
	table = DocType(doctype)
	query = frappe.qb.from_(table).select("parent", *fields).where(table.parent.isin(parents))
	rows = query.run(as_dict=True)
	found: dict[str, list[frappe._dict]] = {parent: [] for parent in parents}
	for row in rows:
		found[row.parent].append(row)
	return found
