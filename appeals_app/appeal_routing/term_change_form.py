"""What the card's form offers on the term: decisions to those who may make them, and what waits to be told."""

from datetime import date

import frappe
from frappe.model.document import Document

from appeals_app import clock
from appeals_app.appeal_registry.terms import term_changes, term_inputs
from appeals_app.appeal_routing.term_change_force import kept_law
from appeals_app.appeal_routing.term_changes import deciding_posts, waiting_decision
from appeals_app.domain.errors import DomainError
from appeals_app.domain.extension_requests import latest_to_ask_for
from appeals_app.domain.lifecycle import OPEN_PHASES, Phase


def offer_changes(appeal: Document, method: str | None = None) -> None:
	"""For the event `onload` of Appeal: `may_decide`, `may_extend`, `waiting` and `latest` decision for its buttons."""
	phase = Phase(appeal.phase)
	if appeal.is_new() or phase not in OPEN_PHASES or phase is Phase.RECEIVED:
		return
	waiting = waiting_decision(appeal.name)
	latest = frappe.db.get_value("Appeal Term Change", {"appeal": appeal.name}, order_by="creation desc")
	may_decide = frappe.has_permission("Appeal Term Change", "create") and deciding_posts(appeal.authority)
	appeal.set_onload(
		"term_change",
		{
			"may_decide": (may_decide := bool(may_decide and appeal.due_date and not waiting)),
			"may_extend": bool(may_decide and _latest_extension(appeal)),
			"waiting": waiting,
			"latest": latest,
		},
	)


def term_limits(*, appeal: str) -> dict[str, date | None]:
	"""`due_on`: the last day of the term now; `latest`: to which an extension decided today may go at most.

	`latest` is None where there is none: the rule knows no extension, or the term has run out or is at its limit.
	"""
	card = frappe.get_doc("Appeal", appeal)
	card.check_permission("read")
	return {"due_on": card.due_date, "latest": _latest_extension(card) if card.due_date else None}


def _latest_extension(appeal: Document) -> date | None:
	inputs = term_inputs(appeal, changes=term_changes([appeal.name]).get(appeal.name, {}))
	try:
		return latest_to_ask_for(inputs, kept_law(appeal), today=clock.today())
	except DomainError:
		return None  # a form opens whatever the rows of the law have become
