"""Letters that came back: a mail server took them and could not deliver them after all."""

import frappe
from frappe import _

from appeals_app import clock
from appeals_app.appeal_registry.phase_moves import lock_appeal
from appeals_app.appeal_replies.dispatch_rows import DOCTYPE, enter_outcome
from appeals_app.domain.bounces import Bounce, name_in
from appeals_app.domain.dispatch import DispatchStatus

ON_THE_WAY = (DispatchStatus.WAITING.value, DispatchStatus.SENT.value)


def sending_of(bounce: Bounce) -> str:
	"""The row of the outbox by which the letter went; empty where it is none of ours.

	Who knows the Message-ID of a letter has got it, so a forged report costs at most one more sending.
	"""
	name = name_in(bounce.message_id, site=frappe.local.site)
	return name if name and frappe.db.exists(DOCTYPE, name) else ""


def note_return(dispatch: str, *, code: str) -> None:
	"""The letter has not reached its author, unless a person has recorded an outcome already.

	To be called in a new transaction: the lock comes before anything is read, or events of others would not be seen.
	"""
	lock_appeal(frappe.db.get_value(DOCTYPE, dispatch, "appeal"))
	row = frappe.get_doc(DOCTYPE, dispatch, for_update=True)
	if row.status in ON_THE_WAY:
		enter_outcome(row, DispatchStatus.NOT_DELIVERED, on=clock.today(), note=_reason(code))


def _reason(code: str) -> str:
	if not code:
		return _("The e-mail came back: it could not be delivered.")
	return _("The e-mail came back: it could not be delivered, code {0}.").format(code)
