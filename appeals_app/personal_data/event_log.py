"""Writing the events of requests, incidents and acts of destruction.  Rows are only ever added, each chained to the last."""

import frappe
from frappe.model.document import Document
from frappe.query_builder import DocType

from appeals_app import clock
from appeals_app.authority_directory.queries import posts_held
from appeals_app.domain.event_chain import (
	FIRST_HASH,
	HASHED_FIELDS_OF_PERSONAL_DATA,
	event_hash,
	seal_ground,
)


def record_personal_data_event(document: Document | frappe._dict, *, act: str, ground: str = "") -> str:
	"""Add one event to the chain of the document, whose row is locked meanwhile; returns its name."""
	frappe.db.get_value(document.doctype, document.name, "name", for_update=True)
	previous = _last_event(document)
	posts = posts_held(user=frappe.session.user, authority=document.authority)
	event = {
		"subject_doctype": document.doctype,
		"subject_name": document.name,
		"authority": document.authority,
		"sequence": previous.sequence + 1 if previous else 1,
		"act": act,
		"happened_at": clock.now(),
		"user": frappe.session.user,
		"officer": posts[0].name if posts else None,
		"ground": ground,
		**seal_ground(ground),
		"previous_hash": previous.event_hash if previous else FIRST_HASH,
	}
	event["event_hash"] = event_hash(event["previous_hash"], event, HASHED_FIELDS_OF_PERSONAL_DATA)
	return _insert(event)


def _last_event(document: Document | frappe._dict) -> frappe._dict | None:
	event = DocType("Personal Data Event")
	rows = (
		frappe.qb.from_(event)
		.select(event.sequence, event.event_hash)
		.where((event.subject_doctype == document.doctype) & (event.subject_name == document.name))
		.orderby(event.sequence, order=frappe.qb.desc)
		.limit(1)
		.for_update()  # what another request has just committed comes before this
	).run(as_dict=True)
	return rows[0] if rows else None


def _insert(event: dict) -> str:
	document = frappe.get_doc({"doctype": "Personal Data Event", **event})
	document.flags.links_the_chain = True
	document.flags.ignore_permissions = True  # nobody has the right to write events; the acts do
	return document.insert().name
