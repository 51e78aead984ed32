import frappe
from frappe import _
from frappe.model.document import Document
from frappe.utils import cint

from appeals_app.domain.numbering import LAST_NUMBER
from appeals_app.refusal import AppealRuleError


class AppealIndexCounter(Document):
	"""The last number given in a series; the system moves it, and whoever was given the right moves it on alone."""

	def validate(self) -> None:
		self.check_last_number()

	def check_last_number(self) -> None:
		"""Refuse a number that was given already, and one after which none can be given."""
		before = self.get_doc_before_save()
		given = cint(before.last_number) if before else 0
		if not given <= cint(self.last_number) < LAST_NUMBER:
			frappe.throw(
				_(
					"The last number of a counter is between {0} and {1}: a number given is not given again. Correct it."
				).format(given, LAST_NUMBER - 1),
				AppealRuleError,
			)

	def on_trash(self) -> None:
		if cint(self.last_number):
			frappe.throw(
				_(
					"A counter that has given numbers stays: a new one would give them again. Leave it as it is."
				),
				AppealRuleError,
			)
