"""What an answer promises its author, proposed for additional control; a person confirms each."""

import frappe
from frappe.model.document import Document
from frappe.utils import getdate

from appeals_app import clock
from appeals_app.appeal_replies.drafting import ANSWER
from appeals_app.domain.additional_control import is_same_promise
from appeals_app.domain.promises import Promise, promises_in
from appeals_app.legal_reference.config import counting_switches, working_calendar


def promises_to_confirm(letter: Document) -> list[dict]:
	"""Promises of the answer nobody has put on control yet, in the order of the text, each with its day or none.

	Days are counted from the dispatch, before it from today.
	"""
	if letter.letter_kind != ANSWER or letter.status == "Withdrawn":
		return []
	confirmed = frappe.get_all("Appeal Commitment", filters={"appeal": letter.appeal}, pluck="promise")
	return [
		{"promise": promise.words, "due_on": promise.due_on}
		for promise in _promises_of(letter)
		if not any(is_same_promise(promise.words, known) for known in confirmed)
	]


def _promises_of(letter: Document) -> tuple[Promise, ...]:
	written_on = getdate(letter.sent_on) if letter.sent_on else clock.today()
	calendar = working_calendar(counting_switches(written_on).holiday_calendar)
	return promises_in(letter.body or "", written_on=written_on, calendar=calendar)
