"""Registration by hand: what came while the register could not be kept gets the day, and the number, of the paper journal."""

from datetime import datetime

import frappe
from frappe import _
from frappe.model.document import Document
from frappe.utils import get_datetime

from appeals_app import clock
from appeals_app.appeal_registry.index_numbering import numbering_of, registration_key
from appeals_app.appeal_registry.phase_moves import lock_appeal, move_appeal
from appeals_app.appeal_registry.registration import GivenRegistration
from appeals_app.domain.given_values import read_moment
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
	if given:
		_check_index(document, given, moment)
	document.flags.given_registration = GivenRegistration(moment, said, given)
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


def _check_index(appeal: Document, index: str, moment: datetime) -> None:
	numbering = numbering_of(appeal, year=moment.year)
	if not numbering.could_write(index):
		frappe.throw(
			_(
				"«{0}» is not written by the rule of this authority. Enter the index as, for example, «{1}»,"
				" or leave it empty to get the next number."
			).format(index, numbering.index_of(1)),
			AppealRuleError,
		)
	if frappe.db.exists(
		"Appeal", {"registration_key": registration_key(appeal.authority, moment.year, index)}
	):
		frappe.throw(
			_("The index «{0}» has been given to another appeal. Check the paper journal.").format(index),
			AppealRuleError,
		)
