"""What a link field to the classifier offers: items in force on a day, in their order, with the mark of the code."""

from collections.abc import Collection
from datetime import date

import frappe
from frappe import _
from frappe.utils import cint, getdate

from appeals_app.domain.classification import is_offered
from appeals_app.legal_reference.classifier import ITEM, ITEM_FIELDS, item_value

SEARCHED = ("title", "official_code", "unverified_code", "name")


def search_classifier(
	*,
	text: str,
	filters: dict | list | None,
	start: int,
	page_length: int,
	without: Collection[str] = (),
) -> list[frappe._dict]:
	"""Rows a user may choose from. Of the filters, `on` is the day of receipt and `authority` who chooses.

	Without a day every item is found, closed ones too: so lists can be filtered by them.
	"""
	asked = dict(filters) if isinstance(filters, dict) else {}
	on, authority = asked.pop("on", None), asked.pop("authority", None)
	rows = frappe.get_list(
		ITEM,
		filters=asked or (filters if isinstance(filters, list) else {}),
		or_filters=[[field, "like", f"%{text}%"] for field in SEARCHED] if text else None,
		fields=[*ITEM_FIELDS, "is_title_unverified"],
		order_by="tree_position asc",
		limit_page_length=0,
	)
	offered = [row for row in rows if not on or _is_offered(row, on, authority)]
	found = [row for row in offered if row.name not in without]
	return found[cint(start) : cint(start) + cint(page_length)]


def _is_offered(row: frappe._dict, on: str | date, authority: str | None) -> bool:
	return is_offered(item_value(row), on=getdate(on), authority=authority or "")


def code_mark(row: frappe._dict) -> str:
	"""The official code, or in words that there is none to rely on."""
	return row.official_code or _(row.code_status)
