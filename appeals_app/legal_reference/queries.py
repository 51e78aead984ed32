"""Choices of link fields to the classifier."""

from collections.abc import Collection

import frappe
from frappe.query_builder import DocType
from frappe.utils import cint, cstr

from appeals_app import clock

ITEM = "Appeal Classifier Item"


@frappe.whitelist(methods=["GET", "POST"])
def search_items(
	doctype: str = "",
	txt: str = "",
	searchfield: str = "",
	start: int = 0,
	page_len: int = 20,
	filters: dict | str | None = None,
) -> list:
	"""Items of the group `filters` names that are in force today, each with its official code below."""
	group = cstr((frappe.parse_json(filters) or {}).get("item_group"))
	return item_choices(group=group, text=txt, start=cint(start), page_length=cint(page_len))


def item_choices(
	*, group: str, text: str, start: int, page_length: int, without: Collection[str] = ()
) -> list[tuple]:
	"""Key, title and official code of the items in force whose title or code holds the text, in their order."""
	names = [name for name in items_in_force(group) if name not in without]
	return frappe.get_list(
		ITEM,
		filters={"name": ("in", names)},
		or_filters=[[ITEM, field, "like", f"%{text}%"] for field in ("title", "official_code")],
		fields=["name", "title", "official_code"],
		order_by="sort_order_index asc, title asc",
		limit_start=start,
		limit_page_length=page_length,
		as_list=True,
	)


def items_in_force(group: str) -> list[str]:
	"""Names of the items of the group that may be chosen today."""
	item, today = DocType(ITEM), clock.today()
	query = (
		frappe.qb.from_(item)
		.select(item.name)
		.where(item.item_group == group)
		.where(item.valid_from.isnull() | (item.valid_from <= today))
		.where(item.valid_to.isnull() | (item.valid_to >= today))
	)
	return query.run(pluck=True)
