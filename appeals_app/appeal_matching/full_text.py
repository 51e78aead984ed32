"""The search table's full-text index: the boolean condition, which the query builder lacks, and its waking."""

import frappe
from frappe.query_builder import DocType
from pypika.terms import Criterion

ENTRY = "Appeal Search Entry"


class Matches(Criterion):
	"""Entries whose terms answer a question of `domain.search_terms`, which holds letters, digits, «+», «*» and brackets."""

	def __init__(self, question: str) -> None:
		super().__init__()
		self.question = question

	def get_sql(self, **given: object) -> str:
		"""The condition; the builder calls it."""
		column = DocType(ENTRY).terms.get_sql(**{**given, "with_namespace": True})
		return f"MATCH ({column}) AGAINST ({frappe.db.escape(self.question)} IN BOOLEAN MODE)"

	def nodes_(self) -> object:
		"""Nothing below this condition; the builder walks it."""
		yield self


def wake_index() -> None:
	"""Let the database read the index before a row is written.

	One that was begun anew reads it at the first question and then passes over the first row written since (MySQL bug
	120564): that card would be found by no search until it is written again.
	"""
	entry = DocType(ENTRY)
	frappe.qb.from_(entry).select(entry.name).where(Matches("+x")).limit(1).run()
