"""Writing the events of an authority.  Rows are only ever added, each with the hash of the one before it."""

import frappe
from frappe.query_builder import DocType

from appeals_app import clock
from appeals_app.authority_directory.chain_heads import note_chain_end
from appeals_app.authority_directory.queries import posts_held
from appeals_app.domain.event_chain import FIRST_HASH, HASHED_FIELDS_OF_AUTHORITY, event_hash


def lock_authority(name: str) -> None:
	"""Make other requests about this authority wait until this one is committed or given up."""
	frappe.db.get_value("Authority", name, "name", for_update=True)


def record_authority_event(
	*,
	authority: str,
	act: str,
	article: str = "",
	ground: str = "",
	reference_doctype: str = "",
	reference_name: str = "",
) -> str:
	"""Add one event to the chain of the authority and return its name.  The authority's row is locked meanwhile."""
	lock_authority(authority)
	previous = _last_event(authority)
	posts = posts_held(user=frappe.session.user, authority=authority)
	event = {
		"authority": authority,
		"sequence": previous.sequence + 1 if previous else 1,
		"act": act,
		"happened_at": clock.now(),
		"user": frappe.session.user,
		"officer": posts[0].name if posts else None,
		"article": article,
		"ground": ground,
		"reference_doctype": reference_doctype,
		"reference_name": reference_name,
		"previous_hash": previous.event_hash if previous else FIRST_HASH,
	}
	event["event_hash"] = event_hash(event["previous_hash"], event, HASHED_FIELDS_OF_AUTHORITY)
	name = _insert_event(event)
	note_chain_end("Authority", authority, event["sequence"], event["event_hash"])
	return name


def _last_event(authority: str) -> frappe._dict | None:
	event = DocType("Authority Event")
	rows = (
		frappe.qb.from_(event)
		.select(event.sequence, event.event_hash)
		.where(event.authority == authority)
		.orderby(event.sequence, order=frappe.qb.desc)
		.limit(1)
		.for_update()  # what another request has just committed comes before this
	).run(as_dict=True)
	return rows[0] if rows else None


def _insert_event(event: dict) -> str:
	document = frappe.get_doc({"doctype": "Authority Event", **event})
	document.flags.links_the_chain = True
	document.flags.ignore_permissions = True  # nobody has the right to write events; the acts do
	return document.insert().name
