"""A notice about a record of the register reaches those who may read the record, and its letter holds no words of it.

The framework writes a notice to whoever is named in a comment and sends the whole comment by mail; the list of notices
hides it from who may not read the record, the mail would not.
"""

import frappe
from frappe import _
from frappe.desk.doctype.notification_log.notification_log import NotificationLog

from appeals_app.permissions.referring_rows import is_of_register


class QuietNotice(NotificationLog):
	"""Notification Log that tells nothing to who may not read its record, and by mail only that there is a notice."""

	def after_insert(self) -> None:
		"""Tell the receiver in the Desk and by mail."""
		if not is_of_register(self.document_type):
			super().after_insert()
		elif frappe.has_permission(self.document_type, "read", doc=self.document_name, user=self.for_user):
			self._tell_without_words()

	def _tell_without_words(self) -> None:
		subject, content = self.subject, self.email_content
		self.subject, self.email_content = (
			_("There is a notice for you about a record of the register."),
			None,
		)
		try:
			super().after_insert()
		finally:
			self.subject, self.email_content = subject, content
