from appeals_app.domain.calendar import check_period_order
from appeals_app.domain.law_periods import optional_period
from appeals_app.legal_reference.law_document import LawDocument
from appeals_app.refusal import refusals_in_words


class LegalAct(LawDocument):
	"""An act of law that rules rest on."""

	def validate(self) -> None:
		with refusals_in_words():
			check_period_order(optional_period(self.valid_from, self.valid_to))
