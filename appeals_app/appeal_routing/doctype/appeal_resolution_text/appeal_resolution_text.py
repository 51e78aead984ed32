from appeals_app.domain.text_cleaning import clean_text
from appeals_app.permissions.delegation import RowOfAuthority


class AppealResolutionText(RowOfAuthority):
	"""Words that heads put into resolutions again and again."""

	def before_validate(self) -> None:
		self.resolution_text = clean_text(self.resolution_text)
