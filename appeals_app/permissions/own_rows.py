"""Rows of a table belong to the record they are saved with, also in the framework's own records.

Frappe writes a row by the name it is sent with, and deletes the stored rows that were not named: a row named as
none vanishes, one named as a row of another record is taken from it, and nobody is told.
"""

from frappe.model.document import Document


def keep_own_rows(document: Document, method: str | None = None) -> None:
	"""For `before_validate` of every DocType: a row whose name no stored row of the record has is a new one."""
	stored = document.get_doc_before_save()
	if not stored:
		return
	unmet = {(row.doctype, row.name) for row in stored.get_all_children()}
	for row in document.get_all_children():
		if (row.doctype, row.name) in unmet:
			unmet.remove((row.doctype, row.name))
		elif not row.is_new():
			row.name = None
			row.set("__islocal", 1)
