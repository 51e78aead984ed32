"""Categories of authors that reveal health get the mark that makes cards with them sensitive.

Why: the mark is new, and the seeder leaves alone a record an administrator has changed. What: sets
`reveals_health` on the shipped categories 7.3, 7.4 and 7.7 to 7.10. Verify: six items carry the mark.
"""

import frappe

CATEGORIES = (
	"author_category.disabled_ww2",
	"author_category.disabled_war",
	"author_category.disability_1",
	"author_category.disability_2",
	"author_category.disability_3",
	"author_category.child_disability",
)


def execute() -> None:
	"""Mark them; run again, it changes nothing, for a patch runs once."""
	for name in CATEGORIES:
		if frappe.db.exists("Appeal Classifier Item", name):
			frappe.db.set_value("Appeal Classifier Item", name, "reveals_health", 1, update_modified=False)
