"""Cards entered before get their enclosures counted and the days their answer took.

Why: both are computed when a card is saved, and closed cards are not saved any more. What: fills `enclosures_count`,
`enclosure_sheets` and `days_taken`. Verify: an answered card says in how many days.
"""

import frappe

from appeals_app.domain.case_file import count_enclosures


def execute() -> None:
	"""Count them; run again, it counts the same."""
	# the builder has no difference of days that both databases' drivers take
	frappe.db.sql(
		"update `tabAppeal` set days_taken = datediff(answered_on, received_at) where answered_on is not null"
	)
	cards = frappe.get_all("Appeal", filters={"enclosures": ("is", "set")}, fields=["name", "enclosures"])
	for card in cards:
		counted = count_enclosures(card.enclosures)
		values = {"enclosures_count": counted.count, "enclosure_sheets": counted.sheets}
		frappe.db.set_value("Appeal", card.name, values, update_modified=False)
