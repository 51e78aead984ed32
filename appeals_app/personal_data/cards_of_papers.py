"""Which cards a paper hangs on, of one document and of many rows."""

import frappe
from frappe.model.document import Document

from appeals_app.domain.papers import CARD, OWNERS_OF_ROWS, columns_of_cards
from appeals_app.search_arguments import NO_RECORD


def cards_of_paper(document: Document) -> list[str]:
	"""Cards of a paper or a row of one, as it is stored, else as it is about to be."""
	key = document.get("parent") if document.doctype in OWNERS_OF_ROWS else document.get("name")
	stored = cards_of(document.doctype, [key])[key] if key else []
	return stored or [card for column in columns_of_cards(document.doctype) if (card := document.get(column))]


def cards_of(doctype: str, keys: list[str]) -> dict[str, list[str]]:
	"""Cards by the key of a row: its name, of a row of a table the record it stands on."""
	doctype = OWNERS_OF_ROWS.get(doctype, doctype)
	if doctype == CARD:
		return {key: [key] for key in keys}
	columns = columns_of_cards(doctype)
	rows = frappe.get_all(
		doctype, {"name": ("in", keys or [NO_RECORD])}, ["name", *columns], as_list=True, order_by=""
	)
	found: dict[str, list[str]] = {key: [] for key in keys}
	return found | {row[0]: [card for card in row[1:] if card] for row in rows}
