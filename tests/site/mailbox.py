"""A mailbox on a real socket, emptied by POP3 as a mail client does it."""

import socketserver
import threading
from collections.abc import Iterator
from contextlib import contextmanager

import frappe
from frappe.utils.password import set_encrypted_password

from appeals_app.testing.factories import unique


class _Session(socketserver.StreamRequestHandler):
	"""One client: it logs in, lists, takes and deletes; what it deleted is gone when it leaves."""

	def handle(self) -> None:
		"""Answer until the client leaves."""
		self._say("+OK ready")
		deleted: set[int] = set()
		while line := self.rfile.readline().decode().split():
			self._answer(line[0].upper(), [int(word) for word in line[1:] if word.isdecimal()], deleted)
			if line[0].upper() == "QUIT":
				break
		mails = self.server.mails
		mails[:] = [mail for number, mail in enumerate(mails, 1) if number not in deleted]

	def _answer(self, command: str, numbers: list[int], deleted: set[int]) -> None:
		self._say("+OK")
		if command == "LIST":
			self._say(*[f"{number} {len(mail)}" for number, mail in enumerate(self.server.mails, 1)], ".")
		elif command == "RETR":
			self._say(*self.server.mails[numbers[0] - 1].splitlines(), ".")
		elif command == "DELE":
			deleted.add(numbers[0])

	def _say(self, *lines: str) -> None:
		self.wfile.write("".join(f"{line}\r\n" for line in lines).encode())


class _Server(socketserver.ThreadingTCPServer):
	"""Knows the mails that wait."""

	daemon_threads = True
	mails: list[str]


@contextmanager
def mailbox_with(*mails: str) -> Iterator[str]:
	"""The name of an Email Account that receives from a mailbox where the mails wait."""
	with _Server(("127.0.0.1", 0), _Session) as server:
		server.mails = list(mails)
		threading.Thread(target=server.serve_forever, daemon=True).start()
		yield _account(server.server_address[1])
		server.shutdown()


def _account(port: int) -> str:
	account = frappe.new_doc("Email Account")
	name = unique("Скринька ")
	account.update({"email_account_name": name, "name": name, "email_id": f"{unique('m')}@test.example"})
	account.update({"enable_incoming": 1, "use_imap": 0, "use_ssl": 0, "password": "*" * 6})
	account.update({"email_server": "127.0.0.1", "incoming_port": port})
	account.db_insert()
	set_encrypted_password("Email Account", name, "пароль")
	return name
