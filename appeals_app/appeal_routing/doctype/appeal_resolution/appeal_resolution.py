import frappe
from frappe import _

from appeals_app.appeal_registry.next_step import show_next_step_of_appeal
from appeals_app.appeal_registry.phase_moves import appeal_of
from appeals_app.appeal_routing.resolutions import author_of_resolution, issue_resolution, prepare_resolution
from appeals_app.domain.text_cleaning import clean_text
from appeals_app.refusal import AppealRuleError
from appeals_app.strict_document import StrictDocument


class AppealResolution(StrictDocument):
	"""Order of a head on an appeal.  Once issued it is not rewritten: a new one is added."""

	def onload(self) -> None:
		show_next_step_of_appeal(self)

	def check_beginning(self) -> None:
		"""Refuse to open a resolution to one who could not issue it."""
		author_of_resolution(appeal_of(self))

	def before_validate(self) -> None:
		self.resolution_text = clean_text(self.resolution_text)

	def validate(self) -> None:
		if not self.is_new():
			frappe.throw(_("An issued resolution cannot be changed. Write a new one."), AppealRuleError)
		prepare_resolution(self)

	def after_insert(self) -> None:
		issue_resolution(self)

	def on_trash(self) -> None:
		frappe.throw(_("An issued resolution cannot be removed. Write a new one."), AppealRuleError)
