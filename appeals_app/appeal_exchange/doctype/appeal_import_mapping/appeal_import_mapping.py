from appeals_app.appeal_exchange.config import check_meanings, mapping_of
from appeals_app.permissions.delegation import RowOfAuthority
from appeals_app.refusal import refusals_in_words


class AppealImportMapping(RowOfAuthority):
	"""Which column of a register kept elsewhere fills which field, and what its words mean."""

	def validate(self) -> None:
		with refusals_in_words():
			mapping_of(self)
		check_meanings(self)
