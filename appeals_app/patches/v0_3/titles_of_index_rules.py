"""Rules of indexes entered before are called by whose numbers they give, of which kind and since when.

Why: they were called by their pattern, and two rules of one pattern looked the same. What: fills `title`. Verify: the list
of rules names the authority of each.
"""

import frappe

from appeals_app.appeal_registry.config import title_of_rule


def execute() -> None:
	"""Name them; run again, it names them the same."""
	fields = ["name", "authority", "kind", "valid_from_year"]
	for rule in frappe.get_all("Appeal Index Rule", fields=fields):
		frappe.db.set_value(
			"Appeal Index Rule", rule.name, "title", title_of_rule(rule), update_modified=False
		)
