import frappe
from frappe import _
from frappe.utils import getdate

from appeals_app import clock
from appeals_app.refusal import AppealRuleError
from appeals_app.strict_document import StrictDocument


class PersonalDataNondisclosure(StrictDocument):
	"""The written duty of an officer not to disclose personal data."""

	def before_validate(self) -> None:
		values = frappe.db.get_value("Authority Officer", self.officer, ("authority", "officer_name")) or (
			None,
			None,
		)
		self.authority, self.officer_name = values
		if self.is_new() and not self.flags.ignore_permissions:  # asked before the authority was known
			self.check_permission("create")

	def validate(self) -> None:
		self.check_days()
		if getdate(self.signed_on) > clock.today():
			frappe.throw(_("The duty is signed in the future. Enter the day it was signed."), AppealRuleError)
		if self.ended_on and getdate(self.ended_on) < getdate(self.signed_on):
			frappe.throw(_("The duty ends before it was signed. Correct one of the days."), AppealRuleError)

	def on_trash(self) -> None:
		frappe.throw(_("A signed duty is not removed. Enter the day it ended."), AppealRuleError)
