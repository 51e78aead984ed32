import frappe
from frappe import _

from appeals_app.refusal import AppealRuleError
from appeals_app.strict_document import StrictDocument

LEAST_DAYS_KEPT = 365


class PersonalDataAccessSettings(StrictDocument):
	"""How looks at personal data are recorded and for how long."""

	def validate(self) -> None:
		if self.keep_days < LEAST_DAYS_KEPT:
			frappe.throw(
				_("Access events are kept for at least {0} days. Enter more.").format(LEAST_DAYS_KEPT),
				AppealRuleError,
			)
