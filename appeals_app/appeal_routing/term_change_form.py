"""What the card's form offers on the term: decisions to those who may make them, and what waits to be told."""

import frappe
from frappe.model.document import Document

from appeals_app.appeal_routing.term_changes import deciding_posts, waiting_decision
from appeals_app.domain.lifecycle import OPEN_PHASES, Phase


def offer_changes(appeal: Document, method: str | None = None) -> None:
	"""For the event `onload` of Appeal: `may_decide` and `waiting` of the form's term buttons."""
	phase = Phase(appeal.phase)
	if appeal.is_new() or phase not in OPEN_PHASES or phase is Phase.RECEIVED:
		return
	waiting = waiting_decision(appeal.name)
	may_decide = frappe.has_permission("Appeal Term Change", "create") and deciding_posts(appeal.authority)
	appeal.set_onload(
		"term_change",
		{"may_decide": bool(may_decide and appeal.due_date and not waiting), "waiting": waiting},
	)
