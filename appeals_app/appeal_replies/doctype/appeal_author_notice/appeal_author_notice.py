import frappe
from frappe import _

from appeals_app.domain.author_notices import unknown_places
from appeals_app.domain.text_cleaning import clean_line, clean_text
from appeals_app.refusal import AppealRuleError
from appeals_app.strict_document import StrictDocument


class AppealAuthorNotice(StrictDocument):
	"""The words by which an author who agreed to it is told of a step by e-mail."""

	def before_validate(self) -> None:
		self.mail_subject, self.mail_text = clean_line(self.mail_subject), clean_text(self.mail_text)

	def validate(self) -> None:
		for name in unknown_places(f"{self.mail_subject} {self.mail_text}"):
			frappe.throw(
				_("«{0}» in braces is no place of a notice. Take one that is named under the text.").format(
					name
				),
				AppealRuleError,
			)

	def on_trash(self) -> None:
		frappe.throw(
			_("The words of a step are not removed: letters may wait for them. Disable the notice instead."),
			AppealRuleError,
		)
