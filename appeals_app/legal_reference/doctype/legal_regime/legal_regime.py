import frappe
from frappe import _
from frappe.utils import getdate

from appeals_app import clock
from appeals_app.domain.calendar import Regime, sorted_without_overlap
from appeals_app.domain.look_alikes import twin_of
from appeals_app.legal_reference.law_document import LawDocument
from appeals_app.legal_reference.law_values import regime_of
from appeals_app.refusal import AppealRuleError, refusals_in_words


class LegalRegime(LawDocument):
	"""A legal regime in force for a period, and what it changes."""

	counted_by = frozenset({"holidays_are_working", "valid_from", "valid_to"})
	compared_with_source = counted_by | {
		"article",
		"ended_by",
		"reception_may_be_suspended",
		"presence_may_be_limited",
	}

	def validate(self) -> None:
		self.check_code()
		self.check_end()
		with refusals_in_words():
			sorted_without_overlap([*self.other_periods(), regime_of(self, self.cited_article())], self.title)

	def check_code(self) -> None:
		"""Refuse a code that reads as that of another regime: the two would overlap unnoticed."""
		codes = frappe.get_all("Legal Regime", pluck="regime_code", distinct=True)
		if twin := twin_of(self.regime_code, codes):
			frappe.throw(
				_(
					"The code «{0}» reads as «{1}», the code of another regime. For a new period of that regime enter"
					" its code, else choose another one."
				).format(self.regime_code, twin),
				AppealRuleError,
			)

	def check_end(self) -> None:
		"""Refuse an act that has ended the regime where its last day is not said."""
		if self.ended_by and not self.valid_to:
			frappe.throw(
				_(
					"The act that ended «{0}» is named, and its last day is not. Enter the day in «Valid To» or take"
					" the act out."
				).format(self.title),
				AppealRuleError,
			)

	def other_periods(self) -> list[Regime]:
		"""The other periods of the same regime."""
		rows = frappe.get_all(
			"Legal Regime",
			filters={"regime_code": self.regime_code, "name": ("!=", self.name or "")},
			fields=["*"],
		)
		return [regime_of(row, None) for row in rows]

	def is_running(self) -> bool:
		"""Whether today is a day of the regime: it has begun and has not ended."""
		today = clock.today()
		return getdate(self.valid_from) <= today and not (self.valid_to and getdate(self.valid_to) < today)

	def on_trash(self) -> None:
		super().on_trash()
		if self.is_running():
			frappe.throw(
				_(
					"«{0}» has begun and terms are counted by it, so it cannot be deleted. Close it: enter its last"
					" day in «Valid To»."
				).format(self.title),
				AppealRuleError,
			)
