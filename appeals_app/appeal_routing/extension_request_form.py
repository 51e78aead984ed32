"""What forms offer on requests to extend: asking to those who work, answering to those who decide."""

import frappe
from frappe.model.document import Document

from appeals_app import clock
from appeals_app.appeal_registry.terms import term_changes, term_inputs
from appeals_app.appeal_routing.extension_request_end import WAITING, waiting_request
from appeals_app.appeal_routing.extension_requests import asking_post
from appeals_app.appeal_routing.term_change_force import kept_law
from appeals_app.appeal_routing.term_changes import deciding_posts, waiting_decision
from appeals_app.domain.errors import DomainError
from appeals_app.domain.extension_requests import latest_to_ask_for
from appeals_app.domain.lifecycle import OPEN_PHASES, Phase


def offer_request(appeal: Document, method: str | None = None) -> None:
	"""For the event `onload` of Appeal: `may_ask` and `waiting` of the form's line and buttons."""
	if appeal.is_new() or Phase(appeal.phase) not in OPEN_PHASES:
		return
	if not frappe.has_permission("Appeal Extension Request", "read"):
		return
	waiting = waiting_request(appeal.name)
	if waiting:
		waiting.asked_by = frappe.db.get_value("Authority Officer", waiting.asked_by, "officer_name")
	appeal.set_onload("extension_request", {"may_ask": not waiting and _may_ask(appeal), "waiting": waiting})


def _may_ask(appeal: Document) -> bool:
	if not appeal.due_date or not frappe.has_permission("Appeal Extension Request", "create"):
		return False
	if not asking_post(appeal) or waiting_decision(appeal.name):
		return False
	inputs = term_inputs(appeal, changes=term_changes([appeal.name]).get(appeal.name, {}))
	try:
		return bool(latest_to_ask_for(inputs, kept_law(appeal), today=clock.today()))
	except DomainError:
		return False  # a card opens whatever the rows of the law have become


def may_answer(request: Document) -> bool:
	"""The current user is a head or a deputy where the request waits."""
	if request.is_new() or request.status != WAITING:
		return False
	return request.has_permission("write") and bool(deciding_posts(request.authority))
