from frappe.utils import getdate

from appeals_app.domain.calendar import check_period_order
from appeals_app.domain.entered_days import OLDEST_ACT
from appeals_app.domain.law_periods import check_act_end, optional_period
from appeals_app.legal_reference.law_document import LawDocument
from appeals_app.refusal import refusals_in_words


class LegalAct(LawDocument):
	"""An act of law that rules rest on."""

	earliest_day = OLDEST_ACT
	compared_with_source = frozenset(
		{"title", "act_kind", "act_number", "adopted_on", "is_in_force", "valid_from", "valid_to"}
	)

	def validate(self) -> None:
		with refusals_in_words():
			check_period_order(optional_period(self.valid_from, self.valid_to))
			check_act_end(
				self.adopted_on and getdate(self.adopted_on), self.valid_to and getdate(self.valid_to)
			)
