"""The three dates of a card and their proof, kept in step with what they are counted from."""

import json

from frappe.model.document import Document

from appeals_app import clock
from appeals_app.domain.deadline_proof import ProofStep
from appeals_app.domain.deadlines import compute_deadline
from appeals_app.domain.lifecycle import OPEN_PHASES, Phase
from appeals_app.domain.proof_text import render_step

TERM_CODES = {"Month": "month", "15 Days": "15d"}

INPUTS = ("received_at", "term")


def set_term(appeal: Document) -> None:
	"""Compute the dates of a new card and of one whose receipt or term changed while it is in work (Art. 20)."""
	if Phase(appeal.phase) in OPEN_PHASES and (not appeal.due_date or _inputs_changed(appeal)):
		deadline = compute_deadline(received_at=appeal.received_at, term=TERM_CODES[appeal.term])
		appeal.control_date = deadline.control_date
		appeal.due_date = deadline.due_date
		appeal.breach_after = deadline.breach_after
		appeal.term_proof = json.dumps([step.to_dict() for step in deadline.proof], ensure_ascii=False)
	appeal.is_overdue = int(is_overdue(appeal))


def _inputs_changed(appeal: Document) -> bool:
	return any(appeal.has_value_changed(field) for field in INPUTS)


def is_overdue(appeal: Document) -> bool:
	"""The answer was sent, or is still awaited, after the day it should have gone (Civil Code Art. 254(5))."""
	breach_after = appeal.breach_after
	if not breach_after:
		return False
	if Phase(appeal.phase) in OPEN_PHASES:
		return clock.today() > breach_after
	return bool(appeal.answered_on and appeal.answered_on > breach_after)


def term_sentences(appeal: Document) -> list[str]:
	"""The stored proof in Ukrainian sentences, as it was when the term was counted."""
	return [render_step(ProofStep.from_dict(step)) for step in json.loads(appeal.term_proof or "[]")]
