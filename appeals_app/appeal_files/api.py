"""The door by which files come in."""

import frappe
from frappe import handler
from frappe.model.document import Document

from appeals_app.appeal_files.intake import check_sent_size

NOT_TAKEN = ("method", "optimize", "max_width", "max_height")
"""Words by which a client would have a function of its choice run, or a picture unpacked before it is checked."""


@frappe.whitelist(methods=["POST"])
def upload_file() -> Document | None:
	"""The framework's upload, for those who are logged in and without what it does before a file is checked."""
	for word, value in list(frappe.form_dict.items()):
		if word in NOT_TAKEN or isinstance(value, (list, dict)):  # a form sends words
			frappe.form_dict.pop(word)
	check_sent_size(frappe.form_dict.get("doctype"))
	return handler.upload_file()
