"""Rows of a table belong to the record they are saved with, also in the framework's own records.

Frappe writes a row by the name it is sent with, and deletes the stored rows that were not named: a row named as
none vanishes, one named as a row of another record is taken from it, and nobody is told.
"""

import frappe
from frappe.model.base_document import BaseDocument
from frappe.model.document import Document
from frappe.model.naming import set_new_name


def foreign_rows(document: Document) -> list[BaseDocument]:
	"""Rows whose name no stored row of their table has, or a row before them has taken; of a new document all."""
	stored = document.get_doc_before_save()
	unmet = {_key(row) for row in stored.get_all_children()} if stored else set()
	foreign = []
	for row in document.get_all_children():
		if _key(row) in unmet:
			unmet.remove(_key(row))
		else:
			foreign.append(row)
	return foreign


def unname(row: BaseDocument) -> None:
	"""Make it a new row, which gets its name where the framework names the rows of a new document."""
	row.name = None
	row.set("__islocal", 1)


def renew(row: BaseDocument) -> None:
	"""Make it a new row, with a name of its own at once: what runs until it is stored may keep rows by names."""
	unname(row)
	set_new_name(row)


def keep_own_rows(document: Document, method: str | None = None) -> None:
	"""For what runs before each save of every DocType: a row of a stored record that is not its own becomes a new one.

	Permission levels are asked before it, and pass over a row whose name is not stored: they are asked again.
	"""
	if not document.get_doc_before_save():
		return
	renewed = [row for row in foreign_rows(document) if not row.is_new()]
	for row in renewed:
		renew(row)
	passes = document.flags.ignore_permissions  # the framework asks no levels of who passes over permissions
	if passes or frappe.flags.in_install or frappe.session.user == "Administrator":
		return
	levels = document.get_permlevel_access()
	for row in renewed:
		row.reset_values_if_no_permlevel_access(levels, row.meta.get_high_permlevel_fields())


def _key(row: BaseDocument) -> tuple[str, str, str]:
	return row.doctype, row.parentfield, row.name
