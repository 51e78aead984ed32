import frappe
from frappe import _

from appeals_app.appeal_replies.body_letters import KINDS_TO_BODIES
from appeals_app.appeal_replies.letter_mail import outgoing_account
from appeals_app.domain.dispatch import DispatchStatus
from appeals_app.refusal import AppealRuleError
from appeals_app.strict_document import StrictDocument


class AppealDispatch(StrictDocument):
	"""One sending of one letter: the way, the address, and what became of it."""

	def onload(self) -> None:
		if self.status == DispatchStatus.WAITING.value:
			self.set_onload("has_account", bool(outgoing_account()))
		letter_kind = self.letter and frappe.db.get_value("Appeal Reply", self.letter, "letter_kind")
		self.set_onload("is_to_body", letter_kind in KINDS_TO_BODIES)

	def validate(self) -> None:
		if not self.is_new():
			frappe.throw(
				_("A sending is not rewritten. Record what became of it by the buttons of its form."),
				AppealRuleError,
			)

	def on_trash(self) -> None:
		frappe.throw(
			_("A sending cannot be removed: it belongs to the appeal's history."),
			AppealRuleError,
		)


def on_doctype_update() -> None:
	"""A sending of a letter has one row; indexes of the clerk's queues, of the postal list and of what is due."""
	frappe.db.add_unique("Appeal Dispatch", ["letter", "attempt"])
	frappe.db.add_index("Appeal Dispatch", ["status", "next_try_at"])
	frappe.db.add_index("Appeal Dispatch", ["authority", "status", "sent_on"])
	frappe.db.add_index("Appeal Dispatch", ["authority", "dispatch_method", "sent_on"])
