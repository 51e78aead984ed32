"""Two authorities that pass appeals to each other, each step by the person whose business it is."""

import frappe
from frappe.model.document import Document

from appeals_app.appeal_replies.signing import send_letter, sign_letter
from appeals_app.appeal_routing.transfer_receiving import accept_transfer, return_transfer
from appeals_app.permissions import roles
from appeals_app.testing.factories import make_appeal_transfer
from appeals_app.testing.journey import Journey
from appeals_app.testing.staff import Staff, acting_as


def prepare(way: Journey, to: Staff | str, **given: object) -> Document:
	"""The registrar prepares a transfer; `questions` are ordinals of those that go."""
	rows = way.card().questions
	if "questions" in given:
		given["questions"] = [{"question_row": rows[number].name} for number in given["questions"]]
	to_authority = to if isinstance(to, str) else to.authority
	with acting_as(way.staff[roles.REGISTRAR]):
		return make_appeal_transfer(appeal=way.appeal, to_authority=to_authority, **given)


def notice_of(transfer: Document) -> Document:
	"""The letter that tells the author of the transfer."""
	return frappe.get_doc("Appeal Reply", {"transfer": transfer.name})


def send(way: Journey, transfer: Document) -> Document:
	"""The head signs the notice, the registrar sends it."""
	letter = notice_of(transfer).name
	with acting_as(way.staff[roles.HEAD]):
		sign_letter(reply=letter)
	with acting_as(way.staff[roles.REGISTRAR]):
		send_letter(reply=letter)
	transfer.reload()
	return transfer


def pass_on(way: Journey, to: Staff | str, **given: object) -> Document:
	"""A transfer that is prepared, told and sent."""
	return send(way, prepare(way, to, **given))


def accept(transfer: Document, there: Staff) -> Journey:
	"""The registrar there accepts; the way of the new card."""
	with acting_as(there[roles.REGISTRAR]):
		appeal = accept_transfer(transfer=transfer.name)
	transfer.reload()
	return journey_of(appeal, there)


def journey_of(appeal: str, staff: Staff) -> Journey:
	"""The way of a registered card nobody entered by hand."""
	way = Journey.__new__(Journey)
	way.staff, way.executor, way.appeal, way.stage = staff, staff[roles.EXECUTOR], appeal, "registered"
	return way


def give_back(transfer: Document, there: Staff, reason: str = "Дорога обласного значення.") -> Document:
	"""The registrar there returns."""
	with acting_as(there[roles.REGISTRAR]):
		return_transfer(transfer=transfer.name, reason=reason)
	transfer.reload()
	return transfer
