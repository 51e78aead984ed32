"""How long access events are kept."""

import frappe
from frappe.utils import cint

SETTINGS = "Personal Data Access Settings"
LEAST_DAYS_KEPT = 365


def days_kept() -> int:
	"""Days by the settings, never less than a year."""
	return max(cint(frappe.get_cached_doc(SETTINGS).keep_days), LEAST_DAYS_KEPT)
