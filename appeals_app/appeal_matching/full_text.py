"""The boolean full-text condition, which the query builder lacks."""

import frappe
from frappe.query_builder import DocType
from pypika.terms import Criterion

from appeals_app.appeal_matching.card_terms import ENTRY


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
