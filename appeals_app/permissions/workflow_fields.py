"""What a workflow may not be without: a field made for its states, and for each document of the app one that is in force."""

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


def keep_in_force(workflow: Document, method: str | None = None) -> None:
	"""For `before_validate` and `on_trash` of Workflow: without one, no record of the DocType takes a step.

	Another one that is put in force takes its place: the framework puts this one out by itself.
	"""
	stored = frappe.db.get_value("Workflow", workflow.name, ["document_type", "is_active"], as_dict=True)
	if not (stored and stored.is_active and is_ours(stored.document_type) and is_asked()):
		return
	if method == "on_trash" or not workflow.is_active or workflow.document_type != stored.document_type:
		frappe.throw(
			_(
				"«{0}» are worked on by this workflow. Put another one in force, and this one goes out by itself."
			).format(_(stored.document_type)),
			frappe.PermissionError,
		)
