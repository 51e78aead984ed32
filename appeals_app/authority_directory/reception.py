"""Suspension of personal reception (Art. 22 of Law 393): who orders it, on what ground, until when; its early end, its cancelling."""

from datetime import date

import frappe
from frappe import _
from frappe.model.document import Document
from frappe.utils import formatdate, getdate

from appeals_app import clock
from appeals_app.authority_directory.event_log import lock_authority, record_authority_event
from appeals_app.authority_directory.queries import posts_held
from appeals_app.authority_directory.reception_rows import (
	citation_of,
	orders_resting_on,
	stored_suspensions,
	suspension_of,
)
from appeals_app.domain.entered_days import check_day
from appeals_app.domain.given_values import read_date
from appeals_app.domain.reception import (
	ReceptionMode,
	check_early_end,
	check_order,
	check_suspension,
	effective_end,
	mode_on,
)
from appeals_app.refusal import AppealRuleError, given_reason, refusals_in_words

OWN_FIELDS = (
	*("decided_by", "ends_on", "ended_on", "ended_by", "end_reason"),
	*("cancelled_on", "cancelled_by", "cancel_reason"),
)
"""Set by the acts alone, whatever a client sends."""


def reception_mode(authority: str, day: date) -> ReceptionMode:
	"""How people are received in the authority on the day: open unless a suspension says otherwise."""
	return mode_on(stored_suspensions(authority), day)


def prepare_suspension(suspension: Document) -> None:
	"""Fill in who decides; refuse a suspension the law or another one stands against."""
	for field in OWN_FIELDS:
		suspension.set(field, None)
	if not (suspension.authority and suspension.valid_from and suspension.ordered_on):
		return  # the framework names the fields that are missing
	lock_authority(suspension.authority)
	suspension.decided_by = _deciding_post(suspension.authority).name
	with refusals_in_words():
		check_order(
			ordered_on=getdate(suspension.ordered_on),
			begins_on=getdate(suspension.valid_from),
			today=clock.today(),
		)
		check_suspension(suspension_of(suspension), stored_suspensions(suspension.authority, for_update=True))
	suspension.ends_on = effective_end(suspension_of(suspension))


def _deciding_post(authority: str) -> frappe._dict:
	posts = posts_held(user=frappe.session.user, authority=authority)
	deciding = [post for post in posts if post.is_first_head or post.is_deputy_head]
	if not deciding:
		frappe.throw(
			_(
				"The order of reception is set only by the head of the authority or a deputy (Art. 22). Ask one of them."
			),
			frappe.PermissionError,
		)
	return deciding[0]


def announce_suspension(suspension: Document) -> None:
	"""Event of the order, with the articles it rests on."""
	_record(suspension, "reception_suspended", _order_in_words(suspension))


def end_suspension(*, suspension: str, last_day: str, reason: str) -> None:
	"""End a suspension earlier than was ordered, as head or deputy; people are received from the next day on."""
	document, post = _standing_order(suspension)
	day = read_date(last_day)
	if not day:
		frappe.throw(_("This is not a date. Enter it as day.month.year."), AppealRuleError)
	with refusals_in_words():
		check_day(day)
		check_early_end(suspension_of(document), day, today=clock.today())
	said = given_reason(reason, if_missing=_("It is not said why the suspension ends. Write the reason."))
	document.db_set({"valid_to": day, "ended_on": clock.today(), "ended_by": post.name, "end_reason": said})
	document.db_set("ends_on", effective_end(suspension_of(document)))
	_record(document, "reception_suspension_ended", f"{day:%d.%m.%Y}. {said}")


def cancel_suspension(*, suspension: str, reason: str) -> None:
	"""Take back an order entered by mistake, as head or deputy: it never held, and stays in the list as cancelled."""
	document, post = _standing_order(suspension)
	said = given_reason(reason, if_missing=_("It is not said why the order is cancelled. Write the reason."))
	document.db_set({"cancelled_on": clock.today(), "cancelled_by": post.name, "cancel_reason": said})
	_record(document, "reception_suspension_cancelled", f"{_order_in_words(document)}. {said}")


def _standing_order(name: str) -> tuple[Document, frappe._dict]:
	"""The order, locked, and the post of who decides on it; refused once it is cancelled."""
	document = frappe.get_doc("Reception Suspension", name)
	document.check_permission("write")
	lock_authority(document.authority)
	document = frappe.get_doc("Reception Suspension", name, for_update=True)
	post = _deciding_post(document.authority)
	if document.cancelled_on:
		frappe.throw(
			_("The order was cancelled on {0}. Enter a new one.").format(formatdate(document.cancelled_on)),
			AppealRuleError,
		)
	return document, post


def follow_ground(ground: Document, method: str | None = None) -> None:
	"""A regime, an article or an act was changed: orders that rest on it end no later than it does."""
	for row in orders_resting_on(ground):
		last_day = effective_end(suspension_of(row))
		if last_day != row.ends_on:
			values = {"ends_on": last_day}
			frappe.db.set_value("Reception Suspension", row.name, values, update_modified=False)


def _order_in_words(suspension: Document) -> str:
	days = [getdate(day).strftime("%d.%m.%Y") for day in (suspension.valid_from, suspension.valid_to) if day]
	ordered = getdate(suspension.ordered_on).strftime("%d.%m.%Y")
	return f"{suspension.order_number}, {ordered}. {' – '.join(days)}"


def _record(suspension: Document, act: str, ground: str) -> None:
	record_authority_event(
		authority=suspension.authority,
		act=act,
		article=citation_of(suspension),
		ground=ground,
		reference_doctype=suspension.doctype,
		reference_name=suspension.name,
	)
