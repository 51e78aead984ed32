"""Rows of the framework that tell of a record: comments, versions, tasks, tags, logs, and the like.

Who may not meet a record of the register meets none of the rows that tell of it, whatever right to comments, versions
or logs a role has: a System Manager reads no appeal in its versions.  Rows about other records are left to the
framework.  Rows are named by two columns: the DocType of the record and its name.
"""

import frappe
from frappe import _
from frappe.model.document import Document
from frappe.query_builder import Criterion, DocType
from frappe.utils import get_fullname
from pypika.terms import Term

from appeals_app.domain.access import Scope
from appeals_app.permissions.scope import READING, get_scope, row_is_inside
from appeals_app.permissions.scope_criteria import criterion

GUARDED = (
	*("Appeal", "Applicant", "Appeal Resolution", "Appeal Assignment", "Appeal Reply", "Appeal Term Change"),
	*("Appeal Extension Request", "Appeal Commitment", "Appeal Event", "Appeal Oversight"),
	*("Appeal Search Entry", "Appeal Text Sketch"),
)
"""DocTypes of the register whose documents are opened."""

COLUMNS = {
	"Comment": ("reference_doctype", "reference_name"),
	"Communication": ("reference_doctype", "reference_name"),
	"Activity Log": ("reference_doctype", "reference_name"),
	"View Log": ("reference_doctype", "reference_name"),
	"Workflow Action": ("reference_doctype", "reference_name"),
	"ToDo": ("reference_type", "reference_name"),
	"Version": ("ref_doctype", "docname"),
	"Document Follow": ("ref_doctype", "ref_docname"),
	"Tag Link": ("document_type", "document_name"),
	"Notification Log": ("document_type", "document_name"),
	"Deleted Document": ("deleted_doctype", "deleted_name"),
	"DocShare": ("share_doctype", "share_name"),
	"Document Share Key": ("reference_doctype", "reference_docname"),
	"Email Queue": ("reference_doctype", "reference_name"),
}
"""Columns that name the record, by the DocType that tells of it."""


def _conditions(doctype: str, user: str | None) -> str:
	"""For hooks `permission_query_conditions`: one parenthesised expression."""
	scope = get_scope(user or frappe.session.user)
	if scope.sees_all:
		return ""
	return "(" + _inside(doctype, scope).get_sql(quote_char="`", with_namespace=True, subquery=True) + ")"


def _inside(doctype: str, scope: Scope) -> Criterion:
	row = DocType(doctype)
	kind, name = (row[column] for column in COLUMNS[doctype])
	parts: list[Criterion] = [kind.isnull() | kind.notin(GUARDED)]
	if not scope.is_empty:
		parts += [(kind == guarded) & _is_record_in(guarded, name, scope) for guarded in GUARDED]
	return Criterion.any(parts)


def _is_record_in(guarded: str, name: Term, scope: Scope) -> Criterion:
	record = DocType(guarded)
	return name.isin(frappe.qb.from_(record).select(record.name).where(criterion(guarded, scope)))


def has_permission(doc: Document | str, ptype: str | None = None, user: str | None = None) -> bool:
	"""For hooks `has_permission`: the record the row tells of is met, and to change the row, worked with."""
	if isinstance(doc, str) or doc is None:
		return True
	kind, name = (doc.get(column) for column in COLUMNS[doc.doctype])
	scope = get_scope(user or frappe.session.user)
	return kind not in GUARDED or row_is_inside(
		kind, name, scope if (ptype or "read") in READING else scope.at_work
	)


def refuse_word_of_onlooker(comment: Document, method: str) -> None:
	"""A comment is left by those who work with the record, in their own name; the framework asks for the right to read alone."""
	if getattr(frappe.local, "request", None):
		comment.comment_email, comment.comment_by = frappe.session.user, get_fullname(frappe.session.user)
	if comment.comment_type == "Comment" and not has_permission(comment, "create"):
		frappe.throw(
			_("Comments here are left by those who work with the appeal; you may only read it."),
			frappe.PermissionError,
		)


def comment_conditions(user: str | None = None) -> str:
	"""Condition on lists of Comment."""
	return _conditions("Comment", user)


def communication_conditions(user: str | None = None) -> str:
	"""Condition on lists of Communication."""
	return _conditions("Communication", user)


def activity_conditions(user: str | None = None) -> str:
	"""Condition on lists of Activity Log."""
	return _conditions("Activity Log", user)


def view_conditions(user: str | None = None) -> str:
	"""Condition on lists of View Log."""
	return _conditions("View Log", user)


def workflow_action_conditions(user: str | None = None) -> str:
	"""Condition on lists of Workflow Action."""
	return _conditions("Workflow Action", user)


def task_conditions(user: str | None = None) -> str:
	"""Condition on lists of ToDo."""
	return _conditions("ToDo", user)


def version_conditions(user: str | None = None) -> str:
	"""Condition on lists of Version."""
	return _conditions("Version", user)


def follow_conditions(user: str | None = None) -> str:
	"""Condition on lists of Document Follow."""
	return _conditions("Document Follow", user)


def tag_conditions(user: str | None = None) -> str:
	"""Condition on lists of Tag Link."""
	return _conditions("Tag Link", user)


def notification_conditions(user: str | None = None) -> str:
	"""Condition on lists of Notification Log."""
	return _conditions("Notification Log", user)


def deleted_conditions(user: str | None = None) -> str:
	"""Condition on lists of Deleted Document."""
	return _conditions("Deleted Document", user)


def share_conditions(user: str | None = None) -> str:
	"""Condition on lists of DocShare."""
	return _conditions("DocShare", user)


def share_key_conditions(user: str | None = None) -> str:
	"""Condition on lists of Document Share Key."""
	return _conditions("Document Share Key", user)


def mail_conditions(user: str | None = None) -> str:
	"""Condition on lists of Email Queue."""
	return _conditions("Email Queue", user)
