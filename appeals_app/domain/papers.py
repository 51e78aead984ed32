"""Papers of a card: what hangs on an appeal, and the words in it that retell the matter.

They follow from the inventory of personal data, which every field that can hold words has to enter: a new paper
joins by itself.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from appeals_app.domain.personal_inventory import INVENTORY, Held
from appeals_app.domain.redaction import PERSONAL_FIELDS

CARD = "Appeal"
SHOWN_OF_EVERY_PAPER = frozenset({"title", "appeal_brief", "demand_number", "tracking_number"})
"""By these a paper is known in lists: what the appeal is about in a few words without names, and numbers."""


def _hangs_on_card(held: Held) -> bool:
	if held.owner == CARD:
		return held.link in ("appeal", "parent")
	return held.link == "parent" and held.owner in INVENTORY and _hangs_on_card(INVENTORY[held.owner])


def _words_of(held: Held) -> frozenset[str]:
	return frozenset(held.fields) - SHOWN_OF_EVERY_PAPER - PERSONAL_FIELDS.get(held.doctype, {}).keys()


WORDS_OF_PAPERS: Mapping[str, frozenset[str]] = MappingProxyType(
	{held.doctype: _words_of(held) for held in INVENTORY.values() if _hangs_on_card(held)}
)
"""Words that retell the matter, by the DocType of the paper; what is masked by roles is not among them."""

OWNERS_OF_ROWS: Mapping[str, str] = MappingProxyType(
	{doctype: INVENTORY[doctype].owner for doctype in WORDS_OF_PAPERS if INVENTORY[doctype].link == "parent"}
)
"""Of tables, the DocType on whose records their rows stand."""

CARDS_OF_PAPER: Mapping[str, tuple[str, ...]] = MappingProxyType(
	{"Appeal Transfer": ("appeal", "received_appeal")}
)
"""Columns that lead to the card of a paper where it has another beside `appeal`."""


def columns_of_cards(doctype: str) -> tuple[str, ...]:
	"""Columns by which the paper leads to its cards."""
	return CARDS_OF_PAPER.get(doctype, ("appeal",))


def tells_of_card(doctype: str, values: object) -> bool:
	"""The record, with these values, tells of a person or retells the matter of a card."""
	return doctype in PERSONAL_FIELDS or any(
		values.get(word) not in (None, "") for word in WORDS_OF_PAPERS.get(doctype, ())
	)
