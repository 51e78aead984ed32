"""Adding one event to a chain.  Rows are only ever added, each with the hash of the one before it."""

import frappe
from frappe.model.document import Document
from frappe.query_builder import Criterion, DocType

from appeals_app import clock
from appeals_app.authority_directory.queries import posts_held
from appeals_app.domain.event_chain import FIRST_HASH, event_hash


def add_event(
	doctype: str,
	*,
	chain: dict[str, str],
	authority: str,
	hashed_fields: tuple[str, ...],
	is_first: bool = False,
	**given: str,
) -> Document:
	"""Write the next event of the chain, which the fields of `chain` tell; the caller has locked the chain's document.

	The first event of a document made in the same transaction looks for no other: others would wait for the search.
	"""
	previous = None if is_first else _last_event(doctype, chain)
	posts = posts_held(user=frappe.session.user, authority=authority)
	event = {
		**given,
		**chain,
		"authority": authority,
		"sequence": previous.sequence + 1 if previous else 1,
		"happened_at": clock.now(),
		"user": frappe.session.user,
		"officer": posts[0].name if posts else None,
		"previous_hash": previous.event_hash if previous else FIRST_HASH,
	}
	event["event_hash"] = event_hash(event["previous_hash"], event, hashed_fields)
	document = frappe.get_doc({"doctype": doctype, **event})
	document.flags.links_the_chain = True
	document.flags.ignore_permissions = True  # nobody has the right to write events; the acts do
	return document.insert()


def _last_event(doctype: str, chain: dict[str, str]) -> frappe._dict | None:
	event = DocType(doctype)
	rows = (
		frappe.qb.from_(event)
		.select(event.sequence, event.event_hash)
		.where(Criterion.all([event[field] == value for field, value in chain.items()]))
		.orderby(event.sequence, order=frappe.qb.desc)
		.limit(1)
		.for_update()  # what another request has just committed comes before this
	).run(as_dict=True)
	return rows[0] if rows else None
