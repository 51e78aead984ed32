"""Defaults that belong to the administrator once they are in.

Each record of `fixtures/defaults/*.json` is inserted once.  The ledger (Appeal Seeded Default) remembers
what was shipped: a record removed by an administrator stays removed, a changed one stays changed, and one
that nobody touched takes over what a newer version ships.
"""

import json
from pathlib import Path

import frappe

from appeals_app.appeal_administration.shipped_defaults import (
	DEFAULTS_FOLDER,
	entry_of,
	is_untouched,
	note_shipped,
	shipped_document,
	shipped_records,
	store_shipped,
)


def seed_defaults(folder: Path = DEFAULTS_FOLDER) -> list[str]:
	"""Bring the shipped defaults in; returns «DocType: name» of each record inserted or renewed."""
	return [
		f"{shipped['doctype']}: {shipped['name']}"
		for shipped in shipped_records(folder)
		if seed_record(shipped)
	]


def seed_record(shipped: dict) -> bool:
	"""Insert or renew one record as the ledger allows; True where something was written."""
	doctype, name = shipped["doctype"], shipped["name"]
	entry, exists = entry_of(doctype, name), frappe.db.exists(doctype, name)
	if not entry:
		if not exists:
			_store(shipped)
		note_shipped(shipped)
		return not exists
	before = json.loads(entry.shipped_content)
	if not exists or before == shipped or not is_untouched(before):
		return False
	_store(shipped)
	note_shipped(shipped)
	return True


def _store(shipped: dict) -> None:
	document = shipped_document(shipped)
	document.flags.ignore_permissions = True  # the installer seeds and renews, there is no person
	store_shipped(document, shipped["name"])
