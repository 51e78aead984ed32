"""Route rules in words: what a rule asks, and why it decides on an appeal or does not."""

from collections.abc import Mapping

import frappe
from frappe import _

from appeals_app.domain.routing import Condition, Judged, Outcome

CONDITION_FIELDS = {
	Condition.ITEM: "classifier_item",
	Condition.PLACE: "territory",
	Condition.CHANNEL: "channel",
	Condition.KIND: "kind",
	Condition.CATEGORY: "author_category",
	Condition.WORDS: "words",
	Condition.COMPLAINED: "complained_about",
}

OUTCOMES = {
	Outcome.DECIDES: "Decides",
	Outcome.OUTRANKED: "Holds, but a rule before it decides",
	Outcome.NOT_IN_FORCE: "Switched off, or not in force today",
}


def reason_of(rule: Mapping) -> str:
	"""«Rule «Roads»: item of the classifier «3.2 Roads», territory «…»»: the rule with the conditions that held."""
	conditions = [
		f"{_label(field)} «{_value(field, rule.get(field))}»"
		for field in CONDITION_FIELDS.values()
		if rule.get(field)
	]
	if not conditions:
		return _("Rule «{0}»: for every appeal").format(rule.get("title"))
	return _("Rule «{0}»: {1}").format(rule.get("title"), ", ".join(conditions))


def outcome_in_words(judged: Judged) -> str:
	"""Why the rule decides or does not."""
	if judged.outcome is Outcome.BLOCKED:
		return judged.obstacle
	if judged.outcome is Outcome.NOT_MET:
		labels = ", ".join(_label(CONDITION_FIELDS[condition]) for condition in judged.failed)
		return _("Does not hold: {0}").format(labels)
	return _(OUTCOMES[judged.outcome])


def _label(field: str) -> str:
	return _(frappe.get_meta("Appeal Route Rule").get_label(field)).lower()


def _value(field: str, value: str) -> str:
	options = frappe.get_meta("Appeal Route Rule").get_field(field)
	if options.fieldtype != "Link":
		return ", ".join(_(line) for line in value.splitlines())
	title_field = frappe.get_meta(options.options).title_field
	return (
		_(frappe.get_cached_value(options.options, value, title_field) or value) if title_field else _(value)
	)
