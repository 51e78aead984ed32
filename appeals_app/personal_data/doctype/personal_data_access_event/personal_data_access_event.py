import frappe
from frappe import _
from frappe.model.document import Document

from appeals_app.personal_data.seen_records import seen_in
from appeals_app.refusal import AppealRuleError


class PersonalDataAccessEvent(Document):
	"""One look at personal data.  It is written by the app alone, neither changed nor removed by anybody."""

	def onload(self) -> None:
		self.set_onload("seen", seen_in(self))

	def validate(self) -> None:
		# the app writes rows past the document: whatever comes this way is somebody's attempt
		frappe.throw(
			_("An access event is neither entered nor changed by hand: it is the record of who looked."),
			AppealRuleError,
		)

	def on_trash(self) -> None:
		frappe.throw(_("An access event cannot be removed: it is the record of who looked."), AppealRuleError)

	def before_rename(self, old: str, new: str, merge: bool = False) -> None:
		frappe.throw(
			_("An access event is neither entered nor changed by hand: it is the record of who looked."),
			AppealRuleError,
		)


def on_doctype_update() -> None:
	"""The order of events is unique within the chain of a user; folding and reports look by user and moment."""
	frappe.db.add_unique("Personal Data Access Event", ["user", "sequence"], constraint_name="user_sequence")
	frappe.db.add_index("Personal Data Access Event", ["user", "happened_at"])
