"""What a term rule points to: its article, items of the classifier and a channel, as they stand now."""

from typing import Any

import frappe
from frappe.query_builder import DocType

from appeals_app.domain.rule_conflicts import AwaitedItem, Ground

GROUP_OF_CONDITION = {
	"appeal_kind": "kind",
	"author_category": "author_category",
	"receipt_sign": "sign_of_receipt",
}
"""Group of the classifier each condition takes its item from."""


def awaited_items(rule: Any) -> list[AwaitedItem]:
	"""Items the conditions of the rule name; one that does not exist is refused by the link itself."""
	items = [
		_classifier_item(rule.get(field), group)
		for field, group in GROUP_OF_CONDITION.items()
		if rule.get(field)
	]
	if rule.channel:
		items.append(_channel(rule.channel))
	return items


def _classifier_item(name: str, group: str) -> AwaitedItem:
	item = frappe.db.get_value(
		"Appeal Classifier Item", name, ["title", "item_group", "valid_from", "valid_to"], as_dict=True
	)
	return AwaitedItem(
		title=item.title,
		is_of_own_group=item.item_group == group,
		valid_from=item.valid_from,
		valid_to=item.valid_to,
	)


def _channel(name: str) -> AwaitedItem:
	channel = frappe.db.get_value("Appeal Channel", name, ["title", "is_disabled"], as_dict=True)
	return AwaitedItem(title=channel.title, is_in_use=not channel.is_disabled)


def ground_of(article: str) -> Ground:
	"""The article with the period of its act."""
	place, act = DocType("Legal Article"), DocType("Legal Act")
	[row] = (
		frappe.qb.from_(place)
		.join(act)
		.on(act.name == place.legal_act)
		.select(place.citation, place.valid_to, act.is_in_force, act.valid_to.as_("act_valid_to"))
		.where(place.name == article)
	).run(as_dict=True)
	last_days = [day for day in (row.valid_to, row.act_valid_to) if day]
	return Ground(row.citation, min(last_days, default=None), bool(row.is_in_force))
