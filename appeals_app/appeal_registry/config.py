"""Rows of the administrator turned into values of the domain."""

import frappe
from frappe.query_builder import DocType

from appeals_app.domain.numbering import IndexRule, IndexSeries

SERIES = {
	"One For The Authority": IndexSeries.AUTHORITY,
	"One Per Mark": IndexSeries.MARK,
	"One Per Letter": IndexSeries.LETTER,
}


def index_rule(*, authority: str, year: int) -> IndexRule:
	"""Rule the authority numbers by in that year: its own latest one, else the common one, else the default."""
	rule = DocType("Appeal Index Rule")
	rows = (
		frappe.qb.from_(rule)
		.select(rule.star)
		.where((rule.authority == authority) | rule.authority.isnull() | (rule.authority == ""))
		.where(rule.valid_from_year <= year)
		.orderby(rule.authority, order=frappe.qb.desc)
		.orderby(rule.valid_from_year, order=frappe.qb.desc)
		.limit(1)
	).run(as_dict=True)
	return rule_from_row(rows[0]) if rows else IndexRule()


def rule_from_row(row: frappe._dict) -> IndexRule:
	"""One Appeal Index Rule row as a value; raises IndexRuleError where it could repeat an index."""
	return IndexRule(
		pattern=row.pattern,
		collective_pattern=row.collective_pattern,
		unsigned_pattern=row.unsigned_pattern,
		series=SERIES[row.series],
		restarts_yearly=bool(row.restarts_yearly),
		seq_width=row.seq_width or 0,
	)
