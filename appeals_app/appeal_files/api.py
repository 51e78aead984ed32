"""The door by which files come in."""

import frappe
from frappe import handler
from frappe.model.document import Document

NOT_TAKEN = ("method", "optimize", "max_width", "max_height")
"""Words by which a client would have a function of its choice run, or a picture unpacked before it is checked."""


@frappe.whitelist(methods=["POST"])
def upload_file() -> Document | None:
	"""The framework's upload, for those who are logged in and without what it does before a file is checked."""
	for word in NOT_TAKEN:
		frappe.form_dict.pop(word, None)
	return handler.upload_file()
