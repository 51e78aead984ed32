"""Defaults that belong to the administrator once they are in.

Each record of `fixtures/defaults/*.json` is inserted once.  The ledger (Appeal Seeded Default) remembers
what was shipped: a record removed by an administrator stays removed, a changed one stays changed, and one
that nobody touched takes over what a newer version ships.
"""

import json
from copy import deepcopy
from pathlib import Path

import frappe
from frappe.utils import cstr, flt

DEFAULTS_FOLDER = Path(__file__).parent.parent / "fixtures" / "defaults"


def seed_defaults(folder: Path = DEFAULTS_FOLDER) -> list[str]:
	"""Bring the shipped defaults in; returns «DocType: name» of each record inserted or renewed."""
	seeded = []
	for path in sorted(folder.glob("*.json")):
		for shipped in json.loads(path.read_text()):
			if seed_record(shipped):
				seeded.append(f"{shipped['doctype']}: {shipped['name']}")
	return seeded


def seed_record(shipped: dict) -> bool:
	"""Insert or renew one record as the ledger allows; True where something was written."""
	doctype, name = shipped["doctype"], shipped["name"]
	entry = frappe.db.get_value(
		"Appeal Seeded Default",
		{"reference_doctype": doctype, "reference_name": name},
		["name", "shipped_content"],
		as_dict=True,
	)
	exists = frappe.db.exists(doctype, name)
	if not entry:
		if not exists:
			_insert(shipped)
		_note(doctype, name, shipped)
		return not exists
	before = json.loads(entry.shipped_content)
	if not exists or before == shipped or not is_untouched(before):
		return False
	_renew(shipped)
	frappe.db.set_value("Appeal Seeded Default", entry.name, "shipped_content", _as_text(shipped))
	return True


def is_untouched(shipped: dict) -> bool:
	"""The record still says what was shipped, in every field that was shipped."""
	document = frappe.get_doc(shipped["doctype"], shipped["name"])
	return all(_same(document.get(field), value) for field, value in shipped.items() if field != "doctype")


def _same(stored: object, shipped: object) -> bool:
	if isinstance(shipped, list):
		return len(stored) == len(shipped) and all(
			all(_same(row.get(field), value) for field, value in wanted.items())
			for row, wanted in zip(stored, shipped, strict=True)
		)
	if isinstance(stored, float):
		return stored == flt(shipped)  # a file says 3 where the database says 3.0
	return cstr(stored) == cstr(shipped)


def _insert(shipped: dict) -> None:
	document = frappe.get_doc(deepcopy(shipped))  # the framework writes into the rows it is given
	document.flags.is_shipped = True
	document.flags.ignore_permissions = True  # the installer seeds, there is no person yet
	document.insert(set_name=shipped["name"])


def _renew(shipped: dict) -> None:
	document = frappe.get_doc(shipped["doctype"], shipped["name"])
	document.update(
		{field: deepcopy(value) for field, value in shipped.items() if field not in ("doctype", "name")}
	)
	document.flags.is_shipped = True
	document.flags.ignore_permissions = True  # the upgrade renews what nobody has touched
	document.save()


def _note(doctype: str, name: str, shipped: dict) -> None:
	entry = frappe.get_doc(
		{
			"doctype": "Appeal Seeded Default",
			"reference_doctype": doctype,
			"reference_name": name,
			"shipped_content": _as_text(shipped),
		}
	)
	entry.flags.ignore_permissions = True  # the ledger belongs to the installer
	entry.insert()


def _as_text(shipped: dict) -> str:
	return json.dumps(shipped, ensure_ascii=False, sort_keys=True)
