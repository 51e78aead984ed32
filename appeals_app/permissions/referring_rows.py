"""Rows of the framework that tell of a record: comments, versions, tasks, tags, logs, and the like.

Who may not meet a record of the register meets none of the rows that tell of it, whatever right to comments, versions
or logs a role has: a System Manager reads no appeal in its versions.  Of other records whose lists are not the same for
everybody - notes, imports, requests of data subjects - lists hold one's own rows alone, also when the record is gone.
The rest is left to the framework.  Rows are named by two columns: the DocType of the record and its name.
"""

import frappe
from frappe import _
from frappe.model.document import Document
from frappe.query_builder import Criterion, DocType
from frappe.utils import get_fullname
from pypika.terms import Term

from appeals_app.domain.access import Scope
from appeals_app.permissions.own_doctypes import is_ours
from appeals_app.permissions.scope import READING, get_scope, row_is_inside
from appeals_app.permissions.scope_criteria import criterion

GUARDED = (
	*("Appeal", "Applicant", "Appeal Resolution", "Appeal Assignment", "Appeal Assignment Note"),
	*("Appeal Reply", "Appeal Term Change"),
	*("Appeal Extension Request", "Appeal Commitment", "Appeal Event", "Appeal Oversight"),
	*("Appeal Dispatch", "Appeal Transfer", "Appeal Escalation"),
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

LETTERS = ("Email Queue",)
"""Hold whole what somebody else was sent: a report, a link to set a password; they are their sender's alone."""

FOR_RECEIVER = ("Notification Log",)
"""Tell one person something; nobody else, not even who caused it, reads them."""

ASSIGNED = ("ToDo",)
"""Write the name of who is assigned on the record they tell of."""

ADDRESSEES = {"ToDo": "allocated_to", "Notification Log": "for_user"}
"""Columns that name whom a row is for; it is his as well as of whoever made it."""


def _closed_kinds() -> list[str]:
	"""DocTypes whose lists are not the same for everybody, and that are not in the register's scope."""
	return sorted(frappe.get_hooks("permission_query_conditions").keys() - set(GUARDED))


def is_of_register(doctype: str | None) -> bool:
	"""Whether records of the DocType are read by scope or by some and not by others."""
	return doctype in GUARDED or doctype in _closed_kinds()


def _conditions(doctype: str, user: str | None) -> str:
	"""For hooks `permission_query_conditions`: one parenthesised expression."""
	user = user or frappe.session.user
	scope = get_scope(user)
	if scope.sees_all:
		return ""
	inside = _inside(doctype, scope, user)
	return "(" + inside.get_sql(quote_char="`", with_namespace=True, subquery=True) + ")"


def _inside(doctype: str, scope: Scope, user: str) -> Criterion:
	row, closed = DocType(doctype), _closed_kinds()
	kind, name = (row[column] for column in COLUMNS[doctype])
	is_own = Criterion.any(row[column] == user for column in _own_columns(doctype))
	is_open = kind.isnull() | kind.notin([*GUARDED, *closed])
	parts: list[Criterion] = [is_own if doctype in LETTERS else is_open, kind.isin(closed) & is_own]
	if not scope.is_empty:
		parts += [(kind == guarded) & _is_record_in(guarded, name, scope) for guarded in GUARDED]
	return Criterion.any(parts)


def _is_record_in(guarded: str, name: Term, scope: Scope) -> Criterion:
	record = DocType(guarded)
	return name.isin(frappe.qb.from_(record).select(record.name).where(criterion(guarded, scope)))


def has_permission(doc: Document | str, ptype: str | None = None, user: str | None = None) -> bool | None:
	"""For hooks `has_permission`: the record the row tells of is met, and to change the row, worked with.

	False, or None: where nothing of ours speaks against it, the framework's own rule is asked, which it would not be otherwise.
	"""
	if isinstance(doc, str) or doc is None:
		return None
	user, is_reading = user or frappe.session.user, (ptype or "read") in READING
	rows = [doc] if is_reading or doc.is_new() else [doc, *_stored(doc)]
	return None if all(_may(row, is_reading, user) for row in rows) else False


def _stored(doc: Document) -> list[frappe._dict]:
	"""The row as it stands: what was sent may name another record, and another addressee."""
	columns = {*COLUMNS[doc.doctype], *_own_columns(doc.doctype)}
	rows = frappe.get_all(doc.doctype, filters={"name": doc.name}, fields=sorted(columns))
	return [frappe._dict(row, doctype=doc.doctype) for row in rows]


def _may(doc: Document | frappe._dict, is_reading: bool, user: str) -> bool:
	kind, name = (doc.get(column) for column in COLUMNS[doc.doctype])
	if doc.doctype in FOR_RECEIVER and user != "Administrator":
		return doc.get(ADDRESSEES[doc.doctype]) == user
	if doc.doctype in ASSIGNED and is_ours(kind) and not is_reading and not _works_with(kind, name, user):
		return False
	scope = get_scope(user)
	if kind in GUARDED:
		return row_is_inside(kind, name, scope if is_reading else scope.at_work)
	if doc.doctype in LETTERS:
		return scope.sees_all or (is_reading and _is_own(doc, user))
	return (
		scope.sees_all
		or kind not in _closed_kinds()
		or (is_reading and _is_own(doc, user))
		or _is_met(kind, name, user)
	)


def _works_with(kind: str, name: str, user: str) -> bool:
	"""The record is left a mark by a task about it, so it is for those who may write the record."""
	return frappe.has_permission(kind, "write", doc=name, user=user)


def _is_own(doc: Document | frappe._dict, user: str) -> bool:
	return user in {doc.get(column) for column in _own_columns(doc.doctype)}


def _own_columns(doctype: str) -> set[str]:
	return {"owner", ADDRESSEES.get(doctype, "owner")}


def _is_met(kind: str, name: str, user: str) -> bool:
	"""The record is there and may be read; a row about a row about a third, which could be itself, is its maker's."""
	if not frappe.db.exists(kind, name):
		return False
	record = frappe.get_doc(kind, name)
	if kind in COLUMNS and record.get(COLUMNS[kind][0]) in COLUMNS:
		return _is_own(record, user)
	return frappe.has_permission(kind, "read", doc=record, user=user)


def refuse_word_of_onlooker(comment: Document, method: str) -> None:
	"""A comment is left by those who work with the record, in their own name; the framework asks for the right to read alone."""
	if getattr(frappe.local, "request", None):
		comment.comment_email, comment.comment_by = frappe.session.user, get_fullname(frappe.session.user)
	if comment.comment_type == "Comment" and has_permission(comment, "create") is False:
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
