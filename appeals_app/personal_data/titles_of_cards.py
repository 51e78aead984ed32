"""Records behind the links of a list, in its rows: by their titles where they are in sight, else in neutral words.

The list itself asks for their keys alone, so that neither an order nor a group nor a count tells a title.
"""

from collections.abc import Collection, Mapping

import frappe
from frappe import _
from frappe.model.db_query import DatabaseQuery

from appeals_app.domain.asked_columns import plain_column


def show_titles(named: Mapping[str, str], rows: object, query: DatabaseQuery) -> object:
	"""The rows with titles for the keys in columns that come back by these names; asked once for each DocType they lead to."""
	if not isinstance(rows, (list, tuple)):
		return rows
	for doctype in set(named.values()):
		columns = {name for name, leads_to in named.items() if leads_to == doctype}
		rows = _with_titles(doctype, columns, rows, query)
	return rows


def _with_titles(doctype: str, named: set[str], rows: list | tuple, query: DatabaseQuery) -> list | tuple:
	places = _places(named, query) if query.as_list else named
	keys = {key for row in rows for key in _keys_in(row, places)}
	titles = _titles(doctype, keys) if keys else {}
	if query.as_list:
		return [
			tuple(titles.get(value, value) if place in places else value for place, value in enumerate(row))
			for row in rows
		]
	for row in rows:
		if isinstance(row, dict):
			row.update({key: titles.get(row[key], row[key]) for key in places if key in row})
	return rows


def _places(named: Collection[str], query: DatabaseQuery) -> set[int]:
	columns = [plain_column(str(field)) for field in query.fields]
	return {place for place, column in enumerate(columns) if column and column.key in named}


def _keys_in(row: object, places: Collection[str] | Collection[int]) -> list[str]:
	if isinstance(row, dict):
		found = [row.get(place) for place in places]
	else:
		found = [value for place, value in enumerate(row) if place in places]
	return [key for key in found if isinstance(key, str) and key]


def _titles(doctype: str, keys: set[str]) -> dict[str, str]:
	"""Titles of the records in sight, and neutral words for the others."""
	names = ("in", sorted(keys))
	if doctype == "Appeal":
		in_sight = set(frappe.get_list("Appeal", filters={"name": names}, pluck="name", limit_page_length=0))
		found = frappe.get_all("Appeal", {"name": ("in", sorted(in_sight))}, ["name", "title"])
		unseen = _("an appeal outside your scope")
	else:
		may_list = frappe.has_permission(doctype, "read")
		fields = ["name", f"{frappe.get_meta(doctype).get_title_field()} as title"]
		found = frappe.get_list(doctype, {"name": names}, fields, limit_page_length=0) if may_list else []
		unseen = _("a record outside your scope")
	return dict.fromkeys(keys, unseen) | {str(row.name): row.title or row.name for row in found}
