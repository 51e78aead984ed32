import frappe
from frappe import _
from frappe.model.document import Document

from appeals_app.refusal import AppealRuleError


class PersonalDataErasureRow(Document):
	"""One record an act of destruction lists; it names the record by its number and says nothing of people.

	Collecting writes the rows of an act together, past the document; nobody adds, changes or removes one.
	"""

	def validate(self) -> None:
		self.refuse_alone()

	def on_trash(self) -> None:
		self.refuse_alone()

	def refuse_alone(self) -> None:
		"""Refuse whatever right was given: the list is what was approved and what was done."""
		frappe.throw(
			_("Rows of an act of destruction are made by collecting and stay with it. Open the act."),
			AppealRuleError,
		)


def on_doctype_update() -> None:
	"""Batches are taken by what waits."""
	frappe.db.add_index("Personal Data Erasure Row", ["erasure", "outcome", "record_type", "record_name"])
