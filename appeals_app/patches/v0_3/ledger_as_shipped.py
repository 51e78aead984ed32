"""The ledger of shipped defaults says again what was shipped.

Why: on its way into the ledger a text with tags had them turned into words, so that the record was taken for changed, and
no new version reached it. What: the tags are tags again. Verify: «Змінені типові налаштування» tells no newer version of a
notification that nobody has changed.
"""

import frappe

from appeals_app.appeal_administration.shipped_defaults import LEDGER
from appeals_app.domain.text_cleaning import NO_TAG


def execute() -> None:
	"""Mend what holds such words; run again, it finds none."""
	spoilt = {"shipped_content": ("like", f"%{NO_TAG}%")}
	for entry in frappe.get_all(LEDGER, spoilt, ["name", "shipped_content"]):
		content = entry.shipped_content.replace(NO_TAG, "<")
		frappe.db.set_value(LEDGER, entry.name, "shipped_content", content)
