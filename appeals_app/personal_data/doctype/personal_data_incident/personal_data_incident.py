import frappe
from frappe import _
from frappe.model.document import Document

from appeals_app.personal_data import incidents
from appeals_app.personal_data.event_log import record_changes
from appeals_app.personal_data.pressed_twice import same_entry
from appeals_app.refusal import AppealRuleError
from appeals_app.repeating import answer_with
from appeals_app.strict_document import StrictDocument


class PersonalDataIncident(StrictDocument):
	"""What went wrong with personal data, what was done, and who was told."""

	def insert_once(self, *args: object, **kwargs: object) -> Document:
		"""The same incident, sent twice by one press too many, is the one entered first."""
		same = same_entry(self, ("authority", "noticed_at", "title", "description"))
		return answer_with(self, same) if same else super().insert_once(*args, **kwargs)

	def onload(self) -> None:
		self.set_onload("why_not_closed", incidents.why_not_closed(self))

	def validate(self) -> None:
		self.check_days()
		incidents.check_open(self)
		incidents.check_moments(self)
		incidents.check_notices(self)
		incidents.set_notice_term(self)

	def after_insert(self) -> None:
		incidents.number_incident(self)

	def on_update(self) -> None:
		if not self.flags.in_insert:
			record_changes(self)

	def before_print(self, settings: dict | None = None) -> None:
		"""The page is headed by the number of the register, not by a key of the database."""
		self.sub_heading = self.incident_number

	def on_trash(self) -> None:
		frappe.throw(_("An incident is not removed from its register."), AppealRuleError)


def on_doctype_update() -> None:
	"""Index of the search for what is due."""
	frappe.db.add_index("Personal Data Incident", ["authority", "anonymised_on", "closed_on"])
