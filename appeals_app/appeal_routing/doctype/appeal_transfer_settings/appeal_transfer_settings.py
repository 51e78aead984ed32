import frappe
from frappe import _
from frappe.utils import cint

from appeals_app.refusal import AppealRuleError
from appeals_app.strict_document import StrictDocument


class AppealTransferSettings(StrictDocument):
	"""How often authorities may hand one matter back to each other, and by what channel it comes to them."""

	def validate(self) -> None:
		if cint(self.returns_allowed) < 1:
			frappe.throw(
				_("An authority may return what is not its own at least once. Enter 1 or more."),
				AppealRuleError,
			)
