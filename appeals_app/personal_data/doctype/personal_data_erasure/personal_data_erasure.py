import frappe
from frappe import _

from appeals_app.personal_data.erasure import number_act
from appeals_app.personal_data.erasure_approvals import check_head, check_protocol, note_head, steps_offered
from appeals_app.personal_data.erasure_outlook import outlook_of
from appeals_app.refusal import AppealRuleError
from appeals_app.strict_document import StrictDocument

LOOKED_AT = ("authority", "commission_decision", "commission_decided_on")


class PersonalDataErasure(StrictDocument):
	"""An act of destruction: what is due, who approved it, what was erased."""

	def onload(self) -> None:
		self.set_onload("steps", steps_offered(self))
		self.set_onload("outlook", outlook_of(self))

	def validate(self) -> None:
		self.check_days()
		self.check_unapproved()
		check_protocol(self)
		check_head(self)

	def after_insert(self) -> None:
		number_act(self)

	def on_update(self) -> None:
		note_head(self)

	def check_unapproved(self) -> None:
		"""Refuse to change what two people have looked at; what was never entered may be."""
		stored = self.get_doc_before_save()
		if not stored:
			return
		is_fixed = (
			stored.archivist or stored.protection_officer or stored.status not in ("Draft", "Collected")
		)
		if is_fixed and any(stored.get(field) and self.has_value_changed(field) for field in LOOKED_AT):
			frappe.throw(_("The act is approved. Collect again to change it."), AppealRuleError)
		if stored.status != "Draft" and self.has_value_changed("authority"):
			frappe.throw(_("The list is of another authority. Make another act."), AppealRuleError)

	def on_trash(self) -> None:
		frappe.throw(_("An act of destruction stays: it is the record of what was done."), AppealRuleError)
