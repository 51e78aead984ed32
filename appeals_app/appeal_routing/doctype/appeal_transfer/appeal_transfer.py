import frappe
from frappe import _

from appeals_app.appeal_registry.index_of_paper import PaperOfAppeal
from appeals_app.appeal_routing import transfer_form, transfers
from appeals_app.domain.transfer import TransferStatus
from appeals_app.refusal import AppealRuleError
from appeals_app.strict_document import StrictDocument


class AppealTransfer(PaperOfAppeal, StrictDocument):
	"""Transfer of an appeal, or of some of its questions, to another authority.  It goes on by acts, and is not rewritten."""

	@property
	def told_authority(self) -> str:
		"""Whose people notices mean by a role: the receiver's where it has to decide, else the sender's."""
		return self.to_authority if self.status == TransferStatus.SENT.value else self.authority

	def onload(self) -> None:
		transfer_form.show_transfer(self)

	def validate(self) -> None:
		if not self.is_new():
			frappe.throw(
				_("A transfer is not rewritten. Cancel it, or let the other authority decide on it."),
				AppealRuleError,
			)
		transfers.prepare_transfer(self)

	def after_insert(self) -> None:
		transfers.announce_transfer(self)

	def on_trash(self) -> None:
		frappe.throw(_("A transfer cannot be removed: it belongs to the appeal's history."), AppealRuleError)


def on_doctype_update() -> None:
	"""Indexes of the transfers of one appeal, and of those that wait in an authority."""
	frappe.db.add_index("Appeal Transfer", ["appeal", "status"])
	frappe.db.add_index("Appeal Transfer", ["to_authority", "status", "answer_due_on"])
