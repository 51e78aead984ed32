"""The one predicate that decides which appeals, and what hangs on them, a person meets.

It is rendered to SQL for lists, reports and searches, and the same SQL is asked for a single document, so
the two cannot disagree.  Every function takes the user explicitly; none reads the session.
"""

import frappe
from frappe.model.document import Document
from frappe.query_builder import Criterion, DocType
from frappe.utils import getdate
from pypika.queries import QueryBuilder
from pypika.terms import ValueWrapper

from appeals_app.domain.access import OfficerPost, Scope, scope_of
from appeals_app.permissions import roles

DOCUMENT_OF_TABLE = {
	"Appeal Question": "Appeal",
	"Appeal Co-Applicant": "Appeal",
	"Appeal Author Category": "Appeal",
	"Appeal Resolution Executor": "Appeal Resolution",
	"Appeal Reply Answer": "Appeal Reply",
}
"""Tables whose rows are seen by whoever sees their document; the framework checks only its DocType."""

NOBODY = ValueWrapper(1) == ValueWrapper(0)
EVERYBODY = ValueWrapper(1) == ValueWrapper(1)


def get_scope(user: str) -> Scope:
	"""Scope of `user` today, read once a request and forgotten when officer rows change."""
	cache = frappe.flags.setdefault("appeals_scopes", {})
	if user not in cache:
		cache[user] = _load_scope(user)
	return cache[user]


def forget_scopes() -> None:
	"""Let the next question read officer rows and roles anew."""
	frappe.flags.pop("appeals_scopes", None)


def _load_scope(user: str) -> Scope:
	if user == "Administrator":
		return Scope(user=user, sees_all=True)
	held_roles = set(frappe.get_roles(user))
	rows = frappe.get_all(
		"Authority Officer", filters={"user": user}, fields=["authority", "unit", "valid_from", "valid_to"]
	)
	return scope_of(
		user=user,
		posts=[OfficerPost(row.authority, row.unit, row.valid_from, row.valid_to) for row in rows],
		today=getdate(),  # rights follow the real day, whatever moment the app is set to
		whole_authority=bool(held_roles & roles.WHOLE_AUTHORITY_ROLES),
		own_unit=bool(held_roles & roles.OWN_UNIT_ROLES),
		own_assignments=bool(held_roles & roles.OWN_ASSIGNMENT_ROLES),
	)


def criterion(doctype: str, scope: Scope) -> Criterion:
	"""Rows of `doctype` inside the scope, as a condition on that table."""
	if scope.sees_all:
		return EVERYBODY
	if scope.is_empty:
		return NOBODY
	if doctype == "Appeal":
		return _appeals_in(scope)
	if doctype == "Applicant":
		return _applicants_in(scope)
	if doctype in DOCUMENT_OF_TABLE:
		return _rows_of_documents_in(doctype, scope)
	return _linked_to_appeals_in(doctype, scope)


def _appeals_in(scope: Scope) -> Criterion:
	appeal = DocType("Appeal")
	parts = []
	if scope.authorities:
		parts.append(appeal.authority.isin(sorted(scope.authorities)))
	if scope.units or scope.own_assignments:
		parts.append(appeal.name.isin(_assigned_appeals(scope)))
	return Criterion.any(parts)


def _assigned_appeals(scope: Scope) -> QueryBuilder:
	assignment = DocType("Appeal Assignment")
	parts = []
	if scope.units:
		parts.append(assignment.unit.isin(sorted(scope.units)))
	if scope.own_assignments:
		parts.append(assignment.user == scope.user)
	live = assignment.status != "Cancelled"
	return frappe.qb.from_(assignment).select(assignment.appeal).where(live & Criterion.any(parts))


def _applicants_in(scope: Scope) -> Criterion:
	applicant, appeal, co_applicant = DocType("Applicant"), DocType("Appeal"), DocType("Appeal Co-Applicant")
	parts = []
	if scope.authorities:
		parts.append(applicant.authority.isin(sorted(scope.authorities)))
	if scope.units or scope.own_assignments:
		assigned = _assigned_appeals(scope)
		parts.append(
			applicant.name.isin(
				frappe.qb.from_(appeal).select(appeal.applicant).where(appeal.name.isin(assigned))
			)
		)
		parts.append(
			applicant.name.isin(
				frappe.qb.from_(co_applicant)
				.select(co_applicant.applicant)
				.where(co_applicant.parent.isin(assigned))
			)
		)
	return Criterion.any(parts)


def _linked_to_appeals_in(doctype: str, scope: Scope) -> Criterion:
	table, appeal = DocType(doctype), DocType("Appeal")
	parts = []
	if scope.authorities:
		parts.append(table.authority.isin(sorted(scope.authorities)))
	visible = frappe.qb.from_(appeal).select(appeal.name).where(_appeals_in(scope))
	parts.append(table.appeal.isin(visible))
	return Criterion.any(parts)


def _rows_of_documents_in(doctype: str, scope: Scope) -> Criterion:
	table, document = DocType(doctype), DocType(DOCUMENT_OF_TABLE[doctype])
	visible = criterion(DOCUMENT_OF_TABLE[doctype], scope)
	return table.parent.isin(frappe.qb.from_(document).select(document.name).where(visible))


def query_conditions(user: str | None = None, doctype: str | None = None) -> str:
	"""For hooks `permission_query_conditions`: one parenthesised expression."""
	user = user or frappe.session.user
	scope = get_scope(user)
	if scope.sees_all:
		return ""
	return "(" + criterion(doctype, scope).get_sql(quote_char="`", with_namespace=True, subquery=True) + ")"


def has_permission(doc: Document | str, ptype: str | None = None, user: str | None = None) -> bool:
	"""For hooks `has_permission`: the stored row, and the row as it is about to be stored, are both inside."""
	scope = get_scope(user or frappe.session.user)
	if scope.sees_all:
		return True
	if isinstance(doc, str) or not doc.get("name") or not _is_stored(doc):
		return _may_be_created(doc, scope)
	return _row_is_inside(doc.doctype, doc.name, scope)


def _is_stored(doc: Document) -> bool:
	return not doc.get("__islocal") and bool(frappe.db.exists(doc.doctype, doc.name))


def _row_is_inside(doctype: str, name: str, scope: Scope) -> bool:
	table = DocType(doctype)
	query = frappe.qb.from_(table).select(table.name).where((table.name == name) & criterion(doctype, scope))
	return bool(query.limit(1).run())


def _may_be_created(doc: Document | str | None, scope: Scope) -> bool:
	"""A new document belongs to an authority one serves in, or to an appeal one sees."""
	if isinstance(doc, str) or doc is None:
		return not scope.is_empty
	if doc.get("appeal"):
		return _row_is_inside("Appeal", doc.appeal, scope)
	if doc.doctype in ("Appeal", "Applicant") and doc.get("authority"):
		return scope.holds_authority(doc.authority)
	return not scope.is_empty
