from frappe.utils import getdate

from appeals_app import clock
from appeals_app.domain.retention import check_rule, check_rules_apart
from appeals_app.personal_data.retention_rules import rule_of, rules_in_force
from appeals_app.refusal import refusals_in_words
from appeals_app.strict_document import StrictDocument


class PersonalDataRetentionRule(StrictDocument):
	"""How long data of a kind are kept, by which article, from which event."""

	def validate(self) -> None:
		self.check_days()
		self.check_period()
		self.drop_unproven_mark()

	def check_period(self) -> None:
		"""Refuse a period that makes no sense, and another rule in force for the same records."""
		rule = rule_of(self)
		is_over = self.valid_to and getdate(self.valid_to) < clock.today()
		with refusals_in_words():
			check_rule(rule)
			if self.is_enabled and not is_over:
				check_rules_apart([*rules_in_force(clock.today(), besides=self.name or ""), rule])

	def drop_unproven_mark(self) -> None:
		"""What was compared with the act is not what was changed since."""
		compared = ("article", "keep_years", "starts_from", "counts_from_next_year", "action")
		if (
			self.is_verified
			and not self.is_new()
			and any(self.has_value_changed(field) for field in compared)
		):
			self.is_verified = int(self.has_value_changed("is_verified"))
