"""Categories that reveal health get their mark on a site that had them before."""

import frappe

from appeals_app.patches.v0_2 import mark_categories_that_reveal_health as patch


def test_shipped_categories_are_marked_and_no_other() -> None:
	frappe.db.sql("update `tabAppeal Classifier Item` set reveals_health = 0")

	patch.execute()
	patch.execute()

	marked = frappe.get_all("Appeal Classifier Item", filters={"reveals_health": 1}, pluck="name")
	assert sorted(marked) == sorted(patch.CATEGORIES)


def test_category_an_administrator_removed_stays_removed() -> None:
	frappe.db.delete("Appeal Classifier Item", {"name": patch.CATEGORIES[0]})

	patch.execute()

	assert not frappe.db.exists("Appeal Classifier Item", patch.CATEGORIES[0])
