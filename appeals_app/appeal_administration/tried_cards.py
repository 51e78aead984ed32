"""Newest cards on which a configuration is tried for one who is shown what came of each."""

import frappe


def newest_readable(filters: dict, most: int) -> list[frappe._dict]:
	"""Of the newest cards in the current user's sight those whose text the user reads, with index and day.

	A rule or a condition asks what stands in a card: of the others it would tell by whether it holds.
	"""
	if not frappe.has_permission("Appeal", "read"):
		return []
	cards = frappe.get_list(
		"Appeal",
		filters=filters,
		fields=["name", "registration_index", "received_at"],
		order_by="received_at desc",
		limit_page_length=most,
	)
	names = [card.name for card in cards]
	closed = [frappe.get_attr(path)(names) for path in frappe.get_hooks("appeal_closed_text")]
	return [card for card in cards if not any(card.name in names for names in closed)]
