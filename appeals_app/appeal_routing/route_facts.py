"""Appeals as the route rules see them: a batch takes as many queries as one."""

from collections.abc import Iterable, Mapping

import frappe
from frappe.utils import cstr

from appeals_app.domain.routing import RoutedAppeal, forms_in
from appeals_app.word_forms import lemmas

CARD_FIELDS = (
	*("name", "authority", "channel", "kind", "subject", "appeal_type", "receipt_sign", "content", "brief"),
	*("matter_locality", "applicant", "complained_authority", "complained_unit", "complained_officer"),
)
ITEM_FIELDS = ("subject", "appeal_type", "receipt_sign")
COMPLAINED = {
	"complained_authority": "Authority",
	"complained_unit": "Unit",
	"complained_officer": "Person",
}
"""What a rule may ask of the fields that say whom a complaint is about."""


def routed_appeals(names: list[str]) -> dict[str, RoutedAppeal]:
	"""The appeals by name; the caller has asked whether they may be seen."""
	cards = frappe.get_all("Appeal", filters={"name": ("in", names)}, fields=[*CARD_FIELDS])
	themes, categories = (
		_rows_of("Appeal Question", "theme", names),
		_rows_of("Appeal Author Category", "category", names),
	)
	homes = _homes([card.applicant for card in cards if card.applicant])
	items = {
		card.name: [*(card[field] for field in ITEM_FIELDS), *themes.get(card.name, [])] for card in cards
	}
	places = {card.name: [card.matter_locality or homes.get(card.applicant)] for card in cards}
	items_above = _parents("Appeal Classifier Item", "parent_item", _all(items))
	places_above = _parents("Locality", "parent_locality", _all(places))
	return {
		card.name: _routed(
			card,
			items=_with_those_above(items[card.name], items_above),
			places=_with_those_above(places[card.name], places_above),
			categories=frozenset(categories.get(card.name, [])),
		)
		for card in cards
	}


def _routed(
	card: frappe._dict, *, items: dict[str, int], places: dict[str, int], categories: frozenset[str]
) -> RoutedAppeal:
	return RoutedAppeal(
		authority=card.authority,
		items=items,
		places=places,
		channel=cstr(card.channel),
		kind=cstr(card.kind),
		categories=categories,
		forms=forms_in(f"{card.brief or ''}\n{card.content or ''}", lemmas),
		complained=frozenset(said for field, said in COMPLAINED.items() if card[field]),
	)


def _rows_of(doctype: str, column: str, names: list[str]) -> dict[str, list[str]]:
	found: dict[str, list[str]] = {}
	of_appeals = {"parent": ("in", names), "parenttype": "Appeal"}
	for parent, value in frappe.get_all(
		doctype, filters=of_appeals, fields=["parent", column], as_list=True, order_by="idx"
	):
		found.setdefault(parent, []).append(value)
	return found


def _homes(applicants: list[str]) -> dict[str, str]:
	named = {"name": ("in", applicants or [""])}
	return dict(frappe.get_all("Applicant", filters=named, fields=["name", "settlement"], as_list=True))


def _all(values: Mapping[str, Iterable[str | None]]) -> set[str]:
	return {value for row in values.values() for value in row if value}


def _parents(doctype: str, column: str, names: set[str]) -> dict[str, str]:
	"""What stands directly above each of the rows and of those above them: a query for each level of the tree."""
	found: dict[str, str] = {}
	fresh = names
	while fresh:
		rows = frappe.get_all(
			doctype, filters={"name": ("in", sorted(fresh))}, fields=["name", column], as_list=True
		)
		found.update(rows)
		fresh = {above for _name, above in rows if above} - found.keys()
	return found


def _with_those_above(own: list[str | None], parents: Mapping[str, str]) -> dict[str, int]:
	"""The rows and all above them, each with its steps from the nearest own one."""
	found: dict[str, int] = {}
	for start in own:
		name, distance = start, 0
		while name and distance < found.get(name, distance + 1):
			found[name], name, distance = distance, parents.get(name), distance + 1
	return found
