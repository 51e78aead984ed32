import frappe

from appeals_app.authority_directory.absences import check_entered
from appeals_app.domain.text_cleaning import clean_line
from appeals_app.strict_document import StrictDocument


class AuthorityOfficerAbsence(StrictDocument):
	"""Days an officer is away, and who stands in; appeals are offered to the deputy meanwhile."""

	def before_validate(self) -> None:
		self.order_number = clean_line(self.order_number)
		self.officer_name = frappe.db.get_value("Authority Officer", self.officer, "officer_name")

	def validate(self) -> None:
		check_entered(self)


def on_doctype_update() -> None:
	"""Indexes by which an authority and a deputy are asked who is away on a day."""
	frappe.db.add_index("Authority Officer Absence", ["authority", "ends_on"])
	frappe.db.add_index("Authority Officer Absence", ["deputy", "ends_on"])
	frappe.db.add_index("Authority Officer Absence", ["officer", "ends_on"])
