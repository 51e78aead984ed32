"""Codes that are only remembered get a field of their own, and verified ones say who compared them with what.

Until now a remembered code stood in the note of an item («… не звірено: 6.4»), and a verified one did not say by
whom and against what.  Items nobody has touched take all this over from the newer defaults; this patch is for those
an administrator has changed, which the defaults leave alone.  To verify: no item has «не звірено:» in its note and
an empty «Code Not Checked», and no item with the code it was shipped with lacks a redaction.
"""

import json
import re

import frappe

ITEM = "Appeal Classifier Item"
REMEMBERED = re.compile(r"не звірено: (\d+(?:\.\d+)+)")
COMPILERS, PUBLISHED_PAGES = "Упорядники довідника", "858-published"


def execute() -> None:
	"""Move nothing a person wrote: notes stay, and fields that are filled are left alone."""
	fields = ["name", "code_status", "official_code", "unverified_code", "note", "code_checked_by"]
	shipped = _shipped_codes()
	for item in frappe.get_all(ITEM, fields=fields):
		found = REMEMBERED.search(item.note or "")
		if item.code_status == "unverified" and found and not item.unverified_code:
			_store(item.name, {"unverified_code": found[1]})
		if (
			item.code_status == "verified"
			and item.official_code == shipped.get(item.name)
			and not item.code_checked_by
		):
			_store(item.name, {"code_checked_by": COMPILERS, "code_checked_version": PUBLISHED_PAGES})


def _shipped_codes() -> dict[str, str]:
	"""Codes the items were shipped with, by the ledger of defaults."""
	rows = frappe.get_all(
		"Appeal Seeded Default",
		filters={"reference_doctype": ITEM},
		fields=["reference_name", "shipped_content"],
	)
	codes = {row.reference_name: json.loads(row.shipped_content).get("official_code") for row in rows}
	return {name: code for name, code in codes.items() if code}


def _store(item: str, values: dict[str, str]) -> None:
	frappe.db.set_value(ITEM, item, values, update_modified=False)
