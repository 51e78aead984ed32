"""People of a list of appeals, as its reader may see them."""

from collections.abc import Iterable

import frappe


def people_of(cards: Iterable[frappe._dict]) -> dict[str, frappe._dict]:
	"""By key, name and place of the applicants of the cards; the list of people is masked by the reader's roles."""
	names = sorted({card.applicant for card in cards if card.applicant})
	rows = frappe.get_list(
		"Applicant",
		filters={"name": ("in", names)},
		fields=["name", "full_name", "locality", "address"],
		limit_page_length=0,
	)
	return {row.name: row for row in rows}
