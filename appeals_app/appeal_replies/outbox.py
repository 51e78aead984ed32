"""Sending what waits in the outbox.

A try begins by moving the row's next try into the future, which only one process can do; that is the claim. So neither two
processes nor a lost queue send a letter twice, and a process that dies leaves a row that is tried again. Only a try that
breaks between the server's «taken» and our note of it is repeated, under the same Message-ID.
"""

import smtplib
from datetime import timedelta

import frappe
from frappe.model.document import Document

from appeals_app import clock
from appeals_app.appeal_registry.phase_moves import lock_appeal
from appeals_app.appeal_replies.dispatch_rows import DOCTYPE, enter_outcome, record_dispatch
from appeals_app.appeal_replies.letter_mail import answer_of, mail_server, message_of
from appeals_app.domain.dispatch import DispatchStatus, Pauses, is_given_up, pause_before_next

BATCH = 200
"""Letters of one run; the next run goes on with the rest."""

WAITING = DispatchStatus.WAITING.value


def due_rows() -> list[frappe._dict]:
	"""E-mails whose time has come, the longest due first."""
	due = {"status": WAITING, "next_try_at": ("<=", clock.now())}
	return frappe.get_all(
		DOCTYPE, due, ["name", "appeal", "tries", "notice"], order_by="next_try_at", limit=BATCH
	)


def claim(row: frappe._dict) -> bool:
	"""Whether this process is the one that tries the letter now; to be committed before it does."""
	# by the key alone: a lock on an index of the queue would meet those who write into it
	now = frappe.db.get_value(DOCTYPE, row.name, ["status", "tries"], for_update=True)
	is_ours = tuple(now) == (WAITING, row.tries)
	if is_ours:
		next_try = clock.now() + pause_before_next(row.tries + 1, _pauses())
		frappe.db.set_value(DOCTYPE, row.name, {"next_try_at": next_try, "tries": row.tries + 1})
	return is_ours


def try_to_mail(name: str, account: Document) -> int | None:
	"""None where the server took the letter, else the number it refused by, 0 where it does not answer."""
	message = message_of(frappe.get_doc(DOCTYPE, name), sender=account.default_sender)
	try:
		with mail_server(account) as server:
			server.send_message(message)
	except (OSError, smtplib.SMTPException) as error:
		return answer_of(error)
	return None


def note_answer(due: frappe._dict, answer: int | None) -> None:
	"""Keep what came of the try; a row that a person has ended meanwhile stays as it is.

	To be called in a new transaction: the lock comes before anything is read, or events of others would not be seen.
	"""
	lock_appeal(due.appeal)
	row = frappe.get_doc(DOCTYPE, due.name, for_update=True)
	if row.status != WAITING:
		return
	if answer is None:
		row.db_set({"status": DispatchStatus.SENT.value, "next_try_at": None, "server_answer": 0})
		record_dispatch(row, "mailed")
		return
	row.db_set("server_answer", answer)
	if is_given_up(answer=answer, waiting_since=row.creation, now=clock.now(), pauses=_pauses()):
		enter_outcome(row, DispatchStatus.NOT_DELIVERED, on=clock.today())


def _pauses() -> Pauses:
	settings = frappe.get_single("Appeal Dispatch Settings")
	return Pauses(
		first=timedelta(minutes=settings.first_pause_minutes),
		longest=timedelta(minutes=settings.longest_pause_minutes),
		give_up_after=timedelta(hours=settings.give_up_after_hours),
	)
