"""A row of a register as the card it becomes: its phase, its term, and whether it is late already."""

import frappe
from frappe.utils import getdate

from appeals_app import clock
from appeals_app.appeal_exchange.import_reading import ReadRow
from appeals_app.appeal_registry.terms import card_values, term_inputs, values_without_term
from appeals_app.appeal_registry.workflow_questions import states_of_phases
from appeals_app.domain.card_term import Law, count_card_term
from appeals_app.domain.errors import DomainError
from appeals_app.domain.import_rows import ImportedCard
from appeals_app.domain.lifecycle import Phase
from appeals_app.domain.tracking import new_tracking_code
from appeals_app.refusal import sentence_of

CLOSED, OPEN, OVERDUE = "Closed", "In Work", "Overdue"


class CardMaker:
	"""Makes cards of one authority by the law in force."""

	def __init__(self, authority: str, law: Law) -> None:
		self._authority, self._law = authority, law
		self._states, self._today = states_of_phases(), clock.today()

	def of(self, row: ReadRow) -> frappe._dict:
		"""The values of the card, without its key and its author."""
		read = row.read
		phase = Phase.CLOSED if read.is_closed else Phase.REGISTERED
		card = frappe._dict(read.card, registration_key=row.key, phase=phase.value)
		card.update(self._stamped(read, phase))
		card.update(self._term_of(card))
		card.is_overdue, card.days_left = self._clock_of(card, phase)
		return card

	def outlook_of(self, row: ReadRow) -> str:
		"""What the row would be in the register: closed, open work, or open work that is late already."""
		if row.read.is_closed:
			return CLOSED
		return OVERDUE if self.of(row).is_overdue else OPEN

	def _stamped(self, read: ImportedCard, phase: Phase) -> dict:
		return {
			"authority": self._authority,
			"title": f"{read.card['registration_index']} · {read.card['brief']}",
			"registered_by": None,  # another register's clerk; who brought it over stands in the event
			"tracking_code": new_tracking_code(),
			"workflow_state": self._states[phase],
			"study": "Needed",
			"content_language": "Ukrainian",
			"closed_on": read.card["answered_on"],
			"considered_since": read.card["registered_at"],
			"author_categories": (),
		}

	def _term_of(self, card: frappe._dict) -> dict:
		try:
			return card_values(count_card_term(term_inputs(card, changes={}), self._law), told=())
		except DomainError as error:
			return values_without_term(sentence_of(error))

	def _clock_of(self, card: frappe._dict, phase: Phase) -> tuple[int, int]:
		stopped_on = card.answered_on or self._today
		is_late = bool(card.breach_after and stopped_on > card.breach_after)
		is_open = phase is Phase.REGISTERED and card.control_date
		return int(is_late), (getdate(card.control_date) - self._today).days if is_open else 0
