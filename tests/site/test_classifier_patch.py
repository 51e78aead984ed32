"""Codes stored before this version: remembered ones move to their own field, verified ones say who compared them."""

import frappe
import pytest

from appeals_app.patches.v0_2.tell_classifier_codes_apart import execute

ITEM = "Appeal Classifier Item"
NEW_FIELDS = ("unverified_code", "code_checked_by", "code_checked_version")


def as_stored_before(name: str, **values: object) -> None:
	"""The row as a site of version 0.1 has it, and the ledger with what was shipped then."""
	empty = dict.fromkeys(NEW_FIELDS, None)
	frappe.db.set_value(ITEM, name, {**empty, **values}, update_modified=False)
	shipped = frappe.as_json(
		{"official_code": values.get("official_code", ""), "note": values.get("note", "")}
	)
	frappe.db.set_value(
		"Appeal Seeded Default",
		{"reference_doctype": ITEM, "reference_name": name},
		"shipped_content",
		shipped,
	)


def stored(name: str) -> dict:
	fields = ["official_code", "code_status", "note", *NEW_FIELDS]
	return frappe.db.get_value(ITEM, name, fields, as_dict=True)


@pytest.mark.parametrize("times", [1, 2])
def test_remembered_code_moves_to_its_own_field_and_the_note_stays(times: int) -> None:
	note = "Код з пам'яті, не звірено: 7.18"
	as_stored_before("author_category.hero_labour", code_status="unverified", note=note)

	for _ in range(times):
		execute()

	row = stored("author_category.hero_labour")
	assert (row.unverified_code, row.note, row.official_code) == ("7.18", note, "")


def test_code_entered_in_the_meantime_is_left_alone() -> None:
	as_stored_before("type.petition", code_status="unverified", note="Назва й код з пам'яті, не звірено: 6.5")
	frappe.db.set_value(ITEM, "type.petition", "unverified_code", "6.6")

	execute()

	assert stored("type.petition").unverified_code == "6.6"


def test_note_without_a_remembered_code_gives_none() -> None:
	as_stored_before("theme.industry", code_status="not_found", note="Див. лист № 6.4")

	execute()

	assert stored("theme.industry").unverified_code is None


def test_shipped_code_says_what_it_was_compared_with() -> None:
	as_stored_before("type.letter", code_status="verified", official_code="6.2")

	execute()

	row = stored("type.letter")
	assert (row.code_checked_by, row.code_checked_version) == ("Упорядники довідника", "858-published")
	assert frappe.get_doc(ITEM, "type.letter").save()


def test_code_an_administrator_entered_asks_who_compared_it() -> None:
	as_stored_before("type.electronic", code_status="unverified")
	frappe.db.set_value(ITEM, "type.electronic", {"code_status": "verified", "official_code": "6.9"})

	execute()

	assert stored("type.electronic").code_checked_by is None
	with pytest.raises(frappe.ValidationError, match=r"хто звірив код 6\.9"):
		frappe.get_doc(ITEM, "type.electronic").save()
