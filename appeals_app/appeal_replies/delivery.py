"""What clerks record of letters on their way: delivered, not delivered, returned, the post's number, sent otherwise."""

from datetime import date

import frappe
from frappe import _
from frappe.model.document import Document
from frappe.utils import getdate

from appeals_app import clock
from appeals_app.appeal_registry.phase_moves import lock_appeal
from appeals_app.appeal_replies.dispatch import check_dispatch
from appeals_app.appeal_replies.dispatch_rows import (
	DOCTYPE,
	close_tasks,
	enter_outcome,
	put_in_outbox,
	record_dispatch,
)
from appeals_app.domain.dispatch import DispatchStatus, Way, check_outcome, check_outcome_day
from appeals_app.domain.text_cleaning import clean_line
from appeals_app.refusal import AppealRuleError, given_reason, refusals_in_words


def record_delivery(*, dispatch: str, on: date, is_signed_for: bool = False) -> None:
	"""The author has got the letter, that day, with a signature or without."""
	row = _row_for_act(dispatch)
	_enter(row, DispatchStatus.DELIVERED, on=on)
	row.db_set("is_signed_for", int(is_signed_for))


def record_failure(*, dispatch: str, is_returned: bool, on: date, note: str) -> None:
	"""The letter has not reached the author, or the post brought it back; somebody has to send it otherwise."""
	row = _row_for_act(dispatch)
	said = given_reason(note, if_missing=_("It is not said how this became known. Write it."))
	_enter(row, DispatchStatus.RETURNED if is_returned else DispatchStatus.NOT_DELIVERED, on=on, note=said)


def _enter(row: Document, status: DispatchStatus, *, on: date, note: str = "") -> None:
	with refusals_in_words():
		check_outcome(DispatchStatus(row.status), status)
		check_outcome_day(on, sent_on=getdate(row.sent_on), today=clock.today())
	enter_outcome(row, status, on=on, note=note)


def enter_tracking_number(*, dispatch: str, number: str) -> None:
	"""The number by which the post knows the letter, as it stands on its receipt."""
	row = _row_for_act(dispatch)
	if row.dispatch_method != Way.POST.value:
		frappe.throw(
			_("Only a letter that goes by post has a tracking number. Choose a letter sent by post."),
			AppealRuleError,
		)
	row.tracking_number = clean_line(number)  # fitted to its field
	row.db_set("tracking_number", row.tracking_number)


def send_otherwise(*, dispatch: str, way: str, address: str) -> str:
	"""Send a letter that has not arrived once more, today, this way; returns the row it goes by."""
	row = _row_for_act(dispatch)
	if not row.awaits_other_way:
		frappe.throw(
			_(
				"This letter is not to be sent again: it has arrived, is on its way, or was sent again already."
			),
			AppealRuleError,
		)
	asked = frappe.new_doc(DOCTYPE, dispatch_method=way, dispatch_address=address)
	check_dispatch(asked)
	letter = frappe.get_doc("Appeal Reply", row.letter)
	name = put_in_outbox(
		letter,
		sent_on=clock.today(),
		way=Way(asked.dispatch_method),
		address=asked.dispatch_address,
		instead_of=row.name,
	)
	row.db_set("awaits_other_way", 0)
	close_tasks(row)
	record_dispatch(frappe.get_doc(DOCTYPE, name), "sent_otherwise")
	return name


def _row_for_act(name: str) -> Document:
	document = frappe.get_doc(DOCTYPE, name)
	document.check_permission("write")
	if document.notice:
		frappe.throw(
			_("This is a notice of a step, which the system sends and watches itself. Choose a letter."),
			AppealRuleError,
		)
	lock_appeal(document.appeal)
	return frappe.get_doc(DOCTYPE, name, for_update=True)
