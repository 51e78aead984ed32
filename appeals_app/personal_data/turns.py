"""One person's statements about personal data are written one after another, however many requests bring them at once."""

import frappe
from frappe.query_builder import DocType


def take_turn(user: str) -> None:
	"""Wait until no other request writes for the user; the turn ends with the transaction.

	Plain reads afterwards show what others wrote only where the turn was the first thing the transaction read; locking
	reads of rows that may be other people's would make those wait.
	"""
	account = DocType("User")
	frappe.qb.from_(account).select(account.name).where(account.name == user).for_update().run()
