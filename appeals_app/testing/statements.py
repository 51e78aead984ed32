"""What is asked of the database."""

from collections.abc import Iterator
from contextlib import contextmanager

import frappe


@contextmanager
def counted_statements() -> Iterator[list[str]]:
	"""The statements sent to the database in the block."""
	sent: list[str] = []
	send = frappe.db.sql

	def noted(query: object, *given: object, **named: object) -> object:
		sent.append(str(query))
		return send(query, *given, **named)

	frappe.db.sql = noted
	try:
		yield sent
	finally:
		del frappe.db.sql
