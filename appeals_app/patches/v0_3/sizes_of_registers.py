"""Sites whose settings of files were saved before registers had sizes of their own get them.

What: two fields of Appeal Files Settings. How to verify: an import takes a CSV of 20 MB.
"""

import frappe

SETTINGS = "Appeal Files Settings"
FIELDS = ("register_megabytes", "register_unpacked_megabytes")


def execute() -> None:
	"""Fill in what is not set; what an administrator has set stays."""
	settings, meta = frappe.get_single(SETTINGS), frappe.get_meta(SETTINGS)
	for field in FIELDS:
		if not settings.get(field):
			frappe.db.set_single_value(SETTINGS, field, int(meta.get_field(field).default))
