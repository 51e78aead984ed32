"""Appeals considered under one: the card that goes on tells which they are, a merged one who takes it up again."""

import frappe
from frappe import _
from frappe.model.document import Document
from frappe.model.workflow import get_workflow

from appeals_app.appeal_registry.event_log import record_event
from appeals_app.appeal_registry.phase_moves import Move, phase_of_state
from appeals_app.domain.lifecycle import Phase, is_reopening


def tell_of_merged(document: Document, method: str | None = None) -> None:
	"""For doc_events: the form knows what is merged into it: what the user may read, and how many others.

	The form of a merged one knows who may undo it.
	"""
	filters = {"main_appeal": document.name, "phase": Phase.MERGED.value}
	rows = _read(filters) if frappe.has_permission("Appeal", "read") else []
	unseen = frappe.db.count("Appeal", filters) - len(rows)
	document.set_onload("merged_here", {"rows": rows, "unseen": unseen})
	if document.phase == Phase.MERGED.value:
		document.set_onload("merging_undone_by", undoing_in_words())


def _read(filters: dict) -> list[frappe._dict]:
	return frappe.get_list(
		"Appeal",
		filters=filters,
		fields=["name", "title"],
		order_by="received_at asc",
		limit_page_length=0,
	)


def undoing_in_words() -> str:
	"""Who takes up again what was merged by mistake, and by which step, as the workflow has it now."""
	steps: dict[str, list[str]] = {}
	for row in get_workflow("Appeal").transitions:
		start = phase_of_state(row.state)
		if start is Phase.MERGED and is_reopening(start, phase_of_state(row.next_state)):
			steps.setdefault(row.action, []).append(_(row.allowed))
	if not steps:
		return _("Check before merging: the workflow has no step by which a merging is undone.")
	said = "; ".join(f"{', '.join(dict.fromkeys(who))} – «{_(action)}»" for action, who in steps.items())
	return _("What was merged by mistake is considered by itself again by the step of: {0}.").format(said)


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
		reference_doctype=appeal.doctype,
		reference_name=appeal.name,
	)
