"""The state of merged appeals is written with the apostrophe of all other words (U+2019).

Why: the shipped workflow wrote «Об'єднано» with the mark of the keyboard; the name of a state is its key, so
the corrected workflow would leave such appeals in a state it does not have.
What: the state is renamed wherever it stands, and in the ledger of shipped defaults, so that a workflow nobody
has touched still counts as untouched.
How to verify: no row of Appeal has the old state; «Об’єднано» opens the list of merged appeals.
"""

import frappe

OLD, NEW = "Об'єднано", "Об’єднано"


def execute() -> None:
	"""Rename the state; where there is nothing to rename, do nothing."""
	if not frappe.db.exists("Workflow State", OLD) or _is_named(NEW):
		return
	frappe.rename_doc("Workflow State", OLD, NEW, force=True, show_alert=False, rebuild_search=False)
	for entry in frappe.get_all(
		"Appeal Seeded Default",
		filters={"reference_doctype": ("in", ("Workflow", "Workflow State"))},
		fields=["name", "reference_name", "shipped_content"],
	):
		frappe.db.set_value(
			"Appeal Seeded Default",
			entry.name,
			{
				"reference_name": entry.reference_name.replace(OLD, NEW),
				"shipped_content": entry.shipped_content.replace(OLD, NEW),
			},
		)


def _is_named(name: str) -> bool:
	"""The record is there, letter for letter: the database takes some signs for the same."""
	return frappe.db.get_value("Workflow State", name) == name
