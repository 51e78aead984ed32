import frappe
from frappe import _

from appeals_app.appeal_registry.config import rule_from_row, rules_beside
from appeals_app.domain.numbering import check_rules_apart
from appeals_app.permissions.delegation import RowOfAuthority
from appeals_app.refusal import AppealRuleError, refusals_in_words


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
