"""Writing the events of an authority.  Rows are only ever added, each with the hash of the one before it."""

import frappe

from appeals_app.authority_directory.chain_heads import note_chain_end
from appeals_app.authority_directory.chained_events import add_event
from appeals_app.domain.event_chain import HASHED_FIELDS_OF_AUTHORITY
from appeals_app.domain.text_cleaning import show_tags


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
	event = add_event(
		"Authority Event",
		chain={"authority": authority},
		authority=authority,
		hashed_fields=HASHED_FIELDS_OF_AUTHORITY,
		act=act,
		article=article,
		ground=show_tags(ground),  # the framework would, after the hash was made of them
		reference_doctype=reference_doctype,
		reference_name=reference_name,
	)
	note_chain_end("Authority", authority, event.sequence, event.event_hash)
	return event.name
