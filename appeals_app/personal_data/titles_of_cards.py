"""Cards behind the links of a list, in its rows: by their titles where they are in sight, else in neutral words.

The list itself asks for their keys alone, so that neither an order nor a group nor a count tells a title.
"""

from collections.abc import Collection

import frappe
from frappe import _
from frappe.model.db_query import DatabaseQuery

from appeals_app.domain.asked_columns import plain_column


def show_titles(named: Collection[str], rows: object, query: DatabaseQuery) -> object:
	"""The rows with titles for the keys in columns that come back by these names; asked once for all the rows."""
	if not named or not isinstance(rows, (list, tuple)):
		return rows
	places = _places(named, query) if query.as_list else named
	keys = {key for row in rows for key in _keys_in(row, places)}
	titles = _titles(keys) if keys else {}
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


def _titles(keys: set[str]) -> dict[str, str]:
	names = ("in", sorted(keys))
	in_sight = set(frappe.get_list("Appeal", filters={"name": names}, pluck="name", limit_page_length=0))
	titles = frappe.get_all("Appeal", filters={"name": ("in", sorted(in_sight))}, fields=["name", "title"])
	unseen = dict.fromkeys(keys - in_sight, _("an appeal outside your scope"))
	return unseen | {row.name: row.title or row.name for row in titles}
