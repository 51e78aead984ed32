"""A letter as an e-mail, and the server that takes it: the default outgoing Email Account of the site."""

import smtplib
from collections.abc import Iterator
from contextlib import contextmanager
from email.message import EmailMessage
from email.utils import formatdate, getaddresses

import frappe
from frappe.email.doctype.email_account.email_account import EmailAccount
from frappe.email.oauth import Oauth
from frappe.model.document import Document

from appeals_app.appeal_replies.letter_pdf import letter_pdf
from appeals_app.appeal_replies.notice_words import words_of
from appeals_app.domain.author_notices import filled

SECONDS_OF_SILENCE = 20
"""A server that says nothing for so long is left; all its answers together fit into the first pause."""


def outgoing_account() -> Document | None:
	"""The account letters are sent from; None where there is none, or mail is switched off for the site."""
	return None if frappe.are_emails_muted() else EmailAccount.find_default_outgoing()


def message_of(row: Document, *, sender: str) -> EmailMessage:
	"""The e-mail of an outbox row: a short text without a citizen's data; of a letter also its PDF and what is enclosed.

	Its Message-ID is that of the row, however often it is tried: a server that took it twice knows it.
	"""
	message = EmailMessage()
	message["Message-ID"] = f"<{row.name}@{frappe.local.site}>"
	message["Date"] = formatdate()
	message["From"] = sender
	message["To"] = ", ".join(address for _name, address in getaddresses([row.dispatch_address]))
	if row.notice:
		message["Subject"], text = words_of(row)
		message.set_content(text)
	else:
		_put_letter(message, frappe.get_doc("Appeal Reply", row.letter))
	return message


def _put_letter(message: EmailMessage, letter: Document) -> None:
	settings = frappe.get_single("Appeal Dispatch Settings")
	message["Subject"] = _filled(settings.mail_subject, letter)
	message.set_content(_filled(settings.mail_text, letter))
	number = letter.reply_number.replace("/", "-")
	message.add_attachment(
		letter_pdf(letter), maintype="application", subtype="pdf", filename=f"{number}.pdf"
	)
	for file in _enclosures(letter.name):
		message.add_attachment(
			file.get_content(), maintype="application", subtype="octet-stream", filename=file.file_name
		)


def _filled(text: str, letter: Document) -> str:
	"""The words of the settings with the number, the day and the authority of the letter in their places."""
	values = {
		"number": letter.reply_number,
		"day": frappe.utils.formatdate(letter.signed_at),
		"authority": frappe.db.get_value("Authority", letter.authority, "authority_name"),
	}
	return filled(text, values)


def _enclosures(letter: str) -> list[Document]:
	hung_on = {"attached_to_doctype": "Appeal Reply", "attached_to_name": letter}
	names = frappe.get_all("File", filters=hung_on, pluck="name", order_by="creation")
	return [frappe.get_doc("File", name) for name in names]


@contextmanager
def mail_server(account: Document) -> Iterator[smtplib.SMTP]:
	"""The account's server, logged in; OSError or SMTPException where it does not let in."""
	config = frappe._dict(account.sendmail_config())
	kind = smtplib.SMTP_SSL if config.use_ssl else smtplib.SMTP
	port = config.port or (465 if config.use_ssl else 587 if config.use_tls else 0)
	with kind(config.server, port, timeout=SECONDS_OF_SILENCE) as server:
		if config.use_tls:
			server.starttls()
		if config.use_oauth:
			Oauth(server, config.email_account, config.login, config.access_token).connect()
		elif config.password:
			server.login(config.login, config.password)
		yield server


def answer_of(error: Exception) -> int:
	"""The number the server refused by; 0 where it said none. Its words may repeat the address and are not kept."""
	if isinstance(error, smtplib.SMTPRecipientsRefused):
		return max(code for code, _words in error.recipients.values())
	return getattr(error, "smtp_code", 0)
