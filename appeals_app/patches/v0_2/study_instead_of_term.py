"""«Term» (Month, 15 Days) became «Further Study»: the length of a term is a row of the law, not a choice.

Why: an administrator changes the length of terms, so a card cannot name it.
What: cards for which 15 days were chosen need no further study; all others need it, which is the default.
How to verify: as many appeals have the study «Not Needed» as had the term «15 Days».
"""

import frappe
from frappe.query_builder import DocType


def execute() -> None:
	"""Carry over the choice of every card; does nothing where the old column never was."""
	if not frappe.db.has_column("Appeal", "term"):
		return
	appeal = DocType("Appeal")
	frappe.qb.update(appeal).set(appeal.study, "Not Needed").where(appeal.term == "15 Days").run()
