"""What a link field to the classifier offers: items in force on a day, in their order, with the mark of the code."""

from collections.abc import Collection

import frappe
from frappe import _

from appeals_app.domain.classification import CodeStatus, is_offered
from appeals_app.domain.word_search import Choice, fit
from appeals_app.legal_reference.classifier import ITEM, ITEM_FIELDS, item_value
from appeals_app.legal_reference.classifier_filters import Asked, read_filters
from appeals_app.search_arguments import given_page
from appeals_app.word_forms import lemmas


def search_classifier(
	*,
	text: str,
	filters: object,
	start: object,
	page_length: object,
	without: Collection[str] = (),
) -> list[frappe._dict]:
	"""Rows a user may choose from. Of the filters, `on` is the day of receipt and `authority` who chooses.

	The text is a code or words in any order and form; an item with the very code stands first, then those with a part
	of it, those found by their title, by their search words, by their note.
	Without a day every item is found, closed ones too: so lists can be filtered by them.
	"""
	asked = read_filters(filters)
	rows = frappe.get_list(
		ITEM,
		filters=asked.conditions,
		fields=[*ITEM_FIELDS, "unverified_code", "is_title_unverified", "search_words", "note"],
		order_by="tree_position asc",
		limit_page_length=0,
	)
	offered = [row for row in rows if _is_offered(row, asked)]
	found = _fitting([row for row in offered if row.name not in without], text)
	first, rows_asked = given_page(start, page_length)
	return found[first : first + rows_asked]


def _fitting(rows: list[frappe._dict], text: str) -> list[frappe._dict]:
	"""Rows that fit the text, the best first, else in their order; each says by which words it was found."""
	fits = [(fit(text, _choice(row), lemmas), row) for row in rows]
	fitting = [(found, row) for found, row in fits if found]
	for found, row in fitting:
		row.found_by = ", ".join(found.words)
	return [row for _found, row in sorted(fitting, key=lambda pair: pair[0].place)]


def _choice(row: frappe._dict) -> Choice:
	codes = (row.official_code, row.unverified_code, row.name)
	return Choice(row.title or "", codes, row.search_words or "", row.note or "")


def _is_offered(row: frappe._dict, asked: Asked) -> bool:
	return not asked.day or is_offered(item_value(row), on=asked.day, authority=asked.authority)


def described(rows: list[frappe._dict]) -> list[tuple[str, ...]]:
	"""What a link field shows of each item: its name, its title, and below it what it stands under, its code, the word found."""
	above = {row.parent_item for row in rows if row.parent_item}
	titles = dict(
		frappe.get_all(ITEM, filters={"name": ("in", sorted(above))}, fields=["name", "title"], as_list=True)
	)
	lines = [(titles.get(row.parent_item), code_mark(row), finding(row)) for row in rows]
	return [(row.name, row.title, *filter(None, line)) for row, line in zip(rows, lines, strict=True)]


def code_mark(row: frappe._dict) -> str:
	"""The official code, or in words that the remembered one is not to be relied on; nothing where none was found.

	Who chooses a theme can do nothing about a code that no source shows: its administrator sees that in the list.
	"""
	is_silent = row.code_status in (CodeStatus.NOT_FOUND, CodeStatus.LOCAL)
	return row.official_code or ("" if is_silent else _(row.code_status))


def finding(row: frappe._dict) -> str:
	"""By which words an item was found that are not in its title."""
	return _("found by: {0}").format(row.found_by) if row.found_by else ""
