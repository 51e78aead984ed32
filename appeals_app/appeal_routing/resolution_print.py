"""What the print format of a resolution asks for.  Templates call it by name (hook `jinja`)."""

import frappe
from frappe import _
from frappe.model.document import Document
from frappe.utils import formatdate, getdate

from appeals_app.appeal_registry.card_print import named_executor
from appeals_app.domain.position_text import at_line_start


def appeal_resolution_sheet(doc: Document) -> dict[str, str | list[str]]:
	"""Authority, appeal, executors with their dates, the responsible one first and marked, and who signs."""
	index, received_at = frappe.db.get_value("Appeal", doc.appeal, ["registration_index", "received_at"])
	author, position = frappe.db.get_value("Authority Officer", doc.author, ["officer_name", "position"])
	return {
		"authority": frappe.db.get_value("Authority", doc.authority, "authority_name"),
		"about": _("to the appeal No. {0} of {1}").format(index or "–", formatdate(getdate(received_at))),
		"executors": [
			_("{0}, until {1}").format(named_executor(row), formatdate(row.due_on)) for row in doc.executors
		],
		"author": author,
		"position": at_line_start(position or ""),
	}
