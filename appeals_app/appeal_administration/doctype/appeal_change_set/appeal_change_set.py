import frappe
from frappe import _

from appeals_app.appeal_administration.change_set_view import show
from appeals_app.domain.change_sets import ChangeSetStatus
from appeals_app.refusal import AppealRuleError
from appeals_app.strict_document import StrictDocument


class AppealChangeSet(StrictDocument):
	"""Changes of the configuration that are tried, reviewed, released and taken back together."""

	def validate(self) -> None:
		if self.status == ChangeSetStatus.DRAFT.value:
			return
		if self.has_value_changed("title") or self.has_value_changed("reason"):
			frappe.throw(
				_("A change set keeps its title and reason once it was sent for review. Take it back first."),
				AppealRuleError,
			)

	def onload(self) -> None:
		show(self)

	def on_trash(self) -> None:
		if self.status not in (ChangeSetStatus.DRAFT.value, ChangeSetStatus.UNDER_REVIEW.value):
			frappe.throw(
				_("A change set that was approved or released stays: it tells who changed what, and why."),
				AppealRuleError,
			)
