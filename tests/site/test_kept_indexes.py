"""Indexes of the app outlive what the framework does to a table when an administrator adds a field to its form."""

import frappe
import pytest

OURS = {
	"Appeal": {"authority", "applicant", "previous_appeal", "main_appeal", "tracking_code"},
	"Appeal Reply": {"check_code"},
	"Term Recalculation Row": {"appeal"},
	"Data Subject Record": {"applicant"},
	"Appeal Chain Head": {"chain_name"},
}
"""Columns rows are looked up by, by DocType."""


@pytest.mark.parametrize("doctype", OURS)
def test_index_outlives_a_rebuilding_of_its_table(site: str, doctype: str) -> None:
	frappe.db.updatedb(doctype)

	names = {row[2] for row in frappe.db.sql(f"SHOW INDEX FROM `tab{doctype}`")}
	assert {f"{column}_name_index" for column in OURS[doctype]} <= names
