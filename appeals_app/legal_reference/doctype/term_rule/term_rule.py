import frappe
from frappe import _
from frappe.utils import getdate

from appeals_app import clock
from appeals_app.domain.rule_conflicts import (
	check_against_others,
	check_awaited_items,
	check_ground,
	check_length,
	check_limit,
)
from appeals_app.domain.term_matching import DatedTermRule
from appeals_app.legal_reference.awaited_items import awaited_items, ground_of
from appeals_app.legal_reference.config import CHOSEN_BY_PERSON, CONSIDERATION, stored_rules
from appeals_app.legal_reference.law_document import ONE_DAY, LawDocument
from appeals_app.legal_reference.law_gaps import say_gaps
from appeals_app.legal_reference.law_values import CONDITIONS, dated_rule_of
from appeals_app.legal_reference.versions import code_of_version
from appeals_app.refusal import AppealRuleError, refusals_in_words


class TermRule(LawDocument):
	"""A term the law sets: for which appeals, how long, by which article, since when."""

	worded_by_domain = frozenset({"article"})
	compared_with_source = frozenset(
		{
			*CONDITIONS,
			"purpose",
			"amount",
			"unit",
			"counting",
			"limit_days",
			"may_be_shortened",
			"article",
			"valid_from",
		}
	)
	counted_by = (compared_with_source - {"article"}) | {"priority", "is_enabled", "valid_to"}

	def validate(self) -> None:
		with refusals_in_words():
			dated = dated_rule_of(self, self.cited_article())
			check_length(dated.rule)
			check_limit(dated.rule)
			self.check_conditions_are_asked(dated)
			if self.is_enabled:
				check_ground(dated, ground_of(self.article))
				check_awaited_items(dated, awaited_items(self))
				check_against_others(dated, self.other_rules())

	def on_update(self) -> None:
		super().on_update()
		# the version that follows is about to be saved, and says itself what it leaves open
		if not self.flags.followed_by:
			say_gaps(self, self.get_doc_before_save())

	def after_delete(self) -> None:
		super().after_delete()
		if before := self.version_before():
			before.update({"valid_to": self.valid_to}).save()
		say_gaps(self)

	def version_before(self) -> "TermRule | None":
		"""The version this one followed, where this one has not begun: the one before goes on in its stead."""
		day = getdate(self.valid_from)
		if day <= clock.today():
			return None
		ended = frappe.get_all("Term Rule", filters={"valid_to": day - ONE_DAY}, pluck="name")
		line = (name for name in ended if code_of_version(name, day) == self.rule_code)
		name = next(line, None)
		return frappe.get_doc("Term Rule", name) if name else None

	def make_way_for(self, later: "TermRule") -> None:
		"""End the day before the version that follows; what it changes nobody has compared with the law yet."""
		later.update({"rule_code": code_of_version(self.rule_code, later.valid_from), "is_verified": 0})
		self.valid_to = later.valid_from - ONE_DAY
		self.flags.followed_by = later
		self.save()

	def on_trash(self) -> None:
		super().on_trash()
		if self.is_enabled and getdate(self.valid_from) <= clock.today():
			frappe.throw(
				_(
					"«{0}» is in use: an appeal may be counted by it at this moment. Take it out of use, then delete"
					" it."
				).format(self.title),
				AppealRuleError,
			)

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
