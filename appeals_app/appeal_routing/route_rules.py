"""Appeal Route Rule rows as values of the domain, and what an administrator may enter in one."""

from collections.abc import Mapping
from datetime import date

import frappe
from frappe import _
from frappe.model.document import Document
from frappe.query_builder import DocType
from frappe.utils import cint, cstr, getdate

from appeals_app.domain.routing import RouteRule, phrases_of
from appeals_app.refusal import AppealRuleError
from appeals_app.word_forms import lemmas

RULE_FIELDS = (
	*("name", "title", "authority", "priority", "is_enabled", "valid_from", "valid_to", "classifier_item"),
	*("territory", "channel", "kind", "author_category", "words", "complained_about"),
	*("to_authority", "to_unit", "to_officer"),
)
DESTINATIONS = ("to_officer", "to_unit", "to_authority")
GROUPS = {"kind": "kind.", "author_category": "author_category."}
"""How the items of the group begin that a field may hold."""


def rows_for(authority: str) -> dict[str, frappe._dict]:
	"""Rules of the authority and of all authorities, by name; those switched off too: the tester tells of them."""
	rule = DocType("Appeal Route Rule")
	own_or_common = (rule.authority == authority) | rule.authority.isnull() | (rule.authority == "")
	query = frappe.qb.from_(rule).select(*[rule[field] for field in RULE_FIELDS]).where(own_or_common)
	return {row.name: row for row in query.run(as_dict=True)}


def rule_value(row: Mapping) -> RouteRule:
	"""The rule a row or a document of Appeal Route Rule holds."""
	return RouteRule(
		name=cstr(row.get("name")),
		title=cstr(row.get("title")),
		authority=cstr(row.get("authority")),
		priority=cint(row.get("priority")),
		is_enabled=bool(row.get("is_enabled")),
		valid_from=_day(row.get("valid_from")),
		valid_to=_day(row.get("valid_to")),
		item=cstr(row.get("classifier_item")),
		place=cstr(row.get("territory")),
		channel=cstr(row.get("channel")),
		kind=cstr(row.get("kind")),
		category=cstr(row.get("author_category")),
		phrases=phrases_of(cstr(row.get("words")), lemmas),
		complained=cstr(row.get("complained_about")),
	)


def _day(value: str | date | None) -> date | None:
	return getdate(value) if value else None


def check_rule(rule: Document) -> None:
	"""Raise AppealRuleError unless the rule can ever hold, and leads to one place it may lead to."""
	if rule.valid_from and rule.valid_to and getdate(rule.valid_to) < getdate(rule.valid_from):
		frappe.throw(_("The rule ends before it begins. Correct the dates."), AppealRuleError)
	for field, beginning in GROUPS.items():
		if rule.get(field) and not rule.get(field).startswith(beginning):
			frappe.throw(
				_("«{0}» is filled with an item of another group. Choose it from the list.").format(
					_(rule.meta.get_label(field))
				),
				AppealRuleError,
			)
	_check_destination(rule)


def check_unused(rule: Document) -> None:
	"""Raise AppealRuleError where resolutions follow the rule: it says why they went where they did."""
	followed = frappe.db.count("Appeal Resolution", {"route_rule": rule.name})
	if followed:
		frappe.throw(
			_("Resolutions follow this rule: {0}. It stays with them; switch it off instead.").format(
				followed
			),
			AppealRuleError,
		)


def _check_destination(rule: Document) -> None:
	given = [field for field in DESTINATIONS if rule.get(field)]
	if len(given) != 1:
		frappe.throw(
			_("A rule leads to one place. Choose an officer, a unit or an authority, and only one of them."),
			AppealRuleError,
		)
	if given == ["to_authority"]:
		if rule.to_authority == rule.authority:
			frappe.throw(
				_(
					"The rule leads to its own authority. Choose a unit or an officer of it, or another authority."
				),
				AppealRuleError,
			)
		return
	doctype = "Authority Unit" if given == ["to_unit"] else "Authority Officer"
	if not rule.authority or frappe.db.get_value(doctype, rule.get(given[0]), "authority") != rule.authority:
		frappe.throw(
			_(
				"A rule leads to units and officers of its own authority alone. Name that authority, or choose"
				" another destination."
			),
			AppealRuleError,
		)
