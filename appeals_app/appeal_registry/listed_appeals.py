"""Whose list of appeals is asked for, and the people in it as its reader may see them."""

from collections.abc import Iterable

import frappe

from appeals_app.authority_directory.queries import authorities_of


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


def asked_authority(given: object) -> str:
	"""The authority that was chosen; of who works in one alone, that one. Empty where it has to be said."""
	if given:
		return given if isinstance(given, str) else ""
	own = authorities_of(frappe.session.user)
	return own[0] if len(own) == 1 else ""
