"""What may hold any fragment of any record, and therefore goes whole when personal data are erased.

A trace of an error, the result of a report kept for later, the filters of a list a person has used last: no column
says of whom they speak.
"""

import frappe
from frappe.query_builder import DocType

from appeals_app.domain.personal_inventory import INVENTORY
from appeals_app.personal_data.added_fields import added_words
from appeals_app.personal_data.erased_files import erase_file
from appeals_app.personal_data.reached_records import files_of

WHOLE = ("Error Log", "Prepared Report", "Webhook Request Log", "Data Import Log")
"""Technical records that are short-lived by their nature."""


def forget_leftovers() -> None:
	"""Delete technical records of before, filters kept on personal fields, and settings of lists of personal data."""
	for doctype in WHOLE:
		if frappe.db.table_exists(doctype):
			_delete_whole(doctype)
	_empty_printed_pages()
	_forget_saved_filters()
	_forget_list_settings()


def _delete_whole(doctype: str) -> None:
	names = frappe.get_all(doctype, pluck="name")
	for file in files_of({doctype: names}):
		erase_file(file)
	frappe.db.delete(doctype, {"name": ("in", names or [""])})


def _empty_printed_pages() -> None:
	"""Who printed and exported what stays told; the page itself does not."""
	log = DocType("Access Log")
	frappe.qb.update(log).set(log.page, None).set(log.filters, None).run()


def _forget_saved_filters() -> None:
	rows = frappe.get_all(
		"List Filter",
		{"reference_doctype": ("in", list(INVENTORY))},
		["name", "reference_doctype", "filters"],
	)
	personal = [row.name for row in rows if _asks_of_personal_fields(row)]
	frappe.db.delete("List Filter", {"name": ("in", personal or [""])})


def _asks_of_personal_fields(row: frappe._dict) -> bool:
	text = row.filters or ""
	fields = {field for held in INVENTORY.values() for field in (*held.fields, *added_words(held.doctype))}
	return any(f'"{field}"' in text for field in fields)


def _forget_list_settings() -> None:
	table = frappe.qb.Table("__UserSettings")
	frappe.qb.from_(table).delete().where(table.doctype.isin(list(INVENTORY))).run()
	waiting = frappe.cache().hgetall("_user_settings") or {}
	for key in waiting:
		name = key.decode() if isinstance(key, bytes) else key
		if name.split("::")[0] in INVENTORY:
			frappe.cache().hdel("_user_settings", name)
