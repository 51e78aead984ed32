from appeals_app.domain.text_cleaning import clean_line
from appeals_app.strict_document import StrictDocument


class AppealEscalationLevel(StrictDocument):
	"""One step of reminders: how many days from the control date, and who is reminded."""

	def before_validate(self) -> None:
		self.level_title = clean_line(self.level_title)
