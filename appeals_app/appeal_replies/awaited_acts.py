"""Whose act an answer waits for: methods of the appeal and of the letter by which the administrator's Notifications are called."""

import frappe
from frappe.model.document import Document
from frappe.model.workflow import get_workflow

from appeals_app.appeal_registry.phase_moves import Move, phase_of_state
from appeals_app.appeal_registry.workflow_questions import roles_taking
from appeals_app.appeal_replies.approving import users_approving
from appeals_app.domain.lifecycle import Act, Phase

APPROVAL = "approval_awaited"
METHOD_OF_ACT = {Act.APPROVE_REPLY.value: APPROVAL, Act.SIGN_REPLY.value: "signature_awaited"}
DISPATCH = "dispatch_awaited"


def follow_move(appeal: Document, move: Move) -> None:
	"""Joins `appeal_after_move`: in its new state the answer waits for an approval, a signature or the dispatch."""
	if move.from_state == move.to_state:
		return
	for method in sorted(_awaited_in(move.to_state)):
		if method == APPROVAL:
			appeal.told_by_turn = roles_taking(Act.APPROVE_REPLY), users_approving(appeal)
		appeal.run_method(method)
		appeal.told_by_turn = None


def _awaited_in(state: str) -> set[str]:
	"""Acts to which the active workflow leads from the state."""
	steps = [row for row in get_workflow("Appeal").transitions if row.state == state]
	acts = {METHOD_OF_ACT[row.appeal_act] for row in steps if row.appeal_act in METHOD_OF_ACT}
	sends = any(phase_of_state(row.next_state) is Phase.ANSWERED for row in steps)
	return acts | ({DISPATCH} if sends else set())


def ask_for_visa(reply: Document, officer: str | None) -> None:
	"""Keep on the letter whose visa it waits for now, and tell that person once."""
	user = frappe.db.get_value("Authority Officer", officer, "user") if officer else None
	if user == (reply.visa_user or None):
		return
	reply.db_set("visa_user", user, update_modified=False)
	if user:
		reply.run_method("visa_asked")
