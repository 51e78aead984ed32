import frappe
from frappe import _

from appeals_app.personal_data.role_rules import forget_rules
from appeals_app.refusal import AppealRuleError
from appeals_app.strict_document import StrictDocument


class PersonalDataRoleRule(StrictDocument):
	"""What one role sees of personal data, and where it needs a purpose."""

	def validate(self) -> None:
		items = [row.item for row in self.fields_shown]
		if len(set(items)) < len(items):
			frappe.throw(
				_("The same data stand in two rows. Leave one row for each kind of data."), AppealRuleError
			)

	def on_change(self) -> None:
		forget_rules()

	def after_delete(self) -> None:
		forget_rules()
