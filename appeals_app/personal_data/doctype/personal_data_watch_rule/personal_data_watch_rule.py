import frappe
from frappe import _

from appeals_app.domain.access_patterns import COUNTED, Sign
from appeals_app.refusal import AppealRuleError
from appeals_app.strict_document import StrictDocument


class PersonalDataWatchRule(StrictDocument):
	"""What the report of unusual access looks for."""

	def validate(self) -> None:
		if Sign(self.sign) in COUNTED and not self.within_minutes:
			frappe.throw(
				_("Enter within how many minutes: this sign counts what was done in a stretch of time."),
				AppealRuleError,
			)
