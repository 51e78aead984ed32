from frappe.model.document import Document

from appeals_app.appeal_registry.config import rule_from_row
from appeals_app.refusal import refusals_in_words


class AppealIndexRule(Document):
	"""How an authority writes registration indexes from a year on."""

	def validate(self) -> None:
		with refusals_in_words():
			rule_from_row(self)
