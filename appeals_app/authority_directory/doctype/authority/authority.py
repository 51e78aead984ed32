import frappe
from frappe import _
from frappe.utils.nestedset import NestedSet

from appeals_app.refusal import AppealRuleError
from appeals_app.strict_document import StrictDocument


class Authority(StrictDocument, NestedSet):
	"""A body that receives appeals: administration or council."""

	nsm_parent_field = "parent_authority"

	def validate(self) -> None:
		self.check_edrpou()
		self.check_parent()

	def check_edrpou(self) -> None:
		"""Refuse a code that is not eight digits."""
		if self.edrpou and not (self.edrpou.isdigit() and len(self.edrpou) == 8):
			frappe.throw(
				_("The EDRPOU code has eight digits. Correct «{0}».").format(self.edrpou), AppealRuleError
			)

	def check_parent(self) -> None:
		"""Refuse an authority that stands under itself."""
		if self.parent_authority == self.name:
			frappe.throw(_("An authority cannot be its own parent. Choose another parent."), AppealRuleError)
