from appeals_app.appeal_registry.config import rule_from_row
from appeals_app.refusal import refusals_in_words
from appeals_app.strict_document import StrictDocument


class AppealIndexRule(StrictDocument):
	"""How an authority writes registration indexes from a year on."""

	def validate(self) -> None:
		with refusals_in_words():
			rule_from_row(self)
