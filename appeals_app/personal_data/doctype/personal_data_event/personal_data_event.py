import frappe
from frappe import _
from frappe.model.document import Document

from appeals_app.refusal import AppealRuleError


class PersonalDataEvent(Document):
	"""One act on a request, an incident or an act of destruction.  It can be neither changed nor removed."""

	def validate(self) -> None:
		# flags cannot be sent by a client: a row from elsewhere would break the chain of its document for good
		if not self.is_new() or not self.flags.links_the_chain:
			frappe.throw(_("An event cannot be changed: it is the record of what was done."), AppealRuleError)

	def on_trash(self) -> None:
		frappe.throw(_("An event cannot be removed: it is the record of what was done."), AppealRuleError)


def on_doctype_update() -> None:
	"""The order of events is unique within a document."""
	frappe.db.add_unique(
		"Personal Data Event",
		["subject_doctype", "subject_name", "sequence"],
		constraint_name="subject_sequence",
	)
