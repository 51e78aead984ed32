"""What this version ships as defaults, what the ledger remembers of it, and whether a record still says it."""

import json
from collections.abc import Iterator
from copy import deepcopy
from datetime import timedelta
from pathlib import Path

import frappe
from frappe import _
from frappe.model import display_fieldtypes
from frappe.model.document import Document
from frappe.model.meta import Meta
from frappe.utils import cstr, flt, to_timedelta

DEFAULTS_FOLDER = Path(__file__).parent.parent / "fixtures" / "defaults"

LEDGER = "Appeal Seeded Default"


def shipped_records(folder: Path = DEFAULTS_FOLDER) -> Iterator[dict]:
	"""Every default this version ships, in the order in which they may lead to each other."""
	for path in sorted(folder.glob("*.json")):
		yield from json.loads(path.read_text())


def check_right() -> None:
	"""PermissionError for whoever may not read the ledger: the framework would refuse by another error."""
	if not frappe.has_permission(LEDGER):
		frappe.throw(
			_("What came with the system is looked after by the administrator of the oblast. Ask there."),
			frappe.PermissionError,
		)


def entry_of(doctype: str, name: str) -> frappe._dict | None:
	"""Row of the ledger: its name, and the content that was brought in last."""
	return frappe.db.get_value(
		LEDGER,
		{"reference_doctype": doctype, "reference_name": name},
		["name", "shipped_content"],
		as_dict=True,
	)


def is_untouched(shipped: dict) -> bool:
	"""The record still says what was shipped, in every field that was shipped and in every row of its tables."""
	document = frappe.get_doc(shipped["doctype"], shipped["name"])
	return all(is_same(document.get(field), value) for field, value in shipped.items() if field != "doctype")


def is_same(stored: object, shipped: object) -> bool:
	"""A stored value says what a file does; rows of a table one by one, in their order."""
	if isinstance(shipped, list):
		return len(stored) == len(shipped) and all(map(is_same_row, stored, shipped))
	if isinstance(stored, timedelta):
		return stored == to_timedelta(shipped)  # the database says 6:00:00 where a file says 06:00:00
	if isinstance(stored, float):
		return stored == flt(shipped)  # a file says 3 where the database says 3.0
	return cstr(stored) == cstr(shipped)


def is_same_row(row: Document, shipped: dict) -> bool:
	"""The row holds what was shipped and, as it would be replaced whole, nothing besides."""
	return all(
		is_same(row.get(field), shipped.get(field, default))
		for field, default in row_defaults(row.meta).items()
	)


def row_defaults(table: Meta) -> dict[str, str]:
	"""Fields of a table's rows that hold values, with what a new row has in them."""
	return {
		field.fieldname: field.default or ("0" if field.fieldtype in ("Check", "Int") else "")
		for field in table.fields
		if field.fieldtype not in display_fieldtypes
	}


def shipped_document(shipped: dict) -> Document:
	"""The stored record, or a new one, saying what is shipped; not saved yet."""
	values = deepcopy(shipped)  # the framework writes into the rows it is given
	if frappe.db.exists(shipped["doctype"], shipped["name"]):
		document = frappe.get_doc(shipped["doctype"], shipped["name"])
		document.update({field: value for field, value in values.items() if field not in ("doctype", "name")})
	else:
		document = frappe.get_doc(values)
	document.flags.is_shipped = True
	return document


def store_shipped(document: Document, name: str) -> None:
	"""Save what `shipped_document` gave, under the name it is shipped by."""
	if frappe.db.exists(document.doctype, name):
		document.save()
	else:
		document.insert(set_name=name)


def note_shipped(shipped: dict) -> None:
	"""Remember in the ledger what was brought in, letter by letter: what is entered would have its tags shown as words."""
	doctype, name = shipped["doctype"], shipped["name"]
	entry = entry_of(doctype, name) or _new_entry(doctype, name)
	frappe.db.set_value(LEDGER, entry.name, "shipped_content", as_text(shipped))


def _new_entry(doctype: str, name: str) -> Document:
	entry = frappe.get_doc({"doctype": LEDGER, "reference_doctype": doctype, "reference_name": name})
	entry.flags.ignore_permissions = True  # the ledger belongs to the installer
	return entry.insert()


def as_text(shipped: dict) -> str:
	"""Content as the ledger keeps it."""
	return json.dumps(shipped, ensure_ascii=False, sort_keys=True)
