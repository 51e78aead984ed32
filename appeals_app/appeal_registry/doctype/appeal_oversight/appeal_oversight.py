import frappe
from frappe import _

from appeals_app.appeal_registry.oversight import may_end
from appeals_app.refusal import AppealRuleError
from appeals_app.shown_document import ShownDocument


class AppealOversight(ShownDocument):
	"""Another authority's sight of one appeal: put on control by it, or transferred by it.  Written by the acts."""

	def onload(self) -> None:
		self.set_onload("may_end", may_end(self))

	def on_trash(self) -> None:
		frappe.throw(
			_("Control of an appeal is ended, not removed: it belongs to the appeal's history."),
			AppealRuleError,
		)


def on_doctype_update() -> None:
	"""Index of the scope."""
	frappe.db.add_index("Appeal Oversight", ["overseeing_authority", "relation", "ended_on", "appeal"])
