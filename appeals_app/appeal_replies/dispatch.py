"""Where a letter goes: the author's address for each way of sending, and the refusal of one that leads nowhere."""

import frappe
from frappe import _
from frappe.model.document import Document
from frappe.utils import validate_email_address

from appeals_app.refusal import AppealRuleError

POST, E_MAIL = "Post", "E-mail"


def address_for(person: Document, *, dispatch_method: str) -> str:
	"""The author's address for letters that go this way; empty where the card has none."""
	if dispatch_method == E_MAIL:
		return person.email or ""
	return ", ".join(filter(None, (person.locality, person.address)))


def check_dispatch(letter: Document) -> None:
	"""Raise AppealRuleError if the letter cannot reach the author the way it is to go."""
	address = (letter.dispatch_address or "").strip()
	field = _(letter.meta.get_label("dispatch_address"), context=letter.doctype)
	if letter.dispatch_method == POST and not address:
		frappe.throw(
			_(
				"The letter goes by post, but «{0}» is empty. Enter it or choose another way to send the letter; an approved letter is returned for rework first."
			).format(field),
			AppealRuleError,
		)
	if letter.dispatch_method == E_MAIL and not validate_email_address(address):
		frappe.throw(
			_(
				"The letter goes by e-mail, but «{0}» holds no e-mail address. Enter one or choose another way to send the letter; an approved letter is returned for rework first."
			).format(field),
			AppealRuleError,
		)
