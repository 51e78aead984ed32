"""Why a term moves, in a sentence for the person who decides whether it shall."""

import json
from collections.abc import Mapping
from datetime import date
from functools import lru_cache

import frappe
from frappe import _

from appeals_app.domain.term_difference import TermDifference, changed_switches, differences
from appeals_app.legal_reference.law_values import ANSWERS

SENTENCES = {
	TermDifference.FIRST_COUNT: "The card did not keep by which rule its term was counted.",
	TermDifference.OTHER_RULE: "Another rule fits: «{0}» instead of «{1}».",
	TermDifference.RULE_CHANGED: "The rule «{0}» has changed.",
	TermDifference.SWITCHES_CHANGED: "The way of counting has changed: {2}.",
	TermDifference.CALENDAR_CHANGED: "The working calendar or a legal regime has changed.",
}

MOVES = {
	"control_date": "control {0} → {1}",
	"due_date": "last day {0} → {1}",
	"breach_after": "late after {0} → {1}",
}


def moves_in_words(row: Mapping[str, object]) -> str:
	"""Which dates of a card move, from when to when; empty where none does."""
	return ", ".join(
		_(sentence).format(_shown(row.get(f"old_{field}")), _shown(row[f"new_{field}"]))
		for field, sentence in MOVES.items()
		if row.get(f"new_{field}") and row[f"new_{field}"] != row.get(f"old_{field}")
	)


def _shown(day: date | None) -> str:
	return day.strftime("%d.%m.%Y") if day else "–"


@lru_cache(maxsize=256)
def _differences_in_words(before_json: str, after_json: str, dates_moved: bool, language: str) -> str:
	before, after = json.loads(before_json or "{}"), json.loads(after_json)
	new_rule = after["rule"]["title"]
	old_rule = before["rule"]["title"] if before else ""
	switches = changed_switches(before, after) if before else {}
	shown = ", ".join(_switch_in_words(name, old, new) for name, (old, new) in switches.items())
	found = differences(before, after, dates_moved=dates_moved)
	return " ".join(_(SENTENCES[difference]).format(new_rule, old_rule, shown) for difference in found)


def explain(before: str, after: str, *, dates_moved: bool) -> str:
	"""What of the law differs between two bases of a term, given as cards keep them, in the user's language."""
	return _differences_in_words(before, after, dates_moved, frappe.local.lang)


def _switch_in_words(name: str, old: str, new: str) -> str:
	label = _(frappe.get_meta("Term Counting").get_label(name))
	return f"{label}: {_answer_in_words(name, old)} → {_answer_in_words(name, new)}"


def _answer_in_words(name: str, answer: str) -> str:
	choices = {value.value: choice for choice, value in ANSWERS.get(name, {}).items()}
	return _(choices[answer]) if answer in choices else answer
