import frappe
from frappe import _

from appeals_app.refusal import AppealRuleError
from appeals_app.strict_document import StrictDocument


class AuthorityUnit(StrictDocument):
	"""Department, division or sector of an authority."""

	def validate(self) -> None:
		self.check_parent()
		self.check_validity()

	def check_parent(self) -> None:
		"""Refuse a parent of another authority, and a unit that stands under itself."""
		if not self.parent_unit:
			return
		if self.name and self.name in self._above():
			frappe.throw(
				_("A unit cannot stand under itself, nor under its own units. Choose another parent unit."),
				AppealRuleError,
			)
		if frappe.db.get_value("Authority Unit", self.parent_unit, "authority") != self.authority:
			frappe.throw(
				_("The parent unit belongs to another authority. Choose a unit of the same authority."),
				AppealRuleError,
			)

	def _above(self) -> list[str]:
		"""The parent, its parent and so on; each once, also where rows stand in a ring."""
		above: list[str] = []
		unit = self.parent_unit
		while unit and unit not in above:
			above.append(unit)
			unit = frappe.db.get_value("Authority Unit", unit, "parent_unit")
		return above

	def check_validity(self) -> None:
		"""Refuse a unit that ends before it begins."""
		if self.valid_from and self.valid_to and self.valid_to < self.valid_from:
			frappe.throw(_("«Valid To» is before «Valid From». Correct the dates."), AppealRuleError)
