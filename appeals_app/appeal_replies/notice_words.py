"""The words of a notice to the author, as the administrator has written them."""

import frappe
from frappe.model.document import Document
from frappe.utils import formatdate

from appeals_app.domain.author_notices import filled


def words_of(row: Document) -> tuple[str, str]:
	"""Subject and text of the e-mail of an outbox row that is a notice."""
	words = frappe.get_doc("Appeal Author Notice", row.notice)
	values = _values(row)
	return filled(words.mail_subject, values), filled(words.mail_text, values)


def _values(row: Document) -> dict[str, str]:
	appeal = frappe.get_doc("Appeal", row.appeal)
	return {
		"number": appeal.registration_index or "",
		"code": appeal.tracking_code or "",
		"authority": _name_of(row.authority),
		"receiver": _receiver(row, appeal),
		"due_on": formatdate(appeal.due_date),
		"letter": row.letter_number or "",
	}


def _receiver(row: Document, appeal: Document) -> str:
	transfer = row.letter and frappe.db.get_value("Appeal Reply", row.letter, "transfer")
	if transfer:
		return _name_of(frappe.db.get_value("Appeal Transfer", transfer, "to_authority"))
	return appeal.forwarded_to or ""


def _name_of(authority: str) -> str:
	return frappe.db.get_value("Authority", authority, "authority_name")
