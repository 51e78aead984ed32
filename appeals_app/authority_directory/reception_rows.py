"""Rows of Reception Suspension, and of the law they rest on, turned into values of the domain."""

from datetime import date

import frappe
from frappe.model.document import Document
from frappe.query_builder import DocType
from frappe.utils import getdate

from appeals_app.domain.reception import Ground, ReceptionMode, Suspension


def stored_suspensions(authority: str, *, for_update: bool = False) -> list[Suspension]:
	"""Every suspension of the authority but the cancelled ones, in order of time.

	`for_update` sees what was committed a moment ago.
	"""
	table = DocType("Reception Suspension")
	query = (
		frappe.qb.from_(table)
		.select(table.mode, table.valid_from, table.valid_to, table.regime, table.article)
		.where((table.authority == authority) & table.cancelled_on.isnull())
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
	"""The article, in force no longer than its act."""
	if not name:
		return None
	fields = ["citation", "valid_from", "valid_to", "reception_may_be_suspended", "legal_act"]
	article = frappe.get_cached_value("Legal Article", name, fields, as_dict=True)
	act = frappe.get_cached_value(
		"Legal Act", article.legal_act, ["valid_from", "valid_to", "is_in_force"], as_dict=True
	)
	begins = [getdate(row.valid_from) for row in (article, act) if row.valid_from]
	ends = [getdate(row.valid_to) for row in (article, act) if row.valid_to]
	return Ground(
		title=article.citation,
		valid_from=max(begins, default=date.min),
		valid_to=min(ends, default=None),
		allows_suspension=bool(article.reception_may_be_suspended),
		is_in_force=bool(act.is_in_force),
	)


def orders_resting_on(ground: Document) -> list[frappe._dict]:
	"""Orders that name the regime or the article, or an article of the act."""
	order, article = DocType("Reception Suspension"), DocType("Legal Article")
	query = frappe.qb.from_(order).select(
		order.name,
		order.mode,
		order.valid_from,
		order.valid_to,
		order.regime,
		order.article,
		order.ends_on,
	)
	if ground.doctype == "Legal Act":
		of_act = frappe.qb.from_(article).select(article.name).where(article.legal_act == ground.name)
		query = query.where(order.article.isin(of_act))
	else:
		column = order.regime if ground.doctype == "Legal Regime" else order.article
		query = query.where(column == ground.name)
	return query.run(as_dict=True)


def citation_of(row: frappe._dict | Document) -> str:
	"""The article the suspension rests on: its own, else that of its regime."""
	article = row.article or frappe.get_cached_value("Legal Regime", row.regime, "article")
	return frappe.get_cached_value("Legal Article", article, "citation") or ""
