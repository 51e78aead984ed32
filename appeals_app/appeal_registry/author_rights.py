"""What the categories of the author entitle to."""

import frappe
from frappe.model.document import Document


def set_author_rights(appeal: Document) -> None:
	"""Mark appeals considered first in turn (Art. 20(3)) and by the first head in person (Art. 15(2))."""
	items = [_category(row.category) for row in appeal.author_categories if row.category]
	appeal.has_priority = int(any(item.has_priority for item in items))
	appeal.needs_first_head = int(any(item.needs_first_head for item in items))


def _category(name: str) -> Document:
	return frappe.get_cached_doc("Appeal Classifier Item", name)
