from appeals_app.appeal_exchange.config import check_meanings, mapping_of
from appeals_app.refusal import refusals_in_words
from appeals_app.strict_document import StrictDocument


class AppealImportMapping(StrictDocument):
	"""Which column of a register kept elsewhere fills which field, and what its words mean."""

	def validate(self) -> None:
		with refusals_in_words():
			mapping_of(self)
		check_meanings(self)
