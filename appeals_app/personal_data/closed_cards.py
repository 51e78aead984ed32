"""Cards by whose text nothing is found, counted or compared for the current user, who may not read it."""

from itertools import chain

import frappe

from appeals_app.domain.redaction import Item, Showing
from appeals_app.personal_data.masking import mask_for
from appeals_app.personal_data.role_rules import viewer_of
from appeals_app.personal_data.sensitivity import persons_of_appeals


def cards_of_closed_text(names: list[str]) -> frozenset[str]:
	"""Hook `appeal_closed_text`: those of the cards that a list shows to the current user without their texts.

	Also each that waits for a purpose, whatever the roles show.
	"""
	user = frappe.session.user
	if viewer_of(user).showing_of(Item.TEXT) is not Showing.SHOWN:
		return frozenset(names)
	authors = persons_of_appeals(names)
	mask = mask_for(user, chain.from_iterable(authors.values()), names)
	return mask.unasked_cards | {name for name in names if not mask.unasked.isdisjoint(authors[name])}
