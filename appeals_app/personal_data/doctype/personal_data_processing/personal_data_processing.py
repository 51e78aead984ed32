import frappe
from frappe import _
from frappe.utils import getdate

from appeals_app.personal_data.workers import workers_with_access
from appeals_app.refusal import AppealRuleError
from appeals_app.strict_document import StrictDocument


class PersonalDataProcessing(StrictDocument):
	"""Who answers for personal data in an authority, what is processed and why."""

	def onload(self) -> None:
		workers = workers_with_access(self.authority)
		for worker in workers:
			worker.roles = [_(role) for role in worker.roles]
		self.set_onload("workers", workers)

	def validate(self) -> None:
		self.check_days()
		self.check_officer()
		self.check_told()

	def check_officer(self) -> None:
		"""Refuse an officer of another authority."""
		serves_in = frappe.db.get_value("Authority Officer", self.responsible_officer, "authority")
		if self.responsible_officer and serves_in != self.authority:
			frappe.throw(
				_("The responsible officer serves in another authority. Choose one of your own."),
				AppealRuleError,
			)

	def check_told(self) -> None:
		"""Refuse a notice to the Ombudsman dated before the processing it tells of."""
		began, told = self.processing_began_on, self.ombudsman_told_on
		if began and told and getdate(told) < getdate(began):
			frappe.throw(
				_("The Ombudsman was told before the processing began. Correct one of the days."),
				AppealRuleError,
			)
