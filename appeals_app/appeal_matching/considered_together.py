"""Appeals considered under one: the card that goes on tells which they are, a merged one who takes it up again."""

import frappe
from frappe.model.document import Document

from appeals_app.appeal_registry.event_log import record_event
from appeals_app.appeal_registry.phase_moves import Move
from appeals_app.domain.lifecycle import Phase, is_reopening


def tell_of_merged(document: Document, method: str | None = None) -> None:
	"""For doc_events: the form knows what is considered together with it: what the user may read, and how many others."""
	filters = {"main_appeal": document.name, "phase": Phase.MERGED.value}
	rows = frappe.get_list(
		"Appeal",
		filters=filters,
		fields=["name", "title"],
		order_by="received_at asc",
		limit_page_length=0,
	)
	unseen = frappe.db.count("Appeal", filters) - len(rows)
	document.set_onload("merged_here", {"rows": rows, "unseen": unseen})


def follow_move(appeal: Document, move: Move) -> None:
	"""For `appeal_after_move`: the history of the main appeal tells what joined it, and what goes on by itself again."""
	if not appeal.main_appeal or not move.enters_phase:
		return
	if move.to_phase is Phase.MERGED:
		_record(appeal, "merged_in")
	elif move.from_phase is Phase.MERGED and is_reopening(move.from_phase, move.to_phase):
		_record(appeal, "merging_undone")


def _record(appeal: Document, act: str) -> None:
	record_event(
		appeal=appeal.main_appeal,
		authority=appeal.authority,
		act=act,
		ground=appeal.registration_index or "",
		reference_doctype=appeal.doctype,
		reference_name=appeal.name,
	)
