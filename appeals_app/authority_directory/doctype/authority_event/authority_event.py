import frappe
from frappe import _
from frappe.model.document import Document

from appeals_app.refusal import AppealRuleError


class AuthorityEvent(Document):
	"""One act of an authority as such.  It can be neither changed nor removed."""

	def validate(self) -> None:
		# flags cannot be sent by a client: a row from elsewhere would break the chain of its authority for good
		if not self.is_new() or not self.flags.links_the_chain:
			frappe.throw(_("An event cannot be changed: it is the record of what was done."), AppealRuleError)

	def on_trash(self) -> None:
		frappe.throw(_("An event cannot be removed: it is the record of what was done."), AppealRuleError)


def on_doctype_update() -> None:
	"""The order of events is unique within an authority."""
	frappe.db.add_unique("Authority Event", ["authority", "sequence"], constraint_name="authority_sequence")
