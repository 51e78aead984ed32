import frappe
from frappe import _

from appeals_app import clock
from appeals_app.appeal_registry.config import (
	has_numbered,
	patterns_beside,
	rule_from_row,
	rule_of_the_same,
	rules_beside,
	title_of_rule,
)
from appeals_app.domain.index_patterns import (
	check_entered_pattern,
	check_first_year,
	check_marks_are_read_apart,
)
from appeals_app.domain.numbering import check_rules_apart
from appeals_app.permissions.delegation import RowOfAuthority
from appeals_app.refusal import AppealRuleError, refusals_in_words

PATTERNS = ("pattern", "collective_pattern", "unsigned_pattern")
CHOSEN_BY = ("authority", "kind", "valid_from_year")


class AppealIndexRule(RowOfAuthority):
	"""How an authority writes registration indexes, of all appeals or of one kind, from a year on."""

	def before_validate(self) -> None:
		# the framework gives no default to the field that names the document
		self.pattern = self.pattern or self.meta.get_field("pattern").default

	def validate(self) -> None:
		if self.kind and not self.kind.startswith("kind."):
			frappe.throw(
				_("«{0}» is filled with an item of another group. Choose it from the list.").format(
					_(self.meta.get_label("kind"))
				),
				AppealRuleError,
			)
		with refusals_in_words():
			rule = rule_from_row(self)
			for other in rules_beside(self):
				check_rules_apart(rule, other)
			self.title = title_of_rule(self)
			self._check_the_only_one()
			self._check_entered()

	def on_trash(self) -> None:
		if has_numbered(self):
			frappe.throw(
				_(
					"By the rule “{0}” appeals have got their numbers, so it stays. Enter another rule from a later year."
				).format(self.pattern),
				AppealRuleError,
			)

	def _check_entered(self) -> None:
		"""Hold to what misleads nobody only what is entered now: letters are numbered by older rules as before."""
		if self.has_value_changed("valid_from_year"):
			check_first_year(self.valid_from_year, today_year=clock.today().year)
		entered = [self.get(field) for field in PATTERNS if self.has_value_changed(field)]
		for pattern in entered:
			check_entered_pattern(pattern)
		if entered:
			own = [self.get(field) for field in PATTERNS]
			check_marks_are_read_apart(entered, [*own, *patterns_beside(self)])

	def _check_the_only_one(self) -> None:
		"""Of two rules of one authority, kind and year nobody could say which one numbers."""
		if not any(self.has_value_changed(field) for field in CHOSEN_BY):
			return
		if same := rule_of_the_same(self):
			frappe.throw(
				_(
					"There is the rule “{0}” already, with the pattern {1}. Open it in the list of rules and change"
					" it: collective and unsigned appeals have patterns of their own in it. To number otherwise"
					" from another year on, enter that year here; to number one kind of appeals apart, choose the"
					" kind."
				).format(self.title, same),
				AppealRuleError,
			)
