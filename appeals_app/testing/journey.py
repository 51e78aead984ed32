"""The way of one appeal through the office, each step taken by the person whose business it is."""

import frappe
from frappe.model.document import Document

from appeals_app.appeal_registry.api import apply_workflow
from appeals_app.appeal_registry.phase_moves import find_transition, take_step
from appeals_app.appeal_replies.signing import send_letter, sign_letter
from appeals_app.permissions import roles
from appeals_app.testing.factories import make_appeal, make_appeal_reply, make_appeal_resolution
from appeals_app.testing.staff import Person, Staff, acting_as

REGISTER = "Зареєструвати"
PASS_FOR_RESOLUTION = "Передати на резолюцію"
RESOLVE = "Накласти резолюцію"
ACCEPT = "Прийняти до виконання"
RETURN_TO_RESOLUTION = "Повернути на резолюцію"
PASS_FOR_APPROVAL = "Передати на погодження"
APPROVE = "Погодити"
RETURN_FOR_REWORK = "Повернути на доопрацювання"
SIGN = "Підписати"
SEND = "Надіслати відповідь"
FOLLOW_UP = "Поставити на додатковий контроль"
CLOSE = "Зняти з контролю"
FILE = "Списати у справу"
ARCHIVE = "Передати в архів"
DESTROY = "Знищити за актом"
FORWARD = "Переслати за належністю"
RETURN_TO_AUTHOR = "Повернути автору"
NOT_CONSIDER = "Не розглядати"
TERMINATE = "Припинити розгляд"
MERGE = "Об’єднати з іншим"
REOPEN = "Поновити розгляд"
"""Buttons of the workflow the app ships."""

STAGES = (
	"entered",
	"registered",
	"resolution",
	"execution",
	"in_work",
	"draft",
	"approval",
	"signature",
	"signed",
	"answered",
	"closed",
)
"""How far a journey can be driven, in order."""


def press(appeal: str, button: str, *, reason: str = "", **changes: object) -> Document:
	"""Press a button of the workflow as the Desk does, in the name of the current user; returns the card."""
	card = frappe.get_doc("Appeal", appeal).as_dict()
	card.update({"move_reason": reason, **changes})
	apply_workflow(frappe.as_json(card), button)
	return frappe.get_doc("Appeal", appeal)


GROUNDS: dict[str, dict[str, object]] = {
	"Forwarding Notice": {"forwarded_to": "Головне управління Пенсійного фонду"},
	"Return Notice": {"lacking_data": "номер і дата рішення, про яке йдеться"},
	"Refusal To Consider": {
		"is_author_incapable": 1,
		"incapacity_decision": "районний суд, рішення від 10.01.2026 № 1/26",
	},
}
"""What the card has to hold for each letter that stops the consideration."""


class Journey:
	"""An appeal and the staff that works on it."""

	def __init__(self, staff: Staff, **card: object) -> None:
		self.staff = staff
		self.executor: Person = staff[roles.EXECUTOR]
		self.stage = STAGES[0]
		with acting_as(staff[roles.REGISTRAR]):
			self.appeal: str = make_appeal(**card).name

	def card(self) -> Document:
		"""The card as it is stored."""
		return frappe.get_doc("Appeal", self.appeal)

	def press(self, role: str, button: str, **given: object) -> Document:
		"""Press a button as the person of the role."""
		with acting_as(self.staff[role]):
			return press(self.appeal, button, **given)

	def to(self, stage: str) -> "Journey":
		"""Go on from the stage reached so far to `stage`, taking every step between.

		Without what the Desk shows after each: that is a third of the time, and a way needs the stage alone.
		"""
		for name in STAGES[STAGES.index(self.stage) + 1 : STAGES.index(stage) + 1]:
			getattr(self, f"_{name}")()
			self.stage = name
		return self

	def resolve(self, **given: object) -> Document:
		"""Write a resolution as the head; it passes the appeal to the executor."""
		with acting_as(self.staff[roles.HEAD]):
			return make_appeal_resolution(
				appeal=self.appeal, **{"executors": [self.executor.officer], **given}
			)

	def draft(self, **given: object) -> Document:
		"""Draft a letter as the executor."""
		with acting_as(self.executor):
			return make_appeal_reply(appeal=self.appeal, **given)

	def enter(self, **fields: object) -> Document:
		"""Fill in the card as the registrar."""
		card = self.card()
		card.update(fields)
		with acting_as(self.staff[roles.REGISTRAR]):
			return card.save()

	def send_notice(self, letter_kind: str, **ground: object) -> Document:
		"""Enter a ground and draft a letter as the registrar, sign it as the head, send it as the registrar."""
		if facts := ground or GROUNDS.get(letter_kind):
			self.enter(**facts)
		with acting_as(self.staff[roles.REGISTRAR]):
			letter = make_appeal_reply(
				appeal=self.appeal, letter_kind=letter_kind, body="Повідомляємо про рішення."
			)
		with acting_as(self.staff[roles.HEAD]):
			sign_letter(reply=letter.name)
		with acting_as(self.staff[roles.REGISTRAR]):
			send_letter(reply=letter.name)
		return letter

	def _registered(self) -> None:
		self._take(self.staff[roles.REGISTRAR], REGISTER)

	def _resolution(self) -> None:
		self._take(self.staff[roles.REGISTRAR], PASS_FOR_RESOLUTION)

	def _execution(self) -> None:
		self.resolve()

	def _in_work(self) -> None:
		self._take(self.executor, ACCEPT)

	def _draft(self) -> None:
		self.draft()

	def _approval(self) -> None:
		self._take(self.executor, PASS_FOR_APPROVAL)

	def _signature(self) -> None:
		self._take(self.staff[roles.UNIT_LEAD], APPROVE)

	def _signed(self) -> None:
		self._take(self.staff[roles.HEAD], SIGN)

	def _answered(self) -> None:
		self._take(self.staff[roles.REGISTRAR], SEND)

	def _closed(self) -> None:
		self._take(self.staff[roles.CONTROLLER], CLOSE)

	def _take(self, person: Person, button: str) -> None:
		with acting_as(person):
			card = self.card()
			card.check_permission("write")
			take_step(card, find_transition(card, button))
