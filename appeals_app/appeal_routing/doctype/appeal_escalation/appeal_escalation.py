import frappe
from frappe import _

from appeals_app.refusal import AppealRuleError
from appeals_app.strict_document import StrictDocument


class AppealEscalation(StrictDocument):
	"""One person reminded of one appeal by one step, once for each control date."""

	def on_trash(self) -> None:
		frappe.throw(_("A reminder cannot be removed: it belongs to the appeal's history."), AppealRuleError)


def on_doctype_update() -> None:
	"""Nobody is reminded twice by one step of one term; the same index answers which steps were taken."""
	frappe.db.add_unique("Appeal Escalation", ["appeal", "control_date", "level", "user"])
	frappe.db.add_index("Appeal Escalation", ["appeal", "control_date", "days_after"])
