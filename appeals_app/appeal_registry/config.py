"""Rows of the administrator turned into values of the domain."""

import frappe
from frappe import _
from frappe.query_builder import Criterion, DocType
from frappe.query_builder.functions import Coalesce
from pypika.terms import Field

from appeals_app.domain.numbering import IndexRule, IndexSeries
from appeals_app.site_language import in_site_language

SERIES = {
	"One For The Authority": IndexSeries.AUTHORITY,
	"One Per Mark": IndexSeries.MARK,
	"One Per Letter": IndexSeries.LETTER,
}


def index_rule(*, authority: str, year: int, kind: str = "") -> IndexRule:
	"""Rule the authority numbers appeals of the kind by in that year, else the default of the app.

	Its own rules go before the common ones; among them that of the kind, then the latest.
	"""
	rule = DocType("Appeal Index Rule")
	rows = (
		frappe.qb.from_(rule)
		.select(rule.star)
		.where((rule.authority == authority) | _is_empty(rule.authority))
		.where((rule.kind == kind) | _is_empty(rule.kind))
		.where(rule.valid_from_year <= year)
		.orderby(rule.authority, order=frappe.qb.desc)
		.orderby(rule.kind, order=frappe.qb.desc)
		.orderby(rule.valid_from_year, order=frappe.qb.desc)
		.limit(1)
	).run(as_dict=True)
	return rule_from_row(rows[0]) if rows else IndexRule()


def rules_at_work(*, authority: str, year: int) -> list[IndexRule]:
	"""Every rule by which the authority can number appeals in that year, of whatever kind."""
	kinds = frappe.get_all("Appeal Index Rule", filters={"kind": ("is", "set")}, pluck="kind", distinct=True)
	rules = [index_rule(authority=authority, year=year, kind=kind) for kind in ("", *kinds)]
	return list(dict.fromkeys(rules))


def rules_beside(row: frappe._dict) -> list[IndexRule]:
	"""Rules for other kinds of appeals that can be at work in the same authority as this one."""
	rule = DocType("Appeal Index Rule")
	query = frappe.qb.from_(rule).select(rule.star).where(Coalesce(rule.kind, "") != (row.kind or ""))
	if row.authority:
		query = query.where((rule.authority == row.authority) | _is_empty(rule.authority))
	return [rule_from_row(found) for found in query.run(as_dict=True) if found.name != row.name]


def patterns_beside(row: frappe._dict) -> list[str]:
	"""Patterns of the other rules that letters of the same authority can be numbered by, of whatever kind and year."""
	of_authority = {"authority": ("in", ("", row.authority))} if row.authority else {}
	rules = frappe.get_all(
		"Appeal Index Rule",
		filters={"name": ("!=", row.name or ""), **of_authority},
		fields=["pattern", "collective_pattern", "unsigned_pattern"],
	)
	return [pattern for rule in rules for pattern in rule.values() if pattern]


def rule_of_the_same(row: frappe._dict) -> str | None:
	"""Pattern of another rule of the same authority, kind and first year; who enters one just now is waited for."""
	rule = DocType("Appeal Index Rule")
	rows = (
		frappe.qb.from_(rule)
		.select(rule.name, rule.pattern)
		.where(Coalesce(rule.authority, "") == (row.authority or ""))
		.where(Coalesce(rule.kind, "") == (row.kind or ""))
		.where(rule.valid_from_year == row.valid_from_year)
		.for_update()
	).run()
	return next((pattern for name, pattern in rows if name != row.name), None)


def title_of_rule(row: frappe._dict) -> str:
	"""Whose numbers the rule gives, of which kind and from which year on, in the words of the site."""
	authority = frappe.db.get_value("Authority", row.authority, "short_name") if row.authority else ""
	kind = frappe.db.get_value("Appeal Classifier Item", row.kind, "title") if row.kind else ""
	with in_site_language():
		since = _("from {0} on").format(row.valid_from_year)
		return " · ".join([authority or _("All authorities"), kind or _("appeals of every kind"), since])


def has_numbered(row: frappe._dict) -> bool:
	"""Since the rule stands an appeal was registered that it holds for, whichever rule gave the number."""
	since = max(row.creation, f"{row.valid_from_year}-01-01", key=frappe.utils.get_datetime)
	of_kind = {field: row.get(field) for field in ("authority", "kind") if row.get(field)}
	return bool(frappe.db.exists("Appeal", {"registered_at": (">=", since), **of_kind}))


def _is_empty(field: Field) -> Criterion:
	return field.isnull() | (field == "")


def rule_from_row(row: frappe._dict) -> IndexRule:
	"""One Appeal Index Rule row as a value; raises IndexRuleError where it could repeat an index."""
	return IndexRule(
		pattern=row.pattern,
		collective_pattern=row.collective_pattern,
		unsigned_pattern=row.unsigned_pattern,
		series=SERIES[row.series],
		restarts_yearly=bool(row.restarts_yearly),
		seq_width=row.seq_width or 0,
		counter_code=row.counter_code or "",
	)
