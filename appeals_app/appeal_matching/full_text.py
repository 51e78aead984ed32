"""The search table's full-text index: the boolean condition, which the query builder lacks, and what its first row is lost on."""

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


def spend_row() -> None:
	"""Write a row and take it away before the rows that are to be found, in their transaction.

	The index of a database that ended in the midst may pass over the first row written since (a fault of InnoDB, seen with
	MariaDB 10.11 where the row written last had been taken away): that card would be found by no search until it is
	written again. Asking the index first does not help; this row is the one that is lost.
	"""
	name = frappe.generate_hash(length=20)
	frappe.db.bulk_insert(ENTRY, ["name", "terms"], [[name, "x"]])
	frappe.db.delete(ENTRY, {"name": name})
