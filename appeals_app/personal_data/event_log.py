"""Writing the events of requests, incidents and acts of destruction.  Rows are only ever added, each chained to the last."""

import frappe
from frappe.model.document import Document

from appeals_app.authority_directory.chained_events import add_event
from appeals_app.domain.event_chain import HASHED_FIELDS_OF_PERSONAL_DATA, seal_ground
from appeals_app.domain.text_cleaning import show_tags


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


def is_changed(document: Document, field: Document) -> bool:
	"""Whether a save changes the field; of a table, any value in its rows."""
	if field.fieldtype != "Table":
		return document.has_value_changed(field.fieldname)
	before = document.get_doc_before_save().get(field.fieldname)
	columns = [column.fieldname for column in frappe.get_meta(field.options).fields]
	rows = [[str(row.get(column) or "") for column in columns] for row in document.get(field.fieldname)]
	return rows != [[str(row.get(column) or "") for column in columns] for row in before]
