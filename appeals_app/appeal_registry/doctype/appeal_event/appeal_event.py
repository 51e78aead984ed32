import frappe
from frappe import _

from appeals_app.refusal import AppealRuleError
from appeals_app.shown_document import ShownDocument


class AppealEvent(ShownDocument):
	"""One act on an appeal.  It can be neither changed nor removed."""

	def validate(self) -> None:
		# flags cannot be sent by a client: a row from elsewhere would break the chain of its appeal for good
		if not self.is_new() or not self.flags.links_the_chain:
			frappe.throw(_("An event cannot be changed: it is the record of what was done."), AppealRuleError)

	def on_trash(self) -> None:
		frappe.throw(_("An event cannot be removed: it is the record of what was done."), AppealRuleError)


def on_doctype_update() -> None:
	"""The order of events is unique within an appeal; whom cards once named is asked in every request of an officer."""
	frappe.db.add_unique("Appeal Event", ["appeal", "sequence"], constraint_name="appeal_sequence")
	frappe.db.add_index("Appeal Event", ["reference_name", "act"])
