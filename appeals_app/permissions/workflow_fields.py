"""The field in which a workflow keeps its state: one made for it."""

import frappe
from frappe import _
from frappe.model.document import Document

from appeals_app.permissions.own_doctypes import is_ours
from appeals_app.permissions.written_by_people import is_asked


def check_field(workflow: Document, method: str | None = None) -> None:
	"""For `before_validate` of Workflow: the framework writes its first state into every record where the field is empty."""
	if not is_asked():
		return
	doctype = workflow.document_type
	field = frappe.get_meta(doctype).get_field(workflow.workflow_state_field) if is_ours(doctype) else None
	if not field or (field.fieldtype, field.options) != ("Link", "Workflow State"):
		frappe.throw(
			_("«{0}» has no field for states of a workflow. Choose a document that has one.").format(
				_(doctype)
			),
			frappe.PermissionError,
		)
