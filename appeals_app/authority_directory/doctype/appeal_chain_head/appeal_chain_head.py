import frappe
from frappe import _
from frappe.model.document import Document

from appeals_app.refusal import AppealRuleError


class AppealChainHead(Document):
	"""How many events a chain has and the hash of the last one; written beside the event, never by a form."""

	def validate(self) -> None:
		frappe.throw(_("An event cannot be changed: it is the record of what was done."), AppealRuleError)

	def on_trash(self) -> None:
		frappe.throw(_("An event cannot be removed: it is the record of what was done."), AppealRuleError)


def on_doctype_update() -> None:
	"""Index by which the check of all events finds the end of each chain."""
	frappe.db.add_index("Appeal Chain Head", ["chain_name", "name"])
