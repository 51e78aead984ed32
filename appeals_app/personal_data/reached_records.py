"""Every record on which personal data of a subject hang, found by walking the inventory; and what the framework keeps of them."""

import frappe
from frappe.query_builder import DocType

from appeals_app.domain.personal_inventory import Held, held_on, held_on_any
from appeals_app.search_arguments import NO_RECORD

Records = dict[str, list[str]]
"""Names of records by their DocType."""

TRACES = (
	("Version", "ref_doctype", "docname"),
	("Comment", "reference_doctype", "reference_name"),
	("Communication", "reference_doctype", "reference_name"),
	("Email Queue", "reference_doctype", "reference_name"),
	("Notification Log", "document_type", "document_name"),
	("ToDo", "reference_type", "reference_name"),
	("Activity Log", "reference_doctype", "reference_name"),
	("Activity Log", "link_doctype", "link_name"),
	("Activity Log", "timeline_doctype", "timeline_name"),
	("Integration Request", "reference_doctype", "reference_docname"),
	("Milestone", "reference_type", "reference_name"),
	("Tag Link", "document_type", "document_name"),
)
"""Where the framework keeps what was said of a record, and by which columns it leads there."""


def reached_from(subject: str, names: list[str]) -> Records:
	"""The subjects and every record that hangs on them, rows of tables included."""
	found: Records = {subject: list(names)}
	waiting = [subject]
	while waiting:
		owner = waiting.pop()
		for held in held_on(owner):
			found[held.doctype] = _names_by_link(held, found[owner])
			waiting.append(held.doctype)
	for held in held_on_any():
		found[held.doctype] = _names_by_two_columns(held, found)
	return {doctype: rows for doctype, rows in found.items() if rows}


def _names_by_link(held: Held, owners: list[str]) -> list[str]:
	filters = {held.link: ("in", owners or [NO_RECORD])}
	if held.link == "parent":
		filters["parenttype"] = held.owner
	return frappe.get_all(held.doctype, filters, pluck="name", order_by="name")


def _names_by_two_columns(held: Held, found: Records) -> list[str]:
	table = DocType(held.doctype)
	of_doctype, of_name = held.link.split(".")
	names: list[str] = []
	for doctype, owners in found.items():
		query = frappe.qb.from_(table).select(table.name)
		query = query.where((table[of_doctype] == doctype) & table[of_name].isin(owners or [""]))
		names += [name for (name,) in query.run()]
	return names


def traces_of(records: Records) -> Records:
	"""Rows of the framework that speak of the records: versions, comments, letters, notices and the like."""
	found: Records = {}
	for doctype, of_doctype, of_name in TRACES:
		if frappe.db.table_exists(doctype):
			table = DocType(doctype)
			for owner, names in records.items():
				query = frappe.qb.from_(table).select(table.name)
				query = query.where((table[of_doctype] == owner) & table[of_name].isin(names or [""]))
				found.setdefault(doctype, []).extend(name for (name,) in query.run())
	_add_letters(found)
	return {doctype: list(dict.fromkeys(names)) for doctype, names in found.items() if names}


def _add_letters(found: Records) -> None:
	"""What was sent of a communication hangs on it and not on the record."""
	if communications := found.get("Communication"):  # an empty list would mean every mail that is of none
		found.setdefault("Email Queue", []).extend(
			frappe.get_all("Email Queue", {"communication": ("in", communications)}, pluck="name")
		)
	for row, parent in (("Email Queue Recipient", "Email Queue"), ("Communication Link", "Communication")):
		found[row] = frappe.get_all(row, {"parent": ("in", found.get(parent) or [NO_RECORD])}, pluck="name")


def files_of(records: Records) -> list[str]:
	"""Files attached to the records."""
	found: list[str] = []
	for doctype, names in records.items():
		filters = {"attached_to_doctype": doctype, "attached_to_name": ("in", names or [NO_RECORD])}
		found += frappe.get_all("File", filters, pluck="name")
	return found
