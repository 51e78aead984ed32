"""A document whose values are shown as far as its reader may see them, and whose readers are written down."""

import frappe
from frappe.model.document import Document


class ShownDocument(Document):
	"""Base of whatever tells of a person or of the matter of an appeal."""

	def apply_fieldlevel_read_permissions(self) -> None:
		"""Every door that shows a document asks for this: modules above hide values and note that it is shown."""
		super().apply_fieldlevel_read_permissions()
		self.hide_values()
		for path in frappe.get_hooks("appeal_after_shown"):
			frappe.get_attr(path)(self)

	def hide_values(self) -> None:
		"""Leave in the document what the current user may see of it."""
		for path in frappe.get_hooks("appeal_hide_values"):
			frappe.get_attr(path)(self)
