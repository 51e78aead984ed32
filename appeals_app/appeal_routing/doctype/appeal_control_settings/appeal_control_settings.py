import frappe
from frappe import _
from frappe.utils import cint

from appeals_app.domain.term_rules import WHOLE_TERM_LIMIT
from appeals_app.refusal import AppealRuleError
from appeals_app.strict_document import StrictDocument


class AppealControlSettings(StrictDocument):
	"""How far ahead the queues of control look."""

	def validate(self) -> None:
		if not 0 < cint(self.days_ahead) <= WHOLE_TERM_LIMIT:
			frappe.throw(
				_("The queues of control look from 1 to {0} days ahead. Enter another number.").format(
					WHOLE_TERM_LIMIT
				),
				AppealRuleError,
			)
