"""A mail server on a real socket that keeps what it takes, refuses what it is told to, and can be stopped."""

from collections.abc import Iterator
from contextlib import contextmanager
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default as modern

import frappe
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, Envelope, Session

ACCOUNT = "Відправник листів"


class MailSink:
	"""Handler of the server and what it has taken."""

	def __init__(self) -> None:
		self.taken: list[EmailMessage] = []
		self.refusals: dict[str, str] = {}

	async def handle_RCPT(
		self, server: SMTP, session: Session, envelope: Envelope, address: str, options: list[str]
	) -> str:
		"""Take the addressee unless it is to be refused."""
		if answer := self.refusals.get(address):
			return answer
		envelope.rcpt_tos.append(address)
		return "250 OK"

	async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:
		"""Keep the letter."""
		self.taken.append(message_from_bytes(envelope.content, policy=modern))
		return "250 OK"


@contextmanager
def running(sink: MailSink, port: int) -> Iterator[None]:
	"""The server listens inside the block; after it nobody does."""
	controller = Controller(sink, hostname="127.0.0.1", port=port)
	controller.start()
	try:
		yield
	finally:
		controller.stop()


def make_account(port: int) -> None:
	"""The site's default outgoing account, leading to the port; unchecked, as its server may not run yet."""
	account = frappe.new_doc("Email Account")
	account.update({"email_account_name": ACCOUNT, "email_id": "kantseliaria@test.example", "name": ACCOUNT})
	account.update({"enable_outgoing": 1, "default_outgoing": 1, "no_smtp_authentication": 1})
	account.update({"smtp_server": "127.0.0.1", "smtp_port": port})
	account.db_insert()
