"""Why a term moves, in a sentence for the person who decides whether it shall."""

import json
from collections.abc import Mapping
from datetime import date
from functools import lru_cache

import frappe
from frappe import _

from appeals_app.domain.kept_law import rule_kept_in
from appeals_app.domain.proof_text import counted
from appeals_app.domain.term_difference import TermDifference, changed_switches, differences
from appeals_app.domain.term_rules import TermRule, TermUnit
from appeals_app.legal_reference.law_values import ANSWERS

SENTENCES = {
	TermDifference.FIRST_COUNT: "The card did not keep by which rule its term was counted. Now: {now}.",
	TermDifference.OTHER_RULE: "Another rule fits instead of «{before}»: {change}{now}.",
	TermDifference.NEW_VERSION: "Another version of the rule: {change}{now}.",
	TermDifference.RULE_CHANGED: "The rule has been changed: {change}{now}.",
	TermDifference.SWITCHES_CHANGED: "The way of counting has changed: {switches}.",
	TermDifference.CALENDAR_CHANGED: "The working calendar or a legal regime has changed.",
}

MOVES = {
	"control_date": "control {0} → {1}",
	"due_date": "last day {0} → {1}",
	"breach_after": "late after {0} → {1}",
}


def moves_in_words(row: Mapping[str, object]) -> str:
	"""Which dates of a card move, from when to when; empty where none does."""
	dates = tuple((row.get(f"old_{field}"), row.get(f"new_{field}")) for field in MOVES)
	return _dates_in_words(dates, frappe.local.lang)


# appeals received on one day move alike
@lru_cache(maxsize=1024)
def _dates_in_words(dates: tuple[tuple[date | None, date | None], ...], language: str) -> str:
	return ", ".join(
		_(sentence, language).format(_shown(old), _shown(new))
		for (old, new), sentence in zip(dates, MOVES.values(), strict=True)
		if new and new != old
	)


def _shown(day: date | None) -> str:
	return day.strftime("%d.%m.%Y") if day else "–"


@lru_cache(maxsize=256)
def _differences_in_words(before_json: str, after_json: str, dates_moved: bool, language: str) -> str:
	before, after = json.loads(before_json or "{}"), json.loads(after_json)
	old, new = rule_kept_in(before) if before else None, rule_kept_in(after)
	switches = changed_switches(before, after) if before else {}
	words = {
		"before": old.title if old else "",
		"now": _rule_in_words(new),
		"change": _change_in_words(old, new) if old else "",
		"switches": ", ".join(_switch_in_words(name, *answers) for name, answers in switches.items()),
	}
	found = differences(before, after, dates_moved=dates_moved)
	return " ".join(_(SENTENCES[difference]).format(**words) for difference in found)


def _rule_in_words(rule: TermRule) -> str:
	"""«загальний строк розгляду», in force since 02.11.2026, ч. 1 ст. 20 …"""
	since = _("in force since {0}").format(_shown(rule.since)) if rule.since else ""
	return ", ".join(filter(None, (f"«{rule.title}»", since, rule.article)))


def _change_in_words(old: TermRule, new: TermRule) -> str:
	"""How long the term was and is, and how far it may be extended, where that differs."""
	lengths = [counted(rule.amount, rule.unit.value) for rule in (old, new)]
	limits = [_limit_in_words(rule) for rule in (old, new)]
	pairs = [" → ".join(pair) for pair in (lengths, limits) if pair[0] != pair[1]]
	return f"{', '.join(pairs)}; " if pairs else ""


def _limit_in_words(rule: TermRule) -> str:
	if not rule.limit:
		return _("cannot be extended")
	return _("with an extension up to {0}").format(counted(rule.limit, TermUnit.CALENDAR_DAYS.value))


def explain(before: str, after: str, *, dates_moved: bool) -> str:
	"""What of the law differs between two bases of a term, given as cards keep them, in the user's language."""
	return _differences_in_words(before, after, dates_moved, frappe.local.lang)


def _switch_in_words(name: str, old: str, new: str) -> str:
	label = _(frappe.get_meta("Term Counting").get_label(name))
	return f"{label}: {_answer_in_words(name, old)} → {_answer_in_words(name, new)}"


def _answer_in_words(name: str, answer: str) -> str:
	choices = {value.value: choice for choice, value in ANSWERS.get(name, {}).items()}
	return _(choices[answer]) if answer in choices else answer
