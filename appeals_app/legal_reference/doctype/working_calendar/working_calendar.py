import frappe

from appeals_app.domain.calendar import CalendarVersions
from appeals_app.domain.entered_days import check_calendar
from appeals_app.domain.law_periods import check_covers
from appeals_app.legal_reference.law_document import VersionedLawDocument
from appeals_app.legal_reference.law_values import calendar_of
from appeals_app.refusal import refusals_in_words


class WorkingCalendar(VersionedLawDocument):
	"""One version of a working calendar: the weekend, the holidays, the days moved by order."""

	code_field = "calendar_code"

	def validate(self) -> None:
		with refusals_in_words():
			calendar = calendar_of(self, self.holidays, self.exceptions)
			check_calendar(calendar, [row.falls_on for row in self.holidays])
			self.check_line()

	def check_line(self) -> None:
		"""Refuse a gap or an overlap of versions, and a calendar too short for the countings that name it."""
		versions = self.versions_of_line()
		CalendarVersions([calendar_of(version, (), ()) for version in versions])
		for counting in self.countings():
			check_covers(versions, self.calendar_code, counting)

	def countings(self) -> list[frappe._dict]:
		"""Countings of terms that name the calendar."""
		return frappe.get_all(
			"Term Counting",
			filters={"holiday_calendar": self.calendar_code},
			fields=["name", "valid_from", "valid_to"],
		)

	def make_way_for(self, later: "WorkingCalendar") -> None:
		"""Its days from then on belong to the later version; holidays stay here too, should that be taken back."""
		later.set("holidays", [row for row in later.holidays if row.falls_on >= later.valid_from])
		later.set("exceptions", [row for row in later.exceptions if row.falls_on >= later.valid_from])
		self.set("exceptions", [row for row in self.exceptions if row.falls_on < later.valid_from])
		super().make_way_for(later)

	def take_back(self, later: "WorkingCalendar") -> None:
		"""The moved days of the later version come with its period."""
		self.extend("exceptions", [row.as_dict(no_default_fields=True) for row in later.exceptions])
		super().take_back(later)

	def line_is_in_use(self) -> bool:
		"""Whether a counting of terms names the calendar."""
		return bool(self.countings())
