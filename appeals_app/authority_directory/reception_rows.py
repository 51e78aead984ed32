"""Rows of Reception Suspension, and of the law they rest on, turned into values of the domain."""

from datetime import date

import frappe
from frappe.model.document import Document
from frappe.query_builder import DocType
from frappe.utils import getdate

from appeals_app.domain.reception import Ground, ReceptionMode, Suspension


def stored_suspensions(authority: str, *, for_update: bool = False) -> list[Suspension]:
	"""Every suspension of the authority, in order of time; `for_update` sees what was committed a moment ago."""
	table = DocType("Reception Suspension")
	query = (
		frappe.qb.from_(table)
		.select(table.mode, table.valid_from, table.valid_to, table.regime, table.article)
		.where(table.authority == authority)
		.orderby(table.valid_from)
	)
	rows = (query.for_update() if for_update else query).run(as_dict=True)
	return [suspension_of(row) for row in rows]


def suspension_of(row: frappe._dict | Document) -> Suspension:
	"""One suspension with the periods of its grounds."""
	grounds = (_regime(row.regime), _article(row.article))
	return Suspension(
		mode=ReceptionMode(row.mode),
		valid_from=getdate(row.valid_from),
		valid_to=getdate(row.valid_to) if row.valid_to else None,
		grounds=tuple(ground for ground in grounds if ground),
	)


def _regime(name: str | None) -> Ground | None:
	if not name:
		return None
	fields = ["title", "valid_from", "valid_to", "reception_may_be_suspended"]
	regime = frappe.get_cached_value("Legal Regime", name, fields, as_dict=True)
	return Ground(
		title=regime.title,
		valid_from=getdate(regime.valid_from),
		valid_to=getdate(regime.valid_to) if regime.valid_to else None,
		allows_suspension=bool(regime.reception_may_be_suspended),
	)


def _article(name: str | None) -> Ground | None:
	if not name:
		return None
	fields = ["citation", "valid_from", "valid_to"]
	article = frappe.get_cached_value("Legal Article", name, fields, as_dict=True)
	return Ground(
		title=article.citation,
		valid_from=getdate(article.valid_from) if article.valid_from else date.min,
		valid_to=getdate(article.valid_to) if article.valid_to else None,
	)


def citation_of(row: frappe._dict | Document) -> str:
	"""The article the suspension rests on: its own, else that of its regime."""
	article = row.article or frappe.get_cached_value("Legal Regime", row.regime, "article")
	return frappe.get_cached_value("Legal Article", article, "citation") or ""
