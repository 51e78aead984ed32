"""DocTypes of the framework that run code, call out, send data out or open other doors: the app lives without them."""

import frappe
from frappe import _
from frappe.model.document import Document

from appeals_app.permissions.written_by_people import is_asked


def refuse_row(document: Document, method: str) -> None:
	"""For `before_validate`: no row is made or changed, whoever asks and by whatever door."""
	frappe.throw(
		_(
			"«{0}» is not used in this system: it would run code, reach other servers or send data out past its checks."
		).format(_(document.doctype)),
		frappe.PermissionError,
	)


def refuse_over_http(document: Document, method: str) -> None:
	"""For `before_validate` and `on_trash`: the framework writes these rows itself at an upgrade, and nobody asks it to."""
	if is_asked():
		refuse_row(document, method)


def refuse_code(document: Document, method: str) -> None:
	"""For `before_validate` of Report: a report asked for is built of columns; SQL and scripts come with the app."""
	is_code = document.report_type in ("Query Report", "Script Report") or document.get("javascript")
	if is_code and is_asked():
		frappe.throw(
			_("Reports with SQL or scripts are not written here. Build the report from columns of a list."),
			frappe.PermissionError,
		)
