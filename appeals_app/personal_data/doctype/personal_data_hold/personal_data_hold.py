import frappe
from frappe import _
from frappe.utils import getdate

from appeals_app.refusal import AppealRuleError
from appeals_app.strict_document import StrictDocument


class PersonalDataHold(StrictDocument):
	"""A decision by which the data of one appeal are kept longer than the rules say."""

	def validate(self) -> None:
		self.check_days()
		self.find_appeal()
		self.check_lifting()

	def find_appeal(self) -> None:
		"""Take the appeal by its registration index in the authority; whoever enters it need not see the appeal."""
		found = {"authority": self.authority, "registration_index": self.registration_index}
		self.held_appeal = frappe.db.get_value("Appeal", found, "name")
		if not self.held_appeal:
			frappe.throw(
				_("The authority has no appeal with the index «{0}». Correct the index.").format(
					self.registration_index
				),
				AppealRuleError,
			)

	def check_lifting(self) -> None:
		"""Refuse a hold that is lifted before its document."""
		if self.lifted_on and self.document_on and getdate(self.lifted_on) < getdate(self.document_on):
			frappe.throw(
				_("The hold is lifted before its document is dated. Correct the days."), AppealRuleError
			)

	def on_trash(self) -> None:
		frappe.throw(_("A hold is not removed. Lift it with the day it ended."), AppealRuleError)
