import frappe
from frappe import _

from appeals_app.domain.rule_conflicts import (
	check_against_others,
	check_awaited_items,
	check_ground,
	check_limit,
)
from appeals_app.domain.term_matching import DatedTermRule
from appeals_app.legal_reference.awaited_items import awaited_items, ground_of
from appeals_app.legal_reference.config import CHOSEN_BY_PERSON, CONSIDERATION, stored_rules
from appeals_app.legal_reference.law_document import LawDocument
from appeals_app.legal_reference.law_values import dated_rule_of
from appeals_app.refusal import AppealRuleError, refusals_in_words


class TermRule(LawDocument):
	"""A term the law sets: for which appeals, how long, by which article, since when."""

	worded_by_domain = frozenset({"article"})

	def validate(self) -> None:
		with refusals_in_words():
			dated = dated_rule_of(self, self.cited_article())
			check_limit(dated.rule)
			self.check_conditions_are_asked(dated)
			if self.is_enabled:
				check_ground(dated, ground_of(self.article))
				check_awaited_items(dated, awaited_items(self))
				check_against_others(dated, self.other_rules())

	def check_conditions_are_asked(self, dated: DatedTermRule) -> None:
		"""Refuse conditions nobody asks about: only rules of consideration are chosen by them."""
		if dated.conditions and self.purpose != CONSIDERATION:
			frappe.throw(
				_(
					"Only rules of consideration are chosen by conditions. Take the conditions out of «{0}» or change"
					" its purpose."
				).format(self.title),
				AppealRuleError,
			)

	def other_rules(self) -> list[DatedTermRule]:
		"""Enabled rules this one is chosen among."""
		if self.purpose in CHOSEN_BY_PERSON:
			return []
		return [
			stored.dated
			for name, stored in stored_rules().items()
			if stored.is_enabled and stored.purpose == self.purpose and name != self.name
		]
