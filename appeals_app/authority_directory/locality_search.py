"""Type-ahead of places: by the beginning of the name in whatever spelling, the own ones first."""

import frappe
from frappe.query_builder import DocType
from frappe.utils import cint
from pypika import Order
from pypika.queries import QueryBuilder

from appeals_app.authority_directory.localities import KIND_LETTERS, OBLAST_LETTERS
from appeals_app.authority_directory.queries import authorities_of
from appeals_app.domain.localities import code_typed, place_of_choice, search_key
from appeals_app.search_arguments import given_page, named_filters

MOST_ROWS = 500
"""Places a beginning is looked among; who needs one behind them types another letter."""

Row = tuple[str, str, str]
Found = tuple[str, str, str, str, str]


def locality_choices(*, text: str, filters: object, start: object, page_length: object) -> list[Row]:
	"""Places whose name or code begins with the text; a word after a name may be of the district or the hromada.

	Settlements alone, unless the filter `is_settlement` says 0.
	"""
	frappe.has_permission("Locality", "read", throw=True)
	settlements_only = bool(cint(named_filters(filters).get("is_settlement", 1)))
	first, rows_asked = given_page(start, page_length)
	near = _own_code()
	found = _found(text, settlements_only, near[:OBLAST_LETTERS])
	if near and len(found) < first + rows_asked:
		found = _found(text, settlements_only, "")
	typed = search_key(text)
	found.sort(key=lambda row: (_place(row, near, typed), len(row[1]), row[1], row[2]))
	return [row[:3] for row in found[first : first + rows_asked]]


def _place(row: Found, near: str, typed: str) -> tuple[int, ...]:
	code, _title, _above, key, kind = row
	return place_of_choice(code, key, KIND_LETTERS[kind], own=near, typed=typed)


def _own_code() -> str:
	"""Code of the place the user's authority serves; empty for who has none."""
	for authority in authorities_of(frappe.session.user)[:1]:
		return frappe.get_cached_value("Authority", authority, "katottg_code") or authority
	return ""


def _found(text: str, settlements_only: bool, oblast: str) -> list[Found]:
	place = DocType("Locality")
	query = (
		frappe.qb.from_(place)
		.select(place.name, place.title, place.line_above, place.search_key, place.kind)
		.where(place.is_former == 0)
		.orderby(place.search_key, order=Order.asc)
		.limit(MOST_ROWS)
	)
	if settlements_only:
		query = query.where(place.is_settlement == 1)
	if oblast:
		query = query.where(place.name.like(f"{oblast}%"))
	if code := code_typed(text):
		return [tuple(row) for row in query.where(place.name.like(f"{code}%")).run()]
	return [tuple(row) for row in _named(query, place, search_key(text)).run()]


def _named(query: QueryBuilder, place: DocType, key: str) -> QueryBuilder:
	"""«вільне запоріз»: a name that begins so, or its first word and a unit with the rest."""
	if not key:
		return query
	whole = place.search_key.like(f"{key}%")
	word, _space, unit = key.partition(" ")
	if not unit:
		return query.where(whole)
	return query.where(whole | (place.search_key.like(f"{word}%") & place.search_line.like(f"%{unit}%")))
