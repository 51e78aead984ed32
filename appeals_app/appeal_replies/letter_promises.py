"""What an answer promises its author, proposed for additional control; a person confirms each."""

import frappe
from frappe.model.document import Document
from frappe.utils import getdate

from appeals_app import clock
from appeals_app.appeal_replies.commitments import may_be_controlled
from appeals_app.appeal_replies.drafting import ANSWER
from appeals_app.domain.additional_control import CONTROLLED_PHASES, is_promise_decided
from appeals_app.domain.letter_text import whole_text
from appeals_app.domain.lifecycle import Phase
from appeals_app.domain.promises import Promise, promises_in
from appeals_app.legal_reference.config import counting_switches, working_calendar


def promises_to_confirm(letter: Document) -> list[dict]:
	"""Promises of the answer nobody has put on control yet, in the order of the text, each with its day or none.

	Days are counted from the dispatch, before it from today.
	"""
	if letter.letter_kind != ANSWER or letter.status == "Withdrawn":
		return []
	confirmed = frappe.get_all("Appeal Commitment", {"appeal": letter.appeal}, ["promise", "due_on"])
	return [
		{"promise": promise.words, "due_on": promise.due_on}
		for promise in _promises_of(letter)
		if not any(_is_decided(promise, row) for row in confirmed)
	]


def undecided_promises(appeal: Document) -> list[dict]:
	"""What the answers of this consideration promise and nobody has put on control, while the appeal may be watched by it."""
	if Phase(appeal.phase) not in CONTROLLED_PHASES:
		return []
	sent = {"appeal": appeal.name, "letter_kind": ANSWER, "status": "Sent"}
	if appeal.considered_since:
		sent["signed_at"] = (">=", appeal.considered_since)
	letters = frappe.get_all("Appeal Reply", sent, pluck="name", order_by="creation")
	return [row for name in letters for row in promises_to_confirm(frappe.get_doc("Appeal Reply", name))]


def may_confirm(letter: Document) -> bool:
	"""The current user may put promises of the letter on control now."""
	is_answer = letter.letter_kind == ANSWER and letter.status == "Sent"
	may_create = is_answer and frappe.has_permission("Appeal Commitment", "create")
	return bool(may_create) and may_be_controlled(frappe.get_doc("Appeal", letter.appeal))


def promise_facts(appeal: Document) -> dict:
	"""Joins `appeal_facts`: control is not taken off past a promise nobody has decided on."""
	return {"has_undecided_promise": bool(undecided_promises(appeal))}


def tell_of_promises(appeal: Document, method: str | None = None) -> None:
	"""Joins `onload` of Appeal: who decides on the control sees what the answer promised."""
	if frappe.has_permission("Appeal Commitment", "create") and may_be_controlled(appeal):
		appeal.set_onload("promises", undecided_promises(appeal))


def _is_decided(promise: Promise, commitment: frappe._dict) -> bool:
	known = {"known": commitment.promise, "known_due": commitment.due_on}
	return is_promise_decided(promise.words, promise.due_on, **known)


def _promises_of(letter: Document) -> tuple[Promise, ...]:
	written_on = getdate(letter.sent_on) if letter.sent_on else clock.today()
	calendar = working_calendar(counting_switches(written_on).holiday_calendar)
	parts = [row.answer_text or "" for row in letter.answers]  # what co-executors write promises too
	return promises_in(whole_text(letter.body or "", parts), written_on=written_on, calendar=calendar)
