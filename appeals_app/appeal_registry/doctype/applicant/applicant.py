import frappe

from appeals_app.appeal_registry.intake_checks import check_applicant
from appeals_app.appeal_registry.joined_records import refuse_joined_record
from appeals_app.authority_directory.queries import authorities_of
from appeals_app.domain.person_names import PersonName, parted_initials
from appeals_app.domain.person_search import name_terms, phone_terms
from appeals_app.domain.text_cleaning import clean_line, clean_text
from appeals_app.strict_document import StrictDocument

NAME_FIELDS = ("last_name", "first_name", "middle_name")


class Applicant(StrictDocument):
	"""A person who appeals, as one authority's register knows him or her.  Personal data live here."""

	def before_validate(self) -> None:
		for field in (*NAME_FIELDS, "locality", "phone", "email"):
			self.set(field, clean_line(self.get(field)))
		self.address, self.note = clean_text(self.address), clean_text(self.note)
		name = parted_initials(PersonName(self.last_name, self.first_name or "", self.middle_name or ""))
		self.first_name, self.middle_name = name.first, name.middle
		self.full_name = " ".join(self.get(field) for field in NAME_FIELDS if self.get(field))
		if not self.authority:
			self.authority = next(iter(authorities_of(self.owner)), None)

		self.name_locality()

	def name_locality(self) -> None:
		"""The place in words follows the settlement; without one the words stay as they were written."""
		if self.settlement and (self.has_value_changed("settlement") or not self.locality):
			self.locality = frappe.db.get_value("Locality", self.settlement, "title")

	def validate(self) -> None:
		refuse_joined_record(self)
		check_applicant(self)
		# after what the user sees masked has come back as it is stored
		self.name_terms, self.phone_terms = name_terms(self.full_name), phone_terms(self.phone)


def on_doctype_update() -> None:
	"""The indexes people are looked for by: while somebody types, and when they ask about their own data."""
	for field, length in (("name_terms", 64), ("phone_terms", 16)):
		frappe.db.add_index("Applicant", ["authority", f"{field}({length})"], f"authority_{field}")
	frappe.db.add_index("Applicant", ["authority", "email"], "authority_email")
