"""The framework's Notification, kept to people who may see what it tells of."""

import functools
from collections.abc import Callable

import frappe
from frappe.desk.doctype.notification_log.notification_log import make_notification_logs
from frappe.email.doctype.email_account.email_account import EmailAccount
from frappe.email.doctype.notification import notification
from frappe.email.doctype.notification.notification import Notification
from frappe.model.document import Document

from appeals_app.authority_directory.absences import users_standing_in
from appeals_app.authority_directory.queries import users_in_office
from appeals_app.personal_data.access_changes import shows_register

MARK = "appeals_goes_on"


def install(method: str | None = None, kwargs: dict | None = None, transaction_type: str = "") -> None:
	"""For `before_request` and `before_job`: a notice that fails stops nobody's work in this process from now on."""
	if not getattr(notification.evaluate_alert, MARK, False):
		going_on = _going_on(notification.evaluate_alert)
		setattr(going_on, MARK, True)
		notification.evaluate_alert = going_on


def _going_on(evaluate: Callable) -> Callable:
	"""The framework has written the fault down; it would refuse the save of the record, with a trace of the program."""

	@functools.wraps(evaluate)
	def evaluate_alert(doc: Document, alert: str | Document, event: str) -> None:
		try:
			evaluate(doc, alert, event)
		except frappe.ValidationError:
			frappe.clear_last_message()

	return evaluate_alert


class RegisterNotification(Notification):
	"""A notice of the register goes to those alone who may see the record, whatever role or field names them.

	A role means its people in the authority the record belongs to, not in all that are above or beside it.
	"""

	def get_list_of_recipients(self, doc: Document, context: dict) -> tuple[list, list, list]:
		"""Receivers, copies and hidden copies as the framework finds them, without those who may not see the record."""
		found = super().get_list_of_recipients(doc, context)
		if not shows_register(doc.doctype):
			return found
		strangers = self._strangers(doc) | self._not_in_turn(doc)
		to, copies, hidden_copies = ([one for one in told if one not in strangers] for told in found)
		return tuple(
			[address for address in addresses if _may_see(doc, address)]
			for addresses in ([*to, *_standing_in(doc, to)], copies, hidden_copies)
		)

	def _not_in_turn(self, doc: Document) -> set[str]:
		"""Who is named by no more than a role that takes an act, where the record waits for the act of others of it."""
		turn = getattr(doc, "told_by_turn", None)
		if not turn:
			return set()
		taking, users = turn
		named = {row.receiver_by_role for row in self.recipients if row.receiver_by_role}
		others = _holders(named - taking) | {
			doc.get(row.receiver_by_document_field or "") for row in self.recipients
		}
		return _holders(named & taking) - others - users

	def _strangers(self, doc: Document) -> set[str]:
		"""Who holds a role the notice names, but no post where the record belongs, and is not named by a field."""
		roles = [row.receiver_by_role for row in self.recipients if row.receiver_by_role]
		authority = getattr(doc, "told_authority", None) or doc.get("authority")
		if not (roles and authority):
			return set()
		named = {doc.get(row.receiver_by_document_field or "") for row in self.recipients}
		return _holders(set(roles)) - named - set(users_in_office(authority=authority))

	def send_an_email(self, doc: Document, context: dict) -> None:
		"""Send it where the site sends mail at all: an error on every clerk's screen would help nobody."""
		if not EmailAccount.find_default_outgoing():
			return
		subject = self.subject
		if shows_register(doc.doctype):
			self.subject = self.name  # what the appeal is about stays on the Desk
		try:
			super().send_an_email(doc, context)
		finally:
			self.subject = subject

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


def _holders(roles: set[str]) -> set[str]:
	held = {"parenttype": "User", "role": ("in", sorted(roles) or [""])}
	return set(frappe.get_all("Has Role", held, pluck="parent"))


def _standing_in(doc: Document, told: list[str]) -> list[str]:
	"""Addresses of those who work today for the ones told who are away."""
	users = frappe.get_all("User", {"email": ("in", told or [""])}, pluck="name")
	known = {*told, doc.get("owner")}
	standing = frappe.get_all("User", {"name": ("in", users_standing_in(users) or [""])}, pluck="email")
	return [address for address in standing if address not in known]


def _rendered(template: str, context: dict) -> str:
	# the framework's own sandbox, as it renders the words of a Notification for mail
	return frappe.render_template(template, context)  # nosemgrep: tools.semgrep.template-from-data


def _may_see(doc: Document, address: str) -> bool:
	user = frappe.db.get_value("User", {"email": address, "enabled": 1})
	return bool(user) and bool(frappe.has_permission(doc.doctype, "read", doc=doc, user=user))
