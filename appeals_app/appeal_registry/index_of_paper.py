"""The index of the appeal a paper is about: notices name by it what they tell of."""

import frappe


class PaperOfAppeal:
	"""Mixin of documents with a link `appeal`."""

	@property
	def index_of_appeal(self) -> str:
		"""The registration index, empty until the appeal has one."""
		return (self.appeal and frappe.db.get_value("Appeal", self.appeal, "registration_index")) or ""
