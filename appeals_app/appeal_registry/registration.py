"""Registration: the appeal gets its index and its tracking code (Instruction No. 348, on the day of receipt)."""

from dataclasses import dataclass
from datetime import datetime

import frappe
from frappe import _
from frappe.model.document import Document
from pymysql.err import IntegrityError

from appeals_app import clock
from appeals_app.appeal_registry.event_log import record_event
from appeals_app.appeal_registry.index_numbering import numbering_of, registration_key
from appeals_app.appeal_registry.phase_moves import Move, move_appeal
from appeals_app.domain.lifecycle import Phase
from appeals_app.domain.tracking import new_tracking_code
from appeals_app.refusal import AppealRuleError


@dataclass(frozen=True, slots=True)
class GivenRegistration:
	"""What a registration by hand says otherwise than the clock and the counter would."""

	registered_at: datetime | None = None
	reason: str = ""
	index: str = ""
	number_key: str = ""


def register_appeal(*, card: dict, entry_key: str | None = None) -> str:
	"""Enter a card and register it in one go, as the current user; returns the name of the appeal.

	The key, where there is one, is unique: who sends it a second time waits here for the first and is refused by the database
	before a number is taken.
	"""
	appeal = frappe.get_doc({**card, "doctype": "Appeal"}).insert()
	if entry_key:
		appeal.db_set("entry_key", entry_key, update_modified=False)
	frappe.flags.appeal_entered_now = appeal.name
	try:
		move_appeal(appeal=appeal.name, to_phase=Phase.REGISTERED)
	finally:
		frappe.flags.appeal_entered_now = None
	return appeal.name


def stamp_registration(appeal: Document, move: Move) -> None:
	"""Give the index at the very end of the step, so that the counter is held as short as can be."""
	if move.to_phase is not Phase.REGISTERED or appeal.registration_index:
		return
	given = appeal.flags.pop("given_registration", None) or GivenRegistration()
	registered_at = given.registered_at or clock.now()
	if given.reason:
		record_event(
			appeal=appeal.name,
			authority=appeal.authority,
			act="registered_back_dated",
			ground=given.reason,
			changed_fields="registered_at,registration_index" if given.index else "registered_at",
		)
	stamp = {
		"registered_at": registered_at,
		"registered_by": frappe.session.user,
		"tracking_code": appeal.tracking_code or new_tracking_code(),
	}
	if given.index:
		_write_given_index(appeal, given, stamp)
	else:
		_give_next_index(appeal, stamp)


def _give_next_index(appeal: Document, stamp: dict) -> None:
	"""Take numbers until one is free: one given by hand or kept from an earlier register, under whatever letter, is passed over."""
	numbering = numbering_of(appeal, year=stamp["registered_at"].year)
	number = numbering.take()
	while True:
		try:
			_write_index(appeal, numbering.index_of(number), numbering.key_of(number), stamp)
			return
		except IntegrityError as error:
			if not frappe.db.is_unique_key_violation(error):
				raise
			number = numbering.take_free_after(number)


def _write_given_index(appeal: Document, given: GivenRegistration, stamp: dict) -> None:
	"""The number was free when it was looked for; who was given it meanwhile has been waited for."""
	try:
		_write_index(appeal, given.index, given.number_key, stamp)
	except IntegrityError as error:
		if not frappe.db.is_unique_key_violation(error):
			raise
		frappe.throw(
			_(
				"The number of the index «{0}» has just been given to another appeal. Check the paper journal."
			).format(given.index),
			AppealRuleError,
		)


def _write_index(appeal: Document, index: str, number_key: str, stamp: dict) -> None:
	appeal.registration_index = index
	values = {
		"title": title_of(appeal),
		**stamp,
		"registration_index": index,
		"registration_key": registration_key(appeal.authority, stamp["registered_at"].year, index),
		"number_key": number_key,
	}
	appeal.db_set(values, update_modified=False)


def title_of(appeal: Document) -> str:
	"""How the appeal is called in lists and links: its index and its brief, which holds no personal data."""
	return " · ".join(filter(None, (appeal.registration_index, appeal.brief)))
