"""Notifications an administrator makes of records of the register: to people who read them, and with no personal data."""

import frappe
from frappe import _
from frappe.model.document import Document

from appeals_app.domain.notice_templates import asks_too_much, tells_too_much
from appeals_app.domain.personal_inventory import INVENTORY
from appeals_app.domain.redaction import PERSONAL_FIELDS
from appeals_app.permissions.own_doctypes import is_ours
from appeals_app.personal_data.access_changes import shows_register
from appeals_app.refusal import AppealRuleError

TOLD_OF = ("ToDo", "Event", "Note")
"""DocTypes of the framework people may be told of; what the framework writes as it tells would be told of without end."""

CHANNELS = ("Email", "System Notification")
SHOWN_IN_LISTS = {"title", "brief", "appeal_brief"}
"""What an appeal is about, in a few words without names."""

WHO_WROTE = ("owner", "modified_by")


def check_notification(notification: Document, method: str | None = None) -> None:
	"""For `validate` of Notification: refuse one that would carry the register out of it, or write into it."""
	about = notification.document_type
	_check_what_it_does(notification)
	if not shows_register(about):
		return
	if notification.channel not in CHANNELS or notification.attach_print:
		frappe.throw(
			_(
				"A notification of «{0}» goes by e-mail or on the Desk, without a print of the record. Change its"
				" channel, or take the print away."
			).format(_(about)),
			AppealRuleError,
		)
	if tells_too_much(_texts(notification), _closed_fields(about)):
		frappe.throw(
			_(
				"A notification of «{0}» shows single fields that are not personal, such as {1}. Take everything else"
				" out of its subject and message."
			).format(_(about), "{{ doc.name }}"),
			AppealRuleError,
		)
	if asks_too_much(_conditions(notification), _closed_fields(about)):
		frappe.throw(
			_(
				"A condition of a notification of «{0}» asks about single fields that are not personal, such as {1}."
				" Take everything else out of it."
			).format(_(about), "doc.status"),
			AppealRuleError,
		)
	for recipient in notification.recipients:
		_check_recipient(recipient, about)


def _check_what_it_does(notification: Document) -> None:
	"""It tells, of what people write, and changes nothing."""
	about = notification.document_type
	if not (is_ours(about) or about in TOLD_OF):
		frappe.throw(
			_(
				"Of «{0}» nobody is notified. Choose a document of the appeals, a task, an event or a note."
			).format(_(about)),
			AppealRuleError,
		)
	if notification.set_property_after_alert:
		frappe.throw(
			_("A notification tells and changes nothing. Leave «{0}» empty.").format(
				_("Set Property After Alert")
			),
			AppealRuleError,
		)


def _closed_fields(doctype: str) -> set[str]:
	"""What is masked on the form, and the words that are erased once their time is over: those of a letter and of rows too."""
	held = INVENTORY.get(doctype)
	tables = {field.fieldname for field in frappe.get_meta(doctype).get_table_fields()}
	return {*PERSONAL_FIELDS.get(doctype, ()), *(held.fields if held else ()), *tables} - SHOWN_IN_LISTS


def _texts(notification: Document) -> list[str]:
	return [notification.subject or "", notification.message or ""]


def _conditions(notification: Document) -> list[str]:
	return [row.condition or "" for row in (notification, *notification.recipients)]


def _check_recipient(recipient: Document, about: str) -> None:
	field = (recipient.receiver_by_document_field or "").partition(",")[0]
	given = f"{recipient.cc or ''},{recipient.bcc or ''}".replace("\n", ",").split(",")
	addresses = [address.strip() for address in given if address.strip()]
	if (field and not _leads_to_user(field, about)) or not all(_reads(one, about) for one in addresses):
		frappe.throw(
			_(
				"A notification of «{0}» goes to users who read it. Choose a role or a field of a user, and leave out"
				" other addresses."
			).format(_(about)),
			AppealRuleError,
		)


def _leads_to_user(fieldname: str, about: str) -> bool:
	field = frappe.get_meta(about).get_field(fieldname)
	return fieldname in WHO_WROTE or bool(field and field.fieldtype == "Link" and field.options == "User")


def _reads(address: str, about: str) -> bool:
	user = frappe.db.get_value("User", {"email": address, "enabled": 1})
	return bool(user) and bool(frappe.has_permission(about, "read", user=user))
