"""Where an item stands in the list: the group, its own order, then the items that stand under it."""

import frappe
from frappe import _
from frappe.model.document import Document
from frappe.utils import flt

from appeals_app.legal_reference.classifier import ITEM
from appeals_app.refusal import AppealRuleError

LAST_PLACE = 99_999
"""Places are compared as text of five digits before the point."""

GROUP = "Appeal Classifier Group"


def check_place_in_list(document: Document) -> None:
	"""Refuse a place that would not be compared rightly with the others."""
	if not 0 <= flt(document.sort_order_index) <= LAST_PLACE:
		frappe.throw(
			_("The place in the list is a number from 0 to {0}. Correct it.").format(LAST_PLACE),
			AppealRuleError,
		)


def position_of(item: Document) -> str:
	"""Place of the item; compared as text it gives the order of a tree."""
	above = (
		frappe.db.get_value(ITEM, item.parent_item, "tree_position")
		if item.parent_item
		else _step(frappe.db.get_value(GROUP, item.item_group, "sort_order_index"))
	)
	return f"{above or _step(0)}/{_step(item.sort_order_index)}~{item.item_key[:12]}"


def _step(order: float | None) -> str:
	return f"{max(flt(order), 0):09.3f}"


def place_items_under(filters: dict) -> None:
	"""Give the items that fit the filters, and those under them, the place their group and order ask for."""
	fields = ["name", "item_group", "item_key", "parent_item", "sort_order_index", "tree_position"]
	for row in frappe.get_all(ITEM, filters=filters, fields=fields):
		place = position_of(row)
		if place != row.tree_position:
			# a computed place is no change of the item: neither a version nor a new moment of change
			frappe.db.set_value(ITEM, row.name, "tree_position", place, update_modified=False)
		place_items_under({"parent_item": row.name})


def place_items_of_group(group: str) -> None:
	"""The same for a whole group, from its top items down."""
	place_items_under({"item_group": group, "parent_item": ("in", ("", None))})
