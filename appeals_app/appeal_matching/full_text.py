"""The boolean full-text condition, which the query builder lacks."""

import frappe
from frappe.query_builder import DocType
from pypika.terms import Criterion, Term

from appeals_app.appeal_matching.card_terms import ENTRY


class Matches(Criterion):
	"""Rows whose terms answer a question of `domain.search_terms`, which holds letters, digits, «+», «*» and brackets.

	The columns are those of one full-text index, the terms of a card's entry unless others are named.
	"""

	def __init__(self, question: str, columns: tuple[Term, ...] = ()) -> None:
		super().__init__()
		self.question = question
		self.columns = columns or (DocType(ENTRY).terms,)

	def get_sql(self, **given: object) -> str:
		"""The condition; the builder calls it."""
		named = {**given, "with_namespace": True}
		columns = ", ".join(column.get_sql(**named) for column in self.columns)
		return f"MATCH ({columns}) AGAINST ({frappe.db.escape(self.question)} IN BOOLEAN MODE)"

	def nodes_(self) -> object:
		"""Nothing below this condition; the builder walks it."""
		yield self
