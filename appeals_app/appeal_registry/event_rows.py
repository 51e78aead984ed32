"""Event chains as the database holds them, read in pages by their key: memory stays flat whatever their number."""

from collections.abc import Iterator
from dataclasses import dataclass

import frappe
from frappe.query_builder import Criterion, DocType
from pypika.queries import QueryBuilder
from pypika.terms import Field, ValueWrapper

from appeals_app.domain.event_export import FIELDS_OF_CHAIN, KEY_OF_CHAIN

PAGE = 5_000
EVERYTHING = ValueWrapper(1) == ValueWrapper(1)
EVENTS_OF_CHAIN = {"Appeal": "Appeal Event", "Authority": "Authority Event"}


@dataclass(frozen=True, slots=True)
class Chosen:
	"""Which chains are meant: all of them, those of an authority, or one."""

	authority: str = ""
	appeal: str = ""
	kind: str = ""
	"""Only chains of this kind: of an authority its own chain, and none of its appeals."""

	@property
	def kinds(self) -> tuple[str, ...]:
		"""Kinds of chains that can be meant."""
		if self.kind:
			return (self.kind,)
		return ("Appeal",) if self.appeal else ("Appeal", "Authority")

	def condition(self, key: Field, authority: Field) -> Criterion:
		"""The same as a condition on a table."""
		if self.appeal:
			return key == self.appeal
		return authority == self.authority if self.authority else EVERYTHING


def event_rows(chain: str, chosen: Chosen) -> Iterator[frappe._dict]:
	"""Events by chain and number, each with the end of its chain that was kept apart."""
	event, query = _events_with_heads(chain, chosen)
	key = event[KEY_OF_CHAIN[chain]]
	last = None
	while True:
		page = query
		if last:
			after = (key > last[0]) | ((key == last[0]) & (event.sequence > last[1]))
			page = query.where((key >= last[0]) & after)  # the first part is what the index begins at
		rows = page.run(as_dict=True)
		yield from rows
		if len(rows) < PAGE:
			return
		last = (rows[-1][KEY_OF_CHAIN[chain]], rows[-1].sequence)


def _events_with_heads(chain: str, chosen: Chosen) -> tuple[DocType, QueryBuilder]:
	event, head = DocType(EVENTS_OF_CHAIN[chain]), DocType("Appeal Chain Head")
	key = event[KEY_OF_CHAIN[chain]]
	columns = dict.fromkeys((*FIELDS_OF_CHAIN[chain], "authority", "previous_hash", "event_hash", "creation"))
	query = (
		frappe.qb.from_(event)
		.left_join(head)
		.on((head.chain_doctype == chain) & (head.chain_name == key))
		.select(*[event[column] for column in columns])
		.select(head.event_count.as_("kept_count"), head.last_hash.as_("kept_hash"))
		.where(chosen.condition(key, event.authority))
		.orderby(key)
		.orderby(event.sequence)
		.limit(PAGE)
	)
	return event, query


def chains_without_events(chain: str, chosen: Chosen) -> list[str]:
	"""Documents whose chain is gone whole: an end was kept, or there is an appeal, but no event."""
	event, head = DocType(EVENTS_OF_CHAIN[chain]), DocType("Appeal Chain Head")
	document, key = DocType(chain), KEY_OF_CHAIN[chain]
	of_document = document.authority if chain == "Appeal" else document.name
	kept = (
		frappe.qb.from_(head)
		.left_join(event)
		.on(event[key] == head.chain_name)
		.left_join(document)
		.on(document.name == head.chain_name)
		.select(head.chain_name)
		.where(
			(head.chain_doctype == chain)
			& event.name.isnull()
			& chosen.condition(head.chain_name, of_document)
		)
	)
	names = {row[0] for row in kept.run()}
	if chain == "Appeal":
		bare = (
			frappe.qb.from_(document)
			.left_join(event)
			.on(event.appeal == document.name)
			.select(document.name)
			.where(event.name.isnull() & chosen.condition(document.name, document.authority))
		)
		names |= {row[0] for row in bare.run()}
	return sorted(names)
