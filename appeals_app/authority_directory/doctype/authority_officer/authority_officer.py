import frappe
from frappe import _
from frappe.utils import add_days, getdate

from appeals_app.refusal import AppealRuleError
from appeals_app.strict_document import StrictDocument


class AuthorityOfficer(StrictDocument):
	"""Where a user works and with which powers; rights to see appeals are computed from these rows."""

	def before_validate(self) -> None:
		self.officer_name = frappe.db.get_value("User", self.user, "full_name")

	def validate(self) -> None:
		self.check_same_person()
		self.check_unit()
		self.check_validity()
		self.check_deputy()

	def check_same_person(self) -> None:
		"""Refuse to hand a post over in place: what its holder signed would bear another name, and nobody would be told."""
		before = self.get_doc_before_save()
		if before and before.user != self.user:
			frappe.throw(
				_(
					"A post is not handed over to another person. End this one by its last day and enter a new post for"
					" the new person."
				),
				AppealRuleError,
			)

	def check_unit(self) -> None:
		"""Refuse a unit of another authority."""
		if self.unit and frappe.db.get_value("Authority Unit", self.unit, "authority") != self.authority:
			frappe.throw(
				_("The unit belongs to another authority. Choose a unit of the same authority."),
				AppealRuleError,
			)

	def check_validity(self) -> None:
		"""Refuse a post that ends before it begins; one that ends on the eve of its first day was never held."""
		if self.valid_to and getdate(self.valid_to) < add_days(getdate(self.valid_from), -1):
			frappe.throw(_("«Valid To» is before «Valid From». Correct the dates."), AppealRuleError)

	def check_deputy(self) -> None:
		"""Refuse a deputy for oneself or for somebody of another authority."""
		if not self.deputy_for:
			return
		if self.deputy_for == self.name:
			frappe.throw(
				_("An officer cannot be a deputy for himself. Choose another officer."), AppealRuleError
			)
		if frappe.db.get_value("Authority Officer", self.deputy_for, "authority") != self.authority:
			frappe.throw(
				_("The officer to stand in for works in another authority. Choose a colleague."),
				AppealRuleError,
			)
