"""The outbox: a row for each letter and way of sending, made in the transaction of the act that sends it."""

from datetime import date

import frappe
from frappe import _
from frappe.model.document import Document

from appeals_app import clock
from appeals_app.appeal_registry.event_log import record_event
from appeals_app.domain.dispatch import NOT_ARRIVED, DispatchStatus, Way, first_status

DOCTYPE = "Appeal Dispatch"


def put_letter_in_outbox(letter: Document, *, sent_on: date) -> str:
	"""The row by which the letter goes first: the way and to the address that stand on it."""
	way, address = Way(letter.dispatch_method), letter.dispatch_address or ""
	return put_in_outbox(letter, sent_on=sent_on, way=way, address=address)


def put_in_outbox(letter: Document, *, sent_on: date, way: Way, address: str, instead_of: str = "") -> str:
	"""The row by which the letter goes; an e-mail of today waits in it until the mail server has taken it."""
	status = first_status(way, sent_on=sent_on, today=clock.today())
	row = frappe.get_doc(
		{
			"doctype": DOCTYPE,
			"appeal": letter.appeal,
			"authority": letter.authority,
			"letter": letter.name,
			"attempt": frappe.db.count(DOCTYPE, {"letter": letter.name, "attempt": (">", 0)}) + 1,
			"dispatch_method": way.value,
			"dispatch_address": address,
			"status": status.value,
			"sent_on": sent_on,
			"outcome_on": sent_on if status is DispatchStatus.DELIVERED else None,
			"next_try_at": clock.now() if status is DispatchStatus.WAITING else None,
			"instead_of": instead_of or None,
		}
	)
	row.flags.ignore_permissions = True  # nobody has the right to make rows; the acts that send do
	return row.insert().name


def put_notice_in_outbox(*, appeal: str, notice: str, letter: str, address: str) -> str:
	"""The row by which the author is told of a step by e-mail; of a letter once, for its attempt is none of the letter's."""
	row = frappe.get_doc(
		{
			"doctype": DOCTYPE,
			"appeal": appeal,
			"authority": frappe.db.get_value("Appeal", appeal, "authority"),
			"letter": letter or None,
			"attempt": 0,
			"notice": notice,
			"dispatch_method": Way.E_MAIL.value,
			"dispatch_address": address,
			"status": DispatchStatus.WAITING.value,
			"sent_on": clock.today(),
			"next_try_at": clock.now(),
		}
	)
	row.flags.ignore_permissions = True  # nobody has the right to make rows; the step told of does
	return row.insert().name


def enter_outcome(row: Document, status: DispatchStatus, *, on: date, note: str = "") -> None:
	"""Keep what became of the letter, as an event too; a letter that has not arrived becomes a task."""
	is_lost = status in NOT_ARRIVED and not row.notice
	row.db_set(
		{
			"status": status.value,
			"outcome_on": on,
			"outcome_note": note,
			"awaits_other_way": int(is_lost),
			"next_try_at": None,
		}
	)
	record_dispatch(row, status.value)
	if is_lost:
		_ask_to_send_otherwise(row)


def record_dispatch(row: Document, what: str) -> None:
	"""One event of the appeal about what became of the letter or the notice."""
	record_event(
		appeal=row.appeal,
		authority=row.authority,
		act=f"{'notice' if row.notice else 'letter'}_{frappe.scrub(what)}",
		reference_doctype=row.doctype,
		reference_name=row.name,
	)


def _ask_to_send_otherwise(row: Document) -> None:
	"""A task to who has sent the letter; others find it in their queue."""
	number, sender = frappe.db.get_value("Appeal Reply", row.letter, ["reply_number", "sent_by"])
	if not frappe.db.get_value("User", sender, "enabled"):
		return
	task = frappe.get_doc(
		{
			"doctype": "ToDo",
			"allocated_to": sender,
			"reference_type": row.doctype,
			"reference_name": row.name,
			"description": _("Letter {0} has not reached its addressee. Send it another way.").format(number),
		}
	)
	task.flags.ignore_permissions = True  # the task follows from what was recorded, whoever recorded it
	task.insert()


def close_tasks(row: Document) -> None:
	"""What was asked for is done."""
	tasks = {"reference_type": row.doctype, "reference_name": row.name, "status": "Open"}
	for name in frappe.get_all("ToDo", filters=tasks, pluck="name"):
		task = frappe.get_doc("ToDo", name)
		task.status = "Closed"
		task.save(ignore_permissions=True)  # whosever the task was, the letter has gone


def tell_of_undelivered(appeal: Document, method: str | None = None) -> None:
	"""For the event `onload` of Appeal: letters that have not arrived, for the line on its form."""
	filters = {"appeal": appeal.name, "awaits_other_way": 1}
	appeal.set_onload("undelivered", frappe.get_all(DOCTYPE, filters=filters, fields=["name", "status"]))
