import frappe
from frappe import _
from frappe.utils import cint

from appeals_app.domain.term_rules import WHOLE_TERM_LIMIT
from appeals_app.refusal import AppealRuleError
from appeals_app.strict_document import StrictDocument


class AppealResolutionSettings(StrictDocument):
	"""What resolutions of every authority follow where their authors say nothing else."""

	def validate(self) -> None:
		if cint(self.days_before) > WHOLE_TERM_LIMIT:
			frappe.throw(
				_("An appeal is considered for {0} days at most. Enter fewer days.").format(WHOLE_TERM_LIMIT),
				AppealRuleError,
			)
