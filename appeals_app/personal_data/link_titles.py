"""Titles of links: to whoever may read the record, masked as everywhere."""

import frappe

from appeals_app.domain.redaction import PERSONAL_FIELDS
from appeals_app.personal_data.access_log import note_access
from appeals_app.personal_data.masking import titles_shown


def title_of_link(doctype: str, name: str) -> str | None:
	"""What stands for the key in a link; the key itself where the DocType has no titles or is not read."""
	if not frappe.db.exists("DocType", doctype):
		return name
	meta = frappe.get_meta(doctype)
	if not (meta.title_field and meta.show_title_field_in_link):
		return name
	if doctype not in PERSONAL_FIELDS:
		if not frappe.has_permission(doctype, "read", name):
			return name
		return frappe.db.get_value(doctype, name, meta.title_field)
	if not frappe.get_list(doctype, filters={"name": name}, pluck="name"):
		return name
	title = frappe.db.get_value(doctype, name, meta.title_field)
	if doctype == "Applicant":
		note_access(act="Listed", applicant=name)
	return titles_shown({f"{doctype}::{name}": title}).get(f"{doctype}::{name}", title)
