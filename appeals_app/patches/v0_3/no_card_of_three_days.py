"""How many days ahead a queue looks is a row of settings, not a number in the name of a card.

Why: «Appeals Due In Three Days» has given way to «Control Date Soon». What: the old card goes.
Verify: no Number Card of that name.
"""

import frappe


def execute() -> None:
	"""Remove it; run again, it finds nothing."""
	frappe.db.delete("Number Card", {"name": "Appeals Due In Three Days"})
