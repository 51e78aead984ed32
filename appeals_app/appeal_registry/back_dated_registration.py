"""Registration by hand: what came while the register could not be kept gets the day, and the number, of the paper journal."""

from datetime import datetime

import frappe
from frappe import _
from frappe.model.document import Document
from frappe.utils import get_datetime

from appeals_app import clock
from appeals_app.appeal_registry.index_numbering import Numbering, numbering_of, registration_key
from appeals_app.appeal_registry.phase_moves import lock_appeal, move_appeal
from appeals_app.appeal_registry.registration import GivenRegistration
from appeals_app.domain.given_values import read_moment
from appeals_app.domain.index_reading import ReadIndex
from appeals_app.domain.lifecycle import Phase
from appeals_app.domain.text_cleaning import clean_line
from appeals_app.refusal import AppealRuleError, given_reason


def register_back_dated(*, appeal: str, registered_at: object, reason: str, index: str = "") -> None:
	"""Register a card as of an earlier moment, for a reason; with the number of the paper journal, if it has one.

	Without it the next number of that year is given.  Who may register may do this; the reason stands in the events.
	"""
	lock_appeal(appeal)
	document = frappe.get_doc("Appeal", appeal)
	document.check_permission("write")
	moment = _checked_moment(document, registered_at)
	said = given_reason(
		reason, if_missing=_("It is not said why the registration is back-dated. Write the reason.")
	)
	given = clean_line(index or "")
	number_key = _checked_number(document, given, moment) if given else ""
	document.flags.given_registration = GivenRegistration(
		registered_at=moment, reason=said, index=given, number_key=number_key
	)
	move_appeal(appeal=document, to_phase=Phase.REGISTERED, reason=said)


def _checked_moment(appeal: Document, value: object) -> datetime:
	moment = read_moment(value)
	if not moment:
		frappe.throw(_("The day of registration is not a date. Enter the day and time."), AppealRuleError)
	if moment > clock.now():
		frappe.throw(
			_("The registration is dated in the future. Enter the day the appeal was registered on paper."),
			AppealRuleError,
		)
	received = get_datetime(appeal.received_at)
	if _minute_of(moment) == _minute_of(received):
		return max(moment, received)
	if moment < received:
		frappe.throw(
			_("The registration is dated before the appeal was received. Check both moments."),
			AppealRuleError,
		)
	return moment


def _minute_of(moment: datetime) -> datetime:
	"""The Desk shows and sends moments without seconds: the one it proposes is that of receipt itself."""
	return moment.replace(second=0, microsecond=0)


def _checked_number(appeal: Document, index: str, moment: datetime) -> str:
	"""The key of the number that the index carries; refused if the rule writes it otherwise, or it is given."""
	numbering = numbering_of(appeal, year=moment.year)
	read = numbering.read(index)
	if not read or read.as_written != index:
		frappe.throw(_why_not_written(numbering, index, read), AppealRuleError)
	key = numbering.key_of_read(read)
	_check_not_given(index, registration_key(appeal.authority, moment.year, index), key)
	return key


def _why_not_written(numbering: Numbering, index: str, read: ReadIndex | None) -> str:
	example = read.as_written if read else numbering.index_of(1)
	if not read and numbering.read_as_other(index):
		return _(
			"The mark in «{0}» is not that of this appeal. Enter the index as, for example, «{1}», or correct"
			" the author on the card."
		).format(index, example)
	return _(
		"«{0}» is not written by the rule of this authority. Enter the index as, for example, «{1}»,"
		" or leave it empty to get the next number."
	).format(index, example)


def _check_not_given(index: str, index_key: str, number_key: str) -> None:
	given = frappe.get_all(
		"Appeal",
		or_filters={"registration_key": index_key, "number_key": number_key},
		fields=["registration_index", "registration_key"],
		order_by="",
	)
	if not given:
		return
	if index_key in {appeal.registration_key for appeal in given}:
		said = _("The index «{0}» has been given to another appeal. Check the paper journal.").format(index)
	else:
		said = _(
			"The number of the index «{0}» has been given already: to «{1}». Check the paper journal."
		).format(index, given[0].registration_index)
	frappe.throw(said, AppealRuleError)
