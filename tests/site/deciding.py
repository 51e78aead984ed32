"""Heads who decide on the term of an appeal, and the notice that tells its author."""

from contextlib import AbstractContextManager
from datetime import date, datetime, time

import frappe
from frappe.model.document import Document

from appeals_app import clock
from appeals_app.appeal_replies.signing import send_letter, sign_letter
from appeals_app.permissions import roles
from appeals_app.testing.factories import make_appeal_reply, make_appeal_term_change
from appeals_app.testing.journey import Journey
from appeals_app.testing.staff import Staff, acting_as

RECEIVED_AT = "2026-02-02 10:00:00"
DUE, LATEST = date(2026, 3, 2), date(2026, 3, 19)
"""A month, and day 45, after the receipt."""


def on(day: date) -> AbstractContextManager[None]:
	"""Let the app live at noon of the day."""
	return clock.set_to(datetime.combine(day, time(12)))


def way_of(staff: Staff, stage: str = "in_work", **card: object) -> Journey:
	"""An appeal received on 02.02.2026 and worked on the same day."""
	with on(date(2026, 2, 2)):
		return Journey(staff, received_at=RECEIVED_AT, **card).to(stage)


def decide(way: Journey, day: date, **given: object) -> Document:
	"""The head decides on the term on the day."""
	with on(day), acting_as(way.staff[roles.HEAD]):
		return make_appeal_term_change(appeal=way.appeal, **given)


def draft_notice(way: Journey, change: Document, day: date) -> Document:
	"""The registrar drafts the notice of the decision."""
	with on(day), acting_as(way.staff[roles.REGISTRAR]):
		return make_appeal_reply(
			appeal=way.appeal, letter_kind="Term Notice", term_change=change.name, body=""
		)


def sign(way: Journey, letter: Document, day: date) -> None:
	"""The head signs the letter."""
	with on(day), acting_as(way.staff[roles.HEAD]):
		sign_letter(reply=letter.name)


def send(way: Journey, letter: Document, day: date) -> None:
	"""The registrar sends the letter."""
	with on(day), acting_as(way.staff[roles.REGISTRAR]):
		send_letter(reply=letter.name)


def tell(way: Journey, change: Document, day: date) -> Document:
	"""The notice of the decision is drafted, signed and sent on the day."""
	letter = draft_notice(way, change, day)
	sign(way, letter, day)
	send(way, letter, day)
	return letter


def extend(way: Journey, *, decided: date, told: date | None = None, **given: object) -> Document:
	"""The head extends the term, and the author is told."""
	change = decide(way, decided, **given)
	tell(way, change, told or decided)
	change.reload()
	return change


def events_of(appeal: str, *acts: str) -> list[frappe._dict]:
	"""Events of the appeal, of the acts named or all, in order."""
	rows = frappe.get_all("Appeal Event", filters={"appeal": appeal}, fields=["*"], order_by="sequence asc")
	return [row for row in rows if not acts or row.act in acts]


def dates(way: Journey) -> tuple[date, date, date]:
	"""The three dates of the card."""
	card = way.card()
	return card.control_date, card.due_date, card.breach_after
