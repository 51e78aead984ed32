"""Rows of the classifier as values of the domain."""

from collections.abc import Iterable, Mapping
from datetime import date

import frappe
from frappe.utils import cstr, getdate

from appeals_app.domain.classification import (
	ClassifierItem,
	ClassifierVersion,
	CodeStatus,
	ItemMapping,
	Items,
	is_offered,
)

ITEM, VERSION, MAPPING = "Appeal Classifier Item", "Appeal Classifier Version", "Appeal Classifier Mapping"

ITEM_FIELDS = (
	"name",
	"item_group",
	"title",
	"code_status",
	"official_code",
	"parent_item",
	"authority",
	"valid_from",
	"valid_to",
)


def item_value(row: Mapping) -> ClassifierItem:
	"""The item a row or a document of Appeal Classifier Item holds."""
	return ClassifierItem(
		name=cstr(row.get("name")),
		group=cstr(row.get("item_group")),
		title=cstr(row.get("title")),
		status=CodeStatus(row.get("code_status") or CodeStatus.LOCAL),
		code=cstr(row.get("official_code")),
		parent=cstr(row.get("parent_item")),
		authority=cstr(row.get("authority")),
		valid_from=_day(row.get("valid_from")),
		valid_to=_day(row.get("valid_to")),
	)


def version_value(row: Mapping) -> ClassifierVersion:
	"""The redaction a row or a document of Appeal Classifier Version holds."""
	return ClassifierVersion(
		name=cstr(row.get("name")),
		title=cstr(row.get("title")),
		valid_from=getdate(row.get("valid_from")),
		valid_to=_day(row.get("valid_to")),
	)


def _day(value: str | date | None) -> date | None:
	return getdate(value) if value else None


def read_items(filters: dict | None = None) -> dict[str, ClassifierItem]:
	"""Items by name, in the order of the classifier; all of them unless filters are given."""
	rows = frappe.get_all(ITEM, filters=filters or {}, fields=list(ITEM_FIELDS), order_by="tree_position")
	return {row.name: item_value(row) for row in rows}


def items_above(name: str | None) -> dict[str, ClassifierItem]:
	"""The item and those it stands under, by name, up to the top."""
	found: dict[str, ClassifierItem] = {}
	while name and name not in found:
		found.update(read_items({"name": name}))
		name = found[name].parent if name in found else None
	return found


def read_versions() -> list[ClassifierVersion]:
	"""Every redaction of the classifier."""
	rows = frappe.get_all(VERSION, fields=["name", "title", "valid_from", "valid_to"])
	return [version_value(row) for row in rows]


def read_mappings() -> list[ItemMapping]:
	"""Every row that says what an item became, whatever the redaction."""
	rows = frappe.get_all(
		MAPPING, filters={"parenttype": VERSION}, fields=["parent", "old_item", "new_item"], order_by="idx"
	)
	return [ItemMapping(version=row.parent, old=row.old_item, new=row.new_item) for row in rows]


def items_not_offered(names: Iterable[str], *, on: date, authority: str | None) -> Items:
	"""Which of the items may not be chosen by the authority for an appeal received on the day."""
	items = read_items({"name": ("in", sorted(set(names)))})
	return {
		name: item for name, item in items.items() if not is_offered(item, on=on, authority=authority or "")
	}
