import frappe
from frappe import _
from frappe.utils import getdate

from appeals_app.domain.calendar import check_period_order, sorted_without_overlap
from appeals_app.domain.law_periods import optional_period
from appeals_app.domain.notice_text import check_notice
from appeals_app.permissions.delegation import serves_everywhere
from appeals_app.refusal import refusals_in_words
from appeals_app.site_language import in_site_language
from appeals_app.strict_document import StrictDocument


class PersonalDataNotice(StrictDocument):
	"""A text people are shown where their data are collected, for a period."""

	def validate(self) -> None:
		self.check_days()
		self.check_authority()
		self.set_title()
		with refusals_in_words():
			check_notice(self.body or "")
			self.check_periods()

	def check_authority(self) -> None:
		"""Refuse a text of all authorities to one who serves in some."""
		if not self.authority and not self.flags.is_shipped and not serves_everywhere(frappe.session.user):
			frappe.throw(
				_("A text for every authority is the oblast administrator’s. Choose your own authority."),
				frappe.PermissionError,
			)

	def set_title(self) -> None:
		"""Name the text by its place and whose it is, in the language of the site."""
		name = frappe.db.get_value("Authority", self.authority, "short_name") if self.authority else None
		with in_site_language():
			self.title = f"{_(self.place)}: {name or _('every authority')}"

	def check_periods(self) -> None:
		"""Refuse two texts in force at once for one authority and place."""
		rows = frappe.get_all(
			"Personal Data Notice",
			{"place": self.place, "name": ("!=", self.name or "")},
			["authority", "valid_from", "valid_to"],
		)
		periods = [
			optional_period(row.valid_from, row.valid_to)
			for row in rows
			if (row.authority or "") == (self.authority or "")
		]
		own = optional_period(getdate(self.valid_from), getdate(self.valid_to) if self.valid_to else None)
		check_period_order(own)
		sorted_without_overlap([*periods, own], _(self.place))
