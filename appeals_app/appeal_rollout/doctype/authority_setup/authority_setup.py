from appeals_app.appeal_rollout.setup_rows import rows_of_form
from appeals_app.appeal_rollout.setups import show_plan
from appeals_app.domain.authority_plan import Row
from appeals_app.strict_document import StrictDocument


class AuthoritySetup(StrictDocument):
	"""One authority with its units and officers, as it is to begin; saved, it shows what would be made."""

	def validate(self) -> None:
		if not self.flags.is_done:
			show_plan(self)

	def rows(self) -> list[Row]:
		"""What the form asks for."""
		return rows_of_form(self)
