import frappe
from frappe import _

from appeals_app.domain.calendar import CalendarVersions
from appeals_app.domain.cited_law import is_answer_of_counting
from appeals_app.domain.entered_days import check_calendar, moves_without_effect
from appeals_app.domain.law_periods import check_covers
from appeals_app.legal_reference.config import legal_regimes
from appeals_app.legal_reference.law_document import VersionedLawDocument
from appeals_app.legal_reference.law_values import DAYS_OFF_OF_WEEK, calendar_of
from appeals_app.refusal import refusals_in_words


class WorkingCalendar(VersionedLawDocument):
	"""One version of a working calendar: the weekend, the holidays, the days moved by order."""

	code_field = "calendar_code"
	counted_by = frozenset(
		{*DAYS_OFF_OF_WEEK, "moves_weekend_holidays", "holidays", "exceptions", "valid_to"}
	)

	def validate(self) -> None:
		with refusals_in_words():
			calendar = calendar_of(self, self.holidays, self.exceptions)
			check_calendar(calendar, [row.falls_on for row in self.holidays])
			self.check_line()

	def on_update(self) -> None:
		super().on_update()
		self.say_moves_without_effect()

	def say_moves_without_effect(self) -> None:
		"""Tell of days entered just now that are already off, or working, without the order."""
		before = self.get_doc_before_save()
		known = {row.falls_on for row in before.exceptions} if before else set()
		calendar = calendar_of(self, self.holidays, self.exceptions, legal_regimes())
		idle = [day for day in moves_without_effect(calendar) if day not in known]
		if idle:
			frappe.msgprint(
				_("These days are already so without being moved, the rows change nothing: {0}.").format(
					", ".join(frappe.format(day, "Date") for day in idle)
				),
				indicator="orange",
			)

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
		if later.exceptions:
			frappe.msgprint(
				_(
					"The version from {0} is deleted. Its moved days rest on orders that stand, so they were entered in"
					" the version before it: {1}. Delete there what is not needed."
				).format(frappe.format(later.valid_from, "Date"), len(later.exceptions)),
				indicator="orange",
			)

	def line_is_in_use(self) -> bool:
		"""Whether a counting of terms names the calendar, or may at any time: the answers of the law always stand."""
		return is_answer_of_counting(self.calendar_code) or bool(self.countings())
