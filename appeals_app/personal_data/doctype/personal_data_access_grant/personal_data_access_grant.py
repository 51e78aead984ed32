import frappe
from frappe import _
from frappe.model.document import Document

from appeals_app.personal_data.break_glass import may_end, open_card, same_grant, tell_of_grant
from appeals_app.refusal import AppealRuleError
from appeals_app.repeating import answer_with
from appeals_app.strict_document import StrictDocument


class PersonalDataAccessGrant(StrictDocument):
	"""One card opened for reading to a person outside its scope: for a reason, until a moment, told at once."""

	def insert_once(self, *args: object, **kwargs: object) -> Document:
		"""The same words about the same card while its grant lasts are answered with that grant."""
		same = same_grant(self)
		return answer_with(self, same) if same else super().insert_once(*args, **kwargs)

	def onload(self) -> None:
		self.set_onload("may_end", may_end(self))

	def validate(self) -> None:
		if not self.is_new():
			frappe.throw(
				_(
					"A grant is not changed: it ends by itself or is ended by its button. Ask for another one if you need it."
				),
				AppealRuleError,
			)
		open_card(self)

	def after_insert(self) -> None:
		tell_of_grant(self)

	def on_trash(self) -> None:
		frappe.throw(_("A grant cannot be removed: it tells who looked and why."), AppealRuleError)


def on_doctype_update() -> None:
	"""The scope asks at every request what is open to a user now."""
	frappe.db.add_index("Personal Data Access Grant", ["user", "ends_at"])
