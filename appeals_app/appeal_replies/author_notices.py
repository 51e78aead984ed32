"""Notices to an author who agreed to be told by e-mail: a row of the outbox at each step."""

import frappe
from frappe.model.document import Document

from appeals_app import clock
from appeals_app.appeal_registry.phase_moves import Move, lock_appeal
from appeals_app.appeal_replies.dispatch_rows import DOCTYPE, enter_outcome, put_notice_in_outbox
from appeals_app.appeal_replies.letter_mail import outgoing_account
from appeals_app.appeal_routing.term_change_rows import EXTENSION
from appeals_app.domain.author_notices import Step, step_of_letter
from appeals_app.domain.dispatch import DispatchStatus, Way
from appeals_app.domain.lifecycle import LetterKind, Phase

WORDS = "Appeal Author Notice"


def follow_move(appeal: Document, move: Move) -> None:
	"""Joins `appeal_after_move`: the author of a registered appeal is told its number and code."""
	if move.to_phase is Phase.REGISTERED and move.enters_phase:
		_tell(appeal.name, Step.REGISTERED)


def follow_letter(letter: Document) -> None:
	"""A letter has gone by post: its author is told of the step at once."""
	step = step_of_letter(LetterKind(letter.letter_kind), Way(letter.dispatch_method))
	if step is Step.EXTENDED and not _extends(letter):
		return
	if step:
		_tell(letter.appeal, step, letter=letter.name)


def withdraw_without_consent(row: frappe._dict) -> bool:
	"""End a waiting notice unsent where the author has taken the consent back since; True where it was ended.

	To be called in a new transaction: the lock comes before anything is read.
	"""
	lock_appeal(row.appeal)
	if _agreed_address(row.appeal):
		return False
	notice = frappe.get_doc(DOCTYPE, row.name, for_update=True)
	if notice.status == DispatchStatus.WAITING.value:
		enter_outcome(notice, DispatchStatus.WITHDRAWN, on=clock.today())
	return True


def _extends(letter: Document) -> bool:
	return frappe.db.get_value("Appeal Term Change", letter.term_change, "kind") == EXTENSION


def _tell(appeal: str, step: Step, letter: str = "") -> None:
	address = _agreed_address(appeal)
	if not address or not frappe.db.exists(WORDS, {"name": step.value, "is_disabled": 0}):
		return
	if outgoing_account() and not _is_told(appeal, step, letter):
		put_notice_in_outbox(appeal=appeal, notice=step.value, letter=letter, address=address)


def _agreed_address(appeal: str) -> str:
	"""The e-mail of the first author, where that person agreed to be told by it."""
	author = frappe.db.get_value("Appeal", appeal, "applicant")
	agreed = {"name": author, "notices_by_email": 1}
	return (author and frappe.db.get_value("Applicant", agreed, "email")) or ""


def _is_told(appeal: str, step: Step, letter: str) -> bool:
	row = {"appeal": appeal, "notice": step.value, "letter": letter or ("is", "not set")}
	return bool(frappe.db.exists(DOCTYPE, row))
