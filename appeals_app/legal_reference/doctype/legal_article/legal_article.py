import frappe
from frappe import _

from appeals_app.domain.calendar import check_period_order
from appeals_app.domain.cited_law import is_cited
from appeals_app.domain.entered_days import OLDEST_ACT
from appeals_app.domain.law_periods import optional_period
from appeals_app.legal_reference.law_document import LawDocument
from appeals_app.refusal import AppealRuleError, refusals_in_words


class LegalArticle(LawDocument):
	"""A place in an act, cited the way it is shown."""

	earliest_day = OLDEST_ACT
	compared_with_source = frozenset(
		{"citation", "subject", "valid_from", "valid_to", "reception_may_be_suspended"}
	)

	def validate(self) -> None:
		with refusals_in_words():
			check_period_order(optional_period(self.valid_from, self.valid_to))

	def on_trash(self) -> None:
		super().on_trash()
		if is_cited(self.citation):
			frappe.throw(
				_(
					"«{0}» is what grounds, terms and proofs are told with, so it cannot be deleted. Close it: enter"
					" its last day in «Valid To»."
				).format(self.get_title()),
				AppealRuleError,
			)
