import frappe
from frappe import _

from appeals_app.appeal_registry.index_of_paper import PaperOfAppeal
from appeals_app.appeal_routing import extension_request_form, extension_requests
from appeals_app.domain.text_cleaning import clean_text
from appeals_app.refusal import AppealRuleError
from appeals_app.strict_document import StrictDocument


class AppealExtensionRequest(PaperOfAppeal, StrictDocument):
	"""Request of an executor or a unit lead to extend the term.  Asked once, it is answered, not rewritten."""

	def onload(self) -> None:
		self.set_onload("may_answer", extension_request_form.may_answer(self))

	def before_validate(self) -> None:
		self.reason, self.note = clean_text(self.reason), clean_text(self.note)

	def validate(self) -> None:
		if not self.is_new():
			frappe.throw(
				_("A request to extend the term is not rewritten. The head grants or refuses it."),
				AppealRuleError,
			)
		extension_requests.prepare_request(self)

	def after_insert(self) -> None:
		extension_requests.announce_request(self)

	def on_trash(self) -> None:
		frappe.throw(
			_("A request to extend the term cannot be removed: it belongs to the appeal's history."),
			AppealRuleError,
		)


def on_doctype_update() -> None:
	"""Indexes of the request that waits on an appeal, and of those that wait in an authority."""
	frappe.db.add_index("Appeal Extension Request", ["appeal", "status"])
	frappe.db.add_index("Appeal Extension Request", ["authority", "status"])
