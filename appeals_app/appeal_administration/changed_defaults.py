"""Where this site differs from what the app ships: which records and fields, by whom, since when."""

import json
from collections import defaultdict

import frappe
from frappe import _
from frappe.utils import format_datetime, get_fullname

from appeals_app.appeal_administration.record_differences import differences_of
from appeals_app.appeal_administration.shipped_defaults import (
	LEDGER,
	as_text,
	check_right,
	is_untouched,
	shipped_records,
)

CHANGED, REMOVED = "changed", "removed"


def changed_defaults() -> dict:
	"""Records that differ from the shipped ones, by kind, and how many others the user may not read.

	Only shipped records that this site has taken note of: the others come in with the next upgrade.
	"""
	check_right()
	noted, told, unseen = _noted_contents(), defaultdict(list), 0
	for shipped in shipped_records():
		content = noted.get((shipped["doctype"], shipped["name"]))
		if content is None or _stands_as(shipped):
			continue
		if frappe.has_permission(shipped["doctype"]):
			told[shipped["doctype"]].append(_told(shipped, content))
		else:
			unseen += 1
	groups = [{"title": _(doctype), "records": records} for doctype, records in told.items()]
	return {"groups": sorted(groups, key=lambda group: group["title"]), "unseen": unseen}


def _noted_contents() -> dict[tuple[str, str], str]:
	rows = frappe.get_all(LEDGER, fields=["reference_doctype", "reference_name", "shipped_content"])
	return {(row.reference_doctype, row.reference_name): row.shipped_content for row in rows}


def _stands_as(shipped: dict) -> bool:
	return bool(frappe.db.exists(shipped["doctype"], shipped["name"])) and is_untouched(shipped)


def _told(shipped: dict, content: str) -> dict:
	doctype, name = shipped["doctype"], shipped["name"]
	removed = not frappe.db.exists(doctype, name)
	return {
		"doctype": doctype,
		"name": name,
		"title": _title(shipped),
		"state": REMOVED if removed else CHANGED,
		"newer_waits": as_text(json.loads(content)) != as_text(shipped),
		"last_touched": _last_removal(doctype, name) if removed else _last_change(doctype, name),
		"differences": [] if removed else differences_of(frappe.get_doc(doctype, name), shipped),
		"may_take_back": frappe.has_permission(doctype, "create" if removed else "write"),
	}


def _title(shipped: dict) -> str:
	title_field = frappe.get_meta(shipped["doctype"]).title_field
	return _(shipped.get(title_field) or shipped["name"])


def _last_change(doctype: str, name: str) -> str:
	return _in_words(frappe.db.get_value(doctype, name, ["modified_by", "modified"]))


def _last_removal(doctype: str, name: str) -> str:
	of_record = {"deleted_doctype": doctype, "deleted_name": name}
	return _in_words(
		frappe.db.get_value("Deleted Document", of_record, ["owner", "creation"], order_by="creation desc")
	)


def _in_words(act: tuple | None) -> str:
	"""Who and when; empty where nobody knows any more."""
	if not act:
		return ""
	user, moment = act
	return f"{get_fullname(user)}, {format_datetime(moment, 'dd.MM.yyyy HH:mm')}"
