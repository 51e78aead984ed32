"""Cards whose terms were counted by a legal regime: it is not deleted from under them."""

import frappe
from frappe import _
from frappe.model.document import Document
from frappe.query_builder import DocType
from frappe.utils import add_days, getdate

from appeals_app import clock
from appeals_app.refusal import AppealRuleError


def refuse_regime_of_cards(regime: Document, method: str) -> None:
	"""For doc_events: a regime that is over is deleted only where no term ran while it turned holidays into working days."""
	has_begun = getdate(regime.valid_from) <= clock.today()
	if not (has_begun and regime.holidays_are_working and _has_cards(regime)):
		return
	frappe.throw(
		_(
			"Terms of appeals ran during «{0}» and were counted by it, so it cannot be deleted. If it was entered by"
			" mistake, take off the mark «{1}» or correct its dates."
		).format(regime.title, _(regime.meta.get_label("holidays_are_working"), context=regime.doctype)),
		AppealRuleError,
	)


def _has_cards(regime: Document) -> bool:
	appeal = DocType("Appeal")
	query = frappe.qb.from_(appeal).select(appeal.name).where(appeal.breach_after >= regime.valid_from)
	if regime.valid_to:
		query = query.where(appeal.received_at < add_days(regime.valid_to, 1))
	return bool(query.limit(1).run())
