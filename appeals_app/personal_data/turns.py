"""One person's statements about personal data are written one after another, however many requests bring them at once."""

import frappe
from frappe.query_builder import DocType


def take_turn(user: str) -> None:
	"""Wait until no other request writes for the user; the turn ends with the transaction.

	What is read afterwards has to be read for update: plain reads show what was there when the transaction began.
	"""
	account = DocType("User")
	frappe.qb.from_(account).select(account.name).where(account.name == user).for_update().run()
