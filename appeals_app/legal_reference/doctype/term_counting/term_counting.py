import frappe

from appeals_app.domain.law_periods import check_covers, check_versions
from appeals_app.legal_reference.config import GENERAL_COUNTING
from appeals_app.legal_reference.law_document import VersionedLawDocument
from appeals_app.legal_reference.law_values import ANSWERS, switches_of
from appeals_app.refusal import refusals_in_words


class TermCounting(VersionedLawDocument):
	"""One dated set of answers to what the law leaves open about counting days."""

	code_field = "counting_code"
	counted_by = frozenset({*ANSWERS, "office_closes", "holiday_calendar", "valid_to"})

	def validate(self) -> None:
		with refusals_in_words():
			switches_of(self)
			check_versions(self.versions_of_line(), self.title)
			check_covers(self.calendar_versions(), self.holiday_calendar, self)

	def calendar_versions(self) -> list[frappe._dict]:
		"""Versions of the calendar the counting names."""
		return frappe.get_all(
			"Working Calendar",
			filters={"calendar_code": self.holiday_calendar},
			fields=["valid_from", "valid_to"],
		)

	def line_is_in_use(self) -> bool:
		"""The general counting always is; another one where a term rule names it."""
		versions = frappe.get_all(
			"Term Counting", filters={"counting_code": self.counting_code}, pluck="name"
		)
		return self.counting_code == GENERAL_COUNTING or bool(
			frappe.db.exists("Term Rule", {"counting": ("in", versions)})
		)
