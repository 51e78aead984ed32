"""The framework's Notification, kept to people who may see what it tells of."""

import frappe
from frappe.desk.doctype.notification_log.notification_log import make_notification_logs
from frappe.email.doctype.email_account.email_account import EmailAccount
from frappe.email.doctype.notification.notification import Notification
from frappe.model.document import Document

from appeals_app.personal_data.access_changes import shows_register


class RegisterNotification(Notification):
	"""A notice of the register goes to those alone who may see the record, whatever role or field names them."""

	def get_list_of_recipients(self, doc: Document, context: dict) -> tuple[list, list, list]:
		"""Receivers, copies and hidden copies as the framework finds them, without those who may not see the record."""
		found = super().get_list_of_recipients(doc, context)
		if not shows_register(doc.doctype):
			return found
		return tuple([address for address in addresses if _may_see(doc, address)] for addresses in found)

	def send_an_email(self, doc: Document, context: dict) -> None:
		"""Send it where the site sends mail at all: an error on every clerk's screen would help nobody."""
		if EmailAccount.find_default_outgoing():
			super().send_an_email(doc, context)

	def create_system_notification(self, doc: Document, context: dict) -> None:
		"""Write the notices of the Desk in the transaction of what they tell of: none is lost or doubled without Redis."""
		if not shows_register(doc.doctype):
			super().create_system_notification(doc, context)
			return
		to, copies, hidden_copies = self.get_list_of_recipients(doc, context)
		notice = {
			"type": "Alert",
			"document_type": doc.doctype,
			"document_name": doc.name,
			"subject": _rendered(self.subject, context),
			"email_content": _rendered(self.message, context),
			"from_user": doc.modified_by,
		}
		make_notification_logs(frappe._dict(notice), [*to, *copies, *hidden_copies])


def _rendered(template: str, context: dict) -> str:
	# the framework's own sandbox, as it renders the words of a Notification for mail
	return frappe.render_template(template, context)  # nosemgrep: tools.semgrep.template-from-data


def _may_see(doc: Document, address: str) -> bool:
	user = frappe.db.get_value("User", {"email": address, "enabled": 1})
	return bool(user) and bool(frappe.has_permission(doc.doctype, "read", doc=doc, user=user))
