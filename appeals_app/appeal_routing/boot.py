"""What the Desk needs to know about the control of appeals."""

import frappe


def add_days_ahead(bootinfo: frappe._dict) -> None:
	"""Put the days that count as soon, as the administrator sets them, into the Desk's start data."""
	bootinfo.appeal_days_ahead = frappe.get_cached_doc("Appeal Control Settings").days_ahead
