import frappe
from frappe.model.document import Document


class AppealSearchEntry(Document):
	pass


def on_doctype_update() -> None:
	"""The index the search is asked of."""
	if not frappe.db.has_index("tabAppeal Search Entry", "terms_fulltext"):
		# the framework knows no full-text indexes
		frappe.db.sql_ddl("alter table `tabAppeal Search Entry` add fulltext index terms_fulltext (terms)")
