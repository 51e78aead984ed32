"""The request that waits on an appeal, and how it ends where nobody has answered it."""

import frappe
from frappe.model.document import Document
from frappe.query_builder import DocType

from appeals_app.appeal_registry.event_log import record_event
from appeals_app.appeal_registry.phase_moves import Move
from appeals_app.appeal_routing.term_change_force import ground_of
from appeals_app.domain.lifecycle import OPEN_PHASES

WAITING, NOT_NEEDED, EXPIRED = "Waiting", "Not Needed", "Expired"


def waiting_request(appeal: str, *, for_update: bool = False) -> frappe._dict | None:
	"""The request nobody has answered yet: its name, who asks and to what day."""
	request = DocType("Appeal Extension Request")
	query = frappe.qb.from_(request).select(request.name, request.asked_by, request.new_due_on)
	query = query.where((request.appeal == appeal) & (request.status == WAITING))
	rows = (query.for_update() if for_update else query).run(as_dict=True)
	return rows[0] if rows else None


def end_request(appeal: str, *, status: str) -> None:
	"""Close what waits on the appeal, with its event: there is nothing left to decide on it."""
	waiting = waiting_request(appeal, for_update=True)
	if not waiting:
		return
	document = frappe.get_doc("Appeal Extension Request", waiting.name)
	document.db_set("status", status)
	record_act(document, "term_extension_request_ended", ground_of(document))


def follow_move(appeal: Document, move: Move) -> None:
	"""With the consideration ends what asks to prolong it."""
	if move.to_phase not in OPEN_PHASES:
		end_request(appeal.name, status=NOT_NEEDED)


def record_act(request: Document, act: str, ground: str) -> None:
	"""Event of an act on the request, with the article by which the term would be extended."""
	record_event(
		appeal=request.appeal,
		authority=request.authority,
		act=act,
		article=request.article,
		ground=ground,
		reference_doctype=request.doctype,
		reference_name=request.name,
	)
