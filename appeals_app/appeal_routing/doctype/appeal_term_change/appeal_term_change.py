import frappe
from frappe import _

from appeals_app.appeal_routing import term_changes
from appeals_app.domain.text_cleaning import clean_line, clean_text
from appeals_app.refusal import AppealRuleError
from appeals_app.strict_document import StrictDocument


class AppealTermChange(StrictDocument):
	"""Decision of a head on the term of an appeal.  Once made it is not rewritten: another one is made."""

	def before_validate(self) -> None:
		self.reason, self.demand_reason = clean_text(self.reason), clean_text(self.demand_reason)
		self.demand_number = clean_line(self.demand_number)
		self.check_days()

	def validate(self) -> None:
		if not self.is_new():
			frappe.throw(
				_(
					"A decision on the term cannot be changed. Cancel it where it may be, or make another one."
				),
				AppealRuleError,
			)
		term_changes.prepare_change(self)

	def after_insert(self) -> None:
		term_changes.announce_change(self)

	def on_trash(self) -> None:
		frappe.throw(
			_("A decision on the term cannot be removed: it belongs to the appeal's history."),
			AppealRuleError,
		)


def on_doctype_update() -> None:
	"""Index of the changes in force of one appeal."""
	frappe.db.add_index("Appeal Term Change", ["appeal", "kind", "status"])
