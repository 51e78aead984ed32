from frappe import _, throw

from appeals_app.appeal_replies.results import letter_of_result
from appeals_app.appeal_replies.template_language import (
	FORMS,
	PLACES,
	PLACES_OF_QUESTION,
	ROW,
	check_template,
)
from appeals_app.permissions.delegation import RowOfAuthority
from appeals_app.refusal import AppealRuleError, refusals_in_words


class AppealReplyTemplate(RowOfAuthority):
	"""What letters of a kind begin with."""

	def onload(self) -> None:
		of_question = {f"{ROW}.{place}": meaning for place, meaning in PLACES_OF_QUESTION.items()}
		places = {f"{{{{ {place} }}}}": meaning for place, meaning in {**PLACES, **of_question}.items()}
		self.set_onload("places", [[shape, _(meaning)] for shape, meaning in {**places, **FORMS}.items()])

	def validate(self) -> None:
		self.check_result()
		with refusals_in_words():
			check_template(self.body or "")  # that there is none the framework tells afterwards

	def check_result(self) -> None:
		"""Refuse a result that letters of the kind do not give: nobody would ever be offered the template."""
		if self.result and letter_of_result(self.result).value != self.letter_kind:
			throw(
				_("A letter of this kind does not give this result. Choose another result, or none."),
				AppealRuleError,
			)
