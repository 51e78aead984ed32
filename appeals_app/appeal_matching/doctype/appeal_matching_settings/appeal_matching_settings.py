import frappe
from frappe import _
from frappe.utils import cint

from appeals_app.refusal import AppealRuleError
from appeals_app.strict_document import StrictDocument


class AppealMatchingSettings(StrictDocument):
	"""From which figures on appeals count as alike."""

	def validate(self) -> None:
		if not 0 < cint(self.same_question) < cint(self.near_text) <= 100:
			frappe.throw(
				_(
					"Set the share of one question above 0 and below that of near-identical texts, and the latter to at"
					" most 100."
				),
				AppealRuleError,
			)
		if cint(self.mass_people) < 2:
			frappe.throw(_("Mass appeals are of two people at least. Correct the number."), AppealRuleError)
