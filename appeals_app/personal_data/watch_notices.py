"""Notices to those who watch over access: on the Desk, and by letter where letters go out."""

import frappe
from frappe.model.document import Document


def tell(user: str, *, subject: str, words: str, about: Document | None = None) -> None:
	"""Notify the user at once, whoever acts."""
	notice = frappe.get_doc(
		{
			"doctype": "Notification Log",
			"for_user": user,
			"from_user": frappe.session.user,
			"type": "Alert",
			"subject": frappe.utils.escape_html(subject),
			"email_content": frappe.utils.escape_html(words),
			"document_type": about and about.doctype,
			"document_name": about and about.name,
		}
	)
	notice.flags.ignore_permissions = True  # the notice is the app's own, whoever acts
	notice.insert()
	if frappe.db.exists("Email Account", {"enable_outgoing": 1, "default_outgoing": 1}):
		frappe.sendmail(recipients=[user], subject=subject, message=frappe.utils.escape_html(words))
