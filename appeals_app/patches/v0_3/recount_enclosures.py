"""Cards entered before get their enclosures counted by commas too: «акт на 3 арк., фото на 2 арк.» are two.

Why: only what semicolons and lines parted was counted. What: counts `enclosures_count` and `enclosure_sheets` anew,
five hundred cards at a time, each batch a transaction of its own. Verify: the receipt of such a card counts all sheets.
"""

import frappe

from appeals_app.domain.case_file import count_enclosures

BATCH = 500


def execute() -> None:
	"""Count them; run again, it counts the same."""
	after = ""
	while cards := _next_cards(after):
		for card in cards:
			counted = count_enclosures(card.enclosures)
			if counted.count != card.enclosures_count or counted.sheets != card.enclosure_sheets:
				values = {"enclosures_count": counted.count, "enclosure_sheets": counted.sheets}
				frappe.db.set_value("Appeal", card.name, values, update_modified=False)
		frappe.db.commit()  # nosemgrep: a batch of a patch, each a transaction of its own
		after = cards[-1].name


def _next_cards(after: str) -> list[frappe._dict]:
	return frappe.get_all(
		"Appeal",
		filters={"name": (">", after), "enclosures": ("is", "set")},
		fields=["name", "enclosures", "enclosures_count", "enclosure_sheets"],
		order_by="name asc",
		limit=BATCH,
	)
