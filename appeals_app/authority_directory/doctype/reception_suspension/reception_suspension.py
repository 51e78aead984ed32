import frappe
from frappe import _

from appeals_app.authority_directory import reception
from appeals_app.domain.text_cleaning import clean_line, clean_text
from appeals_app.refusal import AppealRuleError
from appeals_app.strict_document import StrictDocument


class ReceptionSuspension(StrictDocument):
	"""Order of a head that people are received otherwise for a time.  It is not rewritten, only ended earlier."""

	def before_validate(self) -> None:
		self.order_number = clean_line(self.order_number)
		self.publication_text = clean_text(self.publication_text)
		self.check_days()

	def validate(self) -> None:
		if not self.is_new():
			frappe.throw(
				_("An order on reception cannot be changed. End it, and enter the new order."),
				AppealRuleError,
			)
		reception.prepare_suspension(self)

	def after_insert(self) -> None:
		reception.announce_suspension(self)

	def on_trash(self) -> None:
		frappe.throw(
			_("An order on reception cannot be removed: people were received by it. End it instead."),
			AppealRuleError,
		)


def on_doctype_update() -> None:
	"""Index of the suspensions of one authority by time."""
	frappe.db.add_index("Reception Suspension", ["authority", "valid_from"])
