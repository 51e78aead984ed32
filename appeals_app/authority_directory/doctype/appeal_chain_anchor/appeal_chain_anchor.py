import frappe
from frappe import _
from frappe.model.document import Document

from appeals_app.refusal import AppealRuleError


class AppealChainAnchor(Document):
	"""One hash over the ends of all chains at the end of a day."""

	def validate(self) -> None:
		# flags cannot be sent by a client
		if not self.is_new() or not self.flags.anchors_the_chains:
			frappe.throw(_("An event cannot be changed: it is the record of what was done."), AppealRuleError)

	def on_trash(self) -> None:
		frappe.throw(_("An event cannot be removed: it is the record of what was done."), AppealRuleError)
