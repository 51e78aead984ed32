import frappe
from frappe import _

from appeals_app.permissions.delegation import RowOfAuthority
from appeals_app.refusal import AppealRuleError


class AppealReplyCheckRule(RowOfAuthority):
	"""One thing that is looked for in letters before they are signed."""

	def validate(self) -> None:
		same = {
			"checked": self.checked,
			"authority": self.authority or ("is", "not set"),
			"letter_kind": self.letter_kind or ("is", "not set"),
			"name": ("!=", self.name or ""),
		}
		if frappe.db.exists(self.doctype, same):
			frappe.throw(
				_("There is such a row for the same letters already. Change that one."), AppealRuleError
			)
