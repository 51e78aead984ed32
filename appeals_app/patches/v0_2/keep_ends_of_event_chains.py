"""Ends of event chains are kept apart from the events: chains written before get theirs.

To verify: `bench --site … verify-appeal-events --all` finds no chain without an end kept in mind.
"""

import frappe
from frappe.query_builder import DocType
from frappe.query_builder.functions import Max

from appeals_app.appeal_registry.event_rows import EVENTS_OF_CHAIN
from appeals_app.authority_directory.chain_heads import note_chain_ends
from appeals_app.domain.event_export import KEY_OF_CHAIN

PAGE = 1000


def execute() -> None:
	"""Give each chain without a kept end its last event as it stands today."""
	for chain, events in EVENTS_OF_CHAIN.items():
		ends = _ends_to_keep(chain, events)
		for start in range(0, len(ends), PAGE):
			note_chain_ends(chain, ends[start : start + PAGE])


def _ends_to_keep(chain: str, events: str) -> list[tuple[str, int, str]]:
	event, head = DocType(events), DocType("Appeal Chain Head")
	key = event[KEY_OF_CHAIN[chain]]
	newest = frappe.qb.from_(event).select(key.as_("chain"), Max(event.sequence).as_("sequence")).groupby(key)
	newest = newest.as_("newest")
	return list(
		frappe.qb.from_(event)
		.join(newest)
		.on((key == newest.chain) & (event.sequence == newest.sequence))
		.left_join(head)
		.on((head.chain_doctype == chain) & (head.chain_name == key))
		.select(key, event.sequence, event.event_hash)
		.where(head.name.isnull())
		.run()
	)
