import frappe
from frappe import _
from frappe.utils import cint

from appeals_app.refusal import AppealRuleError
from appeals_app.strict_document import StrictDocument

LONGEST_TERM = 45
"""Days an appeal may be considered at most (Law 393, Art. 20(1))."""


class AppealResolutionSettings(StrictDocument):
	"""What resolutions of every authority follow where their authors say nothing else."""

	def validate(self) -> None:
		if cint(self.days_before) > LONGEST_TERM:
			frappe.throw(
				_("An appeal is considered for {0} days at most. Enter fewer days.").format(LONGEST_TERM),
				AppealRuleError,
			)
