"""Themes of the act get the everyday words they are found by.

Why: the field is new, and the seeder leaves alone a record an administrator has changed. What: fills `search_words` of the
shipped items where nobody has written any. Verify: «ліхтар» offers «Комунальне господарство».
"""

import json
from pathlib import Path

import frappe

ITEM = "Appeal Classifier Item"
SHIPPED = ("fixtures", "defaults", "10_appeal_classifier_item.json")


def execute() -> None:
	"""Fill them; run again, it changes only what is empty."""
	for row in json.loads(Path(frappe.get_app_path("appeals_app", *SHIPPED)).read_text()):
		words = row.get("search_words")
		if words and frappe.db.exists(ITEM, {"name": row["name"], "search_words": ("is", "not set")}):
			frappe.db.set_value(ITEM, row["name"], "search_words", words, update_modified=False)
