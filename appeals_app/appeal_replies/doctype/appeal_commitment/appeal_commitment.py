import frappe
from frappe import _

from appeals_app.appeal_replies import commitments
from appeals_app.appeal_replies.author_word import is_not_confirmed
from appeals_app.domain.text_cleaning import clean_text
from appeals_app.refusal import AppealRuleError
from appeals_app.strict_document import StrictDocument


class AppealCommitment(StrictDocument):
	"""What an answer promised, and the day it is looked after until it is done."""

	def onload(self) -> None:
		self.set_onload("is_not_confirmed", is_not_confirmed(self))

	def check_beginning(self) -> None:
		"""Refuse to open a promise to one who could not put it on control."""
		commitments.prepare_commitment(self)

	def before_validate(self) -> None:
		self.promise = clean_text(self.promise)
		self.check_days()

	def validate(self) -> None:
		if not self.is_new():
			frappe.throw(
				_("A promise on control is not rewritten. Move its date or take it off control."),
				AppealRuleError,
			)
		commitments.prepare_commitment(self)

	def after_insert(self) -> None:
		commitments.put_on_control(self)

	def on_trash(self) -> None:
		frappe.throw(
			_("A promise given to the author cannot be removed: it belongs to the appeal's history."),
			AppealRuleError,
		)


def on_doctype_update() -> None:
	"""Indexes of the promises of one appeal, of a controller's list, and of the broken ones."""
	frappe.db.add_index("Appeal Commitment", ["appeal", "status"])
	frappe.db.add_index("Appeal Commitment", ["authority", "status", "due_on"])
	frappe.db.add_index("Appeal Commitment", ["authority", "author_word"])
