"""What a link field to the classifier offers: items in force on a day, in their order, with the mark of the code."""

from collections.abc import Collection

import frappe
from frappe import _

from appeals_app.domain.classification import CodeStatus, is_offered
from appeals_app.domain.word_search import rank
from appeals_app.legal_reference.classifier import ITEM, ITEM_FIELDS, item_value
from appeals_app.legal_reference.classifier_filters import Asked, read_filters
from appeals_app.search_arguments import given_page


def search_classifier(
	*,
	text: str,
	filters: object,
	start: object,
	page_length: object,
	without: Collection[str] = (),
) -> list[frappe._dict]:
	"""Rows a user may choose from. Of the filters, `on` is the day of receipt and `authority` who chooses.

	The text is a code or beginnings of words in any order; an item with the very code stands first, one found
	by words of its note last.
	Without a day every item is found, closed ones too: so lists can be filtered by them.
	"""
	asked = read_filters(filters)
	rows = frappe.get_list(
		ITEM,
		filters=asked.conditions,
		fields=[*ITEM_FIELDS, "is_title_unverified", "note"],
		order_by="tree_position asc",
		limit_page_length=0,
	)
	offered = [row for row in rows if _is_offered(row, asked)]
	found = _fitting([row for row in offered if row.name not in without], text)
	first, rows_asked = given_page(start, page_length)
	return found[first : first + rows_asked]


def _fitting(rows: list[frappe._dict], text: str) -> list[frappe._dict]:
	"""Rows that fit the text, in their order; those whose code fits before the rest."""
	codes = {row.name: (row.official_code, row.unverified_code, row.name) for row in rows}
	ranked = [
		(rank(text, title=row.title or "", codes=codes[row.name], note=row.note or ""), row) for row in rows
	]
	fitting = [(place, row) for place, row in ranked if place is not None]
	return [row for _place, row in sorted(fitting, key=lambda pair: pair[0])]


def _is_offered(row: frappe._dict, asked: Asked) -> bool:
	return not asked.day or is_offered(item_value(row), on=asked.day, authority=asked.authority)


def described(rows: list[frappe._dict]) -> list[tuple[str, ...]]:
	"""What a link field shows of each item: its name, its title, and below it the item it stands under and the code."""
	above = {row.parent_item for row in rows if row.parent_item}
	titles = dict(
		frappe.get_all(ITEM, filters={"name": ("in", sorted(above))}, fields=["name", "title"], as_list=True)
	)
	lines = [(titles.get(row.parent_item), code_mark(row)) for row in rows]
	return [(row.name, row.title, *filter(None, line)) for row, line in zip(rows, lines, strict=True)]


def code_mark(row: frappe._dict) -> str:
	"""The official code, or in words that the remembered one is not to be relied on; nothing where none was found.

	Who chooses a theme can do nothing about a code that no source shows: its administrator sees that in the list.
	"""
	is_silent = row.code_status in (CodeStatus.NOT_FOUND, CodeStatus.LOCAL)
	return row.official_code or ("" if is_silent else _(row.code_status))
