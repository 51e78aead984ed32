"""One person's statements about personal data are written one after another, however many requests bring them at once."""

from collections.abc import Callable
from typing import TypeVar

import frappe
from frappe.query_builder import DocType

Answer = TypeVar("Answer")

ATTEMPTS = 5


def take_turn(user: str) -> None:
	"""Wait until no other request writes for the user; the turn ends with the transaction.

	What is read afterwards has to be read for update: plain reads show what was there when the transaction began.
	"""
	account = DocType("User")
	frappe.qb.from_(account).select(account.name).where(account.name == user).for_update().run()


def again_after_deadlock(act: Callable[[], Answer]) -> Answer:
	"""What the act gives; it is done anew where the database broke it off for requests of other people.

	Only for an act before which the request has written nothing: the database has undone that too.
	"""
	for _attempt in range(ATTEMPTS - 1):
		try:
			return act()
		except frappe.QueryDeadlockError:
			frappe.db.rollback()
	return act()
