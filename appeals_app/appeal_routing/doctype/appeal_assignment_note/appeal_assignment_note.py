import frappe
from frappe import _

from appeals_app.appeal_registry.index_of_paper import PaperOfAppeal
from appeals_app.appeal_routing.assignment_notes import may_answer
from appeals_app.refusal import AppealRuleError
from appeals_app.shown_document import ShownDocument


class AppealAssignmentNote(PaperOfAppeal, ShownDocument):
	"""A question about a task or a part for the answer.  Written and answered by acts alone."""

	def onload(self) -> None:
		self.set_onload("may_answer", may_answer(self))

	def on_trash(self) -> None:
		frappe.throw(
			_("What was said about a task cannot be removed: it belongs to the appeal's history."),
			AppealRuleError,
		)


def on_doctype_update() -> None:
	"""Indexes of what waits for a person, and of what was said about a task."""
	frappe.db.add_index("Appeal Assignment Note", ["asked_user", "status"])
	frappe.db.add_index("Appeal Assignment Note", ["assignment", "status"])
