"""DocTypes of the framework that run code, call out or open other doors: the app lives without them."""

import frappe
from frappe import _
from frappe.model.document import Document


def refuse_row(document: Document, method: str) -> None:
	"""For `before_validate`: no row is made or changed, whoever asks and by whatever door."""
	frappe.throw(
		_(
			"«{0}» is not used in this system: it would run code or reach other servers past its checks."
		).format(_(document.doctype)),
		frappe.PermissionError,
	)
