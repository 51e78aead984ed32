import frappe
from frappe import _

from appeals_app.appeal_registry.next_step import show_next_step_of_appeal
from appeals_app.appeal_routing.assignment_notes import may_give_part, may_speak, notes_of
from appeals_app.appeal_routing.own_tasks import tell_own_task
from appeals_app.appeal_routing.subordinate_resolutions import may_write_beneath
from appeals_app.appeal_routing.task_acceptance import may_accept
from appeals_app.refusal import AppealRuleError
from appeals_app.shown_document import ShownDocument


class AppealAssignment(ShownDocument):
	"""Task of one officer by one resolution; its status follows the steps of the appeal."""

	def onload(self) -> None:
		show_next_step_of_appeal(self)
		if may_speak(self):
			tell_own_task(self, self)
		self.set_onload("may_write_beneath", may_write_beneath(self))
		self.set_onload("may_accept", may_accept(self))
		self.set_onload("may_ask", may_speak(self))
		self.set_onload("may_give_part", may_give_part(self))
		self.set_onload("notes", notes_of(assignment=self.name))

	def on_trash(self) -> None:
		frappe.throw(
			_("An assignment cannot be removed. Return the appeal for a new resolution."), AppealRuleError
		)


def on_doctype_update() -> None:
	"""Indexes of the queues of control and of the scope."""
	frappe.db.add_index("Appeal Assignment", ["user", "status", "due_on"])
	frappe.db.add_index("Appeal Assignment", ["officer", "status", "due_on"])
	frappe.db.add_index("Appeal Assignment", ["authority", "status", "due_on"])
	frappe.db.add_index("Appeal Assignment", ["unit", "status", "due_on"])
	frappe.db.add_index("Appeal Assignment", ["unit", "status", "appeal"])
