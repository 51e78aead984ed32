import frappe
from frappe import _
from frappe.utils import getdate

from appeals_app.appeal_registry.recalculation_orders import AT_WORK
from appeals_app.permissions.delegation import serves_everywhere
from appeals_app.refusal import AppealRuleError
from appeals_app.strict_document import StrictDocument


class TermRecalculation(StrictDocument):
	"""An order to count terms of open appeals anew, what came of it, and who put it into force."""

	def validate(self) -> None:
		self.check_days()
		self.check_period()
		self.check_authority()
		self.check_still_draft()

	def check_period(self) -> None:
		"""Refuse a period that ends before it begins."""
		if (
			self.received_from
			and self.received_to
			and getdate(self.received_to) < getdate(self.received_from)
		):
			frappe.throw(_("«Received To» is before «Received From». Correct the dates."), AppealRuleError)

	def check_authority(self) -> None:
		"""Refuse a recalculation of all authorities to one who administers only some."""
		if not self.authority and not serves_everywhere(frappe.session.user):
			frappe.throw(
				_("You administer one authority. Choose it: only the oblast administrator recounts all."),
				frappe.PermissionError,
			)

	def check_still_draft(self) -> None:
		"""Refuse another selection of appeals once they were counted: the rows would not fit it."""
		selection = ("authority", "received_from", "received_to", "reason")
		if self.status != "Draft" and any(self.has_value_changed(field) for field in selection):
			frappe.throw(
				_("This recalculation has been counted. Make a new one for other appeals or another reason."),
				AppealRuleError,
			)

	def on_trash(self) -> None:
		if self.status in AT_WORK:
			frappe.throw(
				_("This recalculation is at work. Wait until it is done, then reload the page."),
				AppealRuleError,
			)
		if self.status == "Applied" or self.applied_count:
			frappe.throw(_("An applied recalculation stays: events of appeals lead to it."), AppealRuleError)
		frappe.db.delete("Term Recalculation Row", {"recalculation": self.name})
