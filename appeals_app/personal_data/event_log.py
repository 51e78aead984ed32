"""Writing the events of requests, incidents and acts of destruction.  Rows are only ever added, each chained to the last."""

import frappe
from frappe import _
from frappe.model.document import Document

from appeals_app.authority_directory.chained_events import add_event
from appeals_app.domain.event_chain import HASHED_FIELDS_OF_PERSONAL_DATA, seal_ground
from appeals_app.domain.text_cleaning import show_tags
from appeals_app.field_values import is_same
from appeals_app.site_language import in_site_language


def record_personal_data_event(
	document: Document | frappe._dict, *, act: str, ground: str = "", is_first: bool = False
) -> str:
	"""Add one event to the chain of the document, whose row is locked meanwhile; returns its name.

	Of a document that is being inserted the event is the first.
	"""
	frappe.db.get_value(document.doctype, document.name, "name", for_update=True)
	ground = show_tags(ground)  # the framework would change tags after the hash was made of them
	event = add_event(
		"Personal Data Event",
		chain={"subject_doctype": document.doctype, "subject_name": document.name},
		authority=document.authority,
		hashed_fields=HASHED_FIELDS_OF_PERSONAL_DATA,
		is_first=is_first,
		act=act,
		ground=ground,
		**seal_ground(ground),
	)
	return event.name


def record_changes(document: Document) -> None:
	"""One event with the labels of the fields that the save changes, in the language of the site: it is kept."""
	with in_site_language():
		changed = [
			_(field.label, context=document.doctype)
			for field in document.meta.fields
			if field.label and not field.permlevel and is_changed(document, field)
		]
	if changed:
		record_personal_data_event(document, act="Fields Changed", ground=", ".join(changed))


def is_changed(document: Document, field: Document) -> bool:
	"""Whether a save changes the field; of a table, any value in its rows."""
	before, after = document.get_doc_before_save().get(field.fieldname), document.get(field.fieldname)
	if field.fieldtype != "Table":
		return not is_same(field.fieldtype, before, after)
	columns = frappe.get_meta(field.options).fields
	return len(before) != len(after) or not all(
		is_same(column.fieldtype, old.get(column.fieldname), new.get(column.fieldname))
		for old, new in zip(before, after, strict=True)
		for column in columns
	)
