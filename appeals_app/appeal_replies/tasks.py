"""What runs by the clock."""

from email.message import Message

import frappe
from frappe.model.document import Document

from appeals_app.appeal_replies.author_notices import withdraw_without_consent
from appeals_app.appeal_replies.bounces import note_return, sending_of
from appeals_app.appeal_replies.letter_mail import outgoing_account
from appeals_app.appeal_replies.outbox import claim, due_rows, note_answer, try_to_mail
from appeals_app.domain.bounces import read_bounce
from appeals_app.repeating import repeated_on_deadlock
from appeals_app.site_language import in_site_language


def send_waiting() -> int:
	"""Send the e-mails whose time has come, each in transactions of its own; how many the server has taken.

	A server that does not answer ends the run: the letters stay where they are.
	"""
	account, sent = outgoing_account(), 0
	if not account:
		return sent
	with in_site_language():
		for row in due_rows():
			is_ours = claim(row)
			frappe.db.commit()  # nosemgrep: other processes see the claim before anything is sent
			if not is_ours or _is_unwanted(row):
				continue
			answer = _mailed(row, account)
			sent += answer is None
			if answer == 0:
				break
	return sent


def _is_unwanted(row: frappe._dict) -> bool:
	"""A claimed notice that its author no longer wants, ended unsent."""
	unwanted = bool(row.notice) and withdraw_without_consent(row)
	frappe.db.commit()  # nosemgrep: the appeal is not held while the mail server is spoken to
	return unwanted


def _mailed(row: frappe._dict, account: Document) -> int | None:
	"""What the server answered of a claimed letter, noted with it; 0 where it did not answer."""
	answer = try_to_mail(row.name, account)
	frappe.db.commit()  # nosemgrep: what was read for the letter is old by now
	note_answer(row, answer)
	frappe.db.commit()  # nosemgrep: each letter stands alone, the next one may fail
	return answer


def take_in(mail: Message) -> bool:
	"""Note that a letter came back, where the mail reports one of ours; whether it does."""
	bounce = read_bounce(mail)
	dispatch = sending_of(bounce) if bounce else ""
	if dispatch:
		frappe.db.commit()  # nosemgrep: what was read before the lock would hide events of others
		with in_site_language():
			repeated_on_deadlock(lambda: note_return(dispatch, code=bounce.code))
		frappe.db.commit()  # nosemgrep: the mailbox has given the report away, it will not come again
	return bool(dispatch)
