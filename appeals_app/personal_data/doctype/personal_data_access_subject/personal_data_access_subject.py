import frappe
from frappe import _
from frappe.model.document import Document

from appeals_app.refusal import AppealRuleError


class PersonalDataAccessSubject(Document):
	"""A person or a card in a list or an export that an access event tells of.  Written by the app alone."""

	def validate(self) -> None:
		frappe.throw(
			_("An access event is neither entered nor changed by hand: it is the record of who looked."),
			AppealRuleError,
		)

	def on_trash(self) -> None:
		frappe.throw(_("An access event cannot be removed: it is the record of who looked."), AppealRuleError)
