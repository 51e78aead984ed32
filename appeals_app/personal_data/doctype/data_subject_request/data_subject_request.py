import frappe
from frappe import _
from frappe.model.document import Document

from appeals_app.authority_directory.queries import authorities_of
from appeals_app.personal_data import (
	data_corrections,
	handing_out,
	person_records,
	request_offers,
	request_steps,
)
from appeals_app.personal_data.pressed_twice import same_entry
from appeals_app.refusal import AppealRuleError
from appeals_app.repeating import answer_with
from appeals_app.strict_document import StrictDocument

ENTERED = ("authority", "kind", "received_on", "requester_name", "requester_contact", "request_text")


class DataSubjectRequest(StrictDocument):
	"""A request of a person about his or her own data in one authority."""

	def insert_once(self, *args: object, **kwargs: object) -> Document:
		"""The same request, sent twice by one press too many, is the one entered first."""
		same = same_entry(self, ENTERED)
		return answer_with(self, same) if same else super().insert_once(*args, **kwargs)

	def onload(self) -> None:
		self.set_onload("offers", request_offers.offers(self))

	def before_validate(self) -> None:
		if not self.authority:
			self.authority = next(iter(authorities_of(frappe.session.user)), None)

	def validate(self) -> None:
		self.check_days()
		request_steps.check_received(self)
		if self.is_new():
			request_steps.enter_first_state(self)
		else:
			person_records.keep_found_records(self)
			request_steps.take_step(self)
			handing_out.note_who_approved(self)
		data_corrections.keep_corrections(self)
		request_steps.set_term(self)

	def after_insert(self) -> None:
		request_steps.number_request(self)

	def on_update(self) -> None:
		if self.flags.in_insert:
			return
		if not (self.flags.finds_records or self.flags.makes_corrections):
			request_steps.tell_changes(self)
		handing_out.tell_who_confirms(self)

	def on_trash(self) -> None:
		frappe.throw(_("A request is not removed from its register. Answer and close it."), AppealRuleError)


def on_doctype_update() -> None:
	"""Indexes of the register, of its overdue mark and of the search for what is due."""
	frappe.db.add_index("Data Subject Request", ["authority", "phase", "breach_after"])
	frappe.db.add_index("Data Subject Request", ["authority", "anonymised_on", "closed_on"])
