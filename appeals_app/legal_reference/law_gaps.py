"""Telling who changes the rules from which day which appeals would be left without a term."""

from typing import Any

import frappe
from frappe import _

from appeals_app import clock
from appeals_app.domain.rule_gaps import NEEDS, RuleGap, TermNeed, find_gaps
from appeals_app.legal_reference.config import rules_for


def say_gaps(rule: Any, before: Any = None) -> None:
	"""Say it of the purposes of the rule, now and before the change. The change stands: a person may have a reason."""
	if rule.flags.is_shipped:
		return
	gaps = gaps_of({rule.purpose, before.purpose if before else rule.purpose})
	if gaps:
		frappe.msgprint(
			[sentence_of(gap) for gap in gaps],
			title=_("Appeals would be left without a term"),
			indicator="orange",
			as_list=True,
		)


def gaps_of(purposes: set[str]) -> list[RuleGap]:
	"""From today on."""
	return [
		gap
		for need in NEEDS
		if need.purpose in purposes
		for gap in find_gaps(need, rules_for(need.purpose), clock.today())
	]


def sentence_of(gap: RuleGap) -> str:
	"""From which day what has no term, and what to do."""
	what, first = _name_of(gap.need), frappe.format(gap.first_day, "Date")
	if not gap.last_day:
		return _("From {0} no rule sets a term for: {1}. Add a rule or begin a new version of one.").format(
			first, what
		)
	return _("From {0} to {1} no rule sets a term for: {2}. Add a rule or correct the dates.").format(
		first, frappe.format(gap.last_day, "Date"), what
	)


def _name_of(need: TermNeed) -> str:
	if not need.facts:
		return _(need.purpose, context="Term Rule")
	if need.facts["study"] == {"Needed"}:
		return _("consideration of appeals that need further study")
	return _("consideration of appeals that need no further study")
