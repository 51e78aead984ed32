"""The one predicate that decides which appeals, and what hangs on them, a person meets.

It is rendered to SQL for lists, reports and searches, and the same SQL is asked for a single document, so
the two cannot disagree.  Every function takes the user explicitly; none reads the session.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace

import frappe
from frappe.model.document import Document
from frappe.query_builder import DocType
from frappe.utils import getdate

from appeals_app.domain.access import OfficerPost, Principal, Scope, Sight, scope_of
from appeals_app.permissions import roles
from appeals_app.permissions.access_grants import granted_appeals
from appeals_app.permissions.scope_criteria import criterion

READING = ("read", "select", "print", "report", "export", "email")
"""What does not change a row."""

RIGHTS_OF_GRANTS = ("read", "select", "print")
"""What a card opened outside the scope for a while may be used for."""

ROLES_OF_SIGHT = {
	Sight.AUTHORITY: roles.WHOLE_AUTHORITY_ROLES,
	Sight.UNIT: roles.OWN_UNIT_ROLES,
	Sight.ASSIGNMENT: roles.OWN_ASSIGNMENT_ROLES,
	Sight.CONTROL: roles.OVERSIGHT_ROLES,
	Sight.TRANSFERRED: roles.TRANSFERRED_ROLES,
}


def get_scope(user: str) -> Scope:
	"""Scope of `user` today, read once a request and forgotten when officer rows change."""
	cache = frappe.flags.setdefault("appeals_scopes", {})
	if user not in cache:
		cache[user] = _load_scope(user)
	return cache[user]


def forget_scopes() -> None:
	"""Let the next question read officer rows and roles anew."""
	frappe.flags.pop("appeals_scopes", None)


@contextmanager
def purpose_not_asked() -> Iterator[None]:
	"""Let rights be asked inside as if every purpose that is wanted had been stated."""
	frappe.flags.purpose_not_asked = True
	try:
		yield
	finally:
		frappe.flags.purpose_not_asked = False


def sights_of(user: str) -> frozenset[Sight]:
	"""Ways of sight the roles of the user open."""
	held = set(frappe.get_roles(user))
	return frozenset(sight for sight, opened_by in ROLES_OF_SIGHT.items() if held & opened_by)


def _load_scope(user: str) -> Scope:
	if user == "Administrator":
		return Scope(user=user, sees_all=True)
	sights = sights_of(user)
	posts = [post for _holder, post in _posts({"user": user})] if sights else []
	posts += _posts_of_deputy(posts)
	scope = scope_of(
		user=user,
		posts=posts,
		today=getdate(),  # rights follow the real day, whatever moment the app is set to
		sights=sights,
		principals=_principals([post.deputy_for for post in posts if post.deputy_for]),
	)
	# a card opened outside the scope is read and printed, and leaves in no file
	return scope if frappe.flags.appeals_export else replace(scope, granted=granted_appeals(user))


def _posts_of_deputy(posts: list[OfficerPost]) -> list[OfficerPost]:
	"""The same posts once more, each as that of a deputy for one who is absent today."""
	if not posts:
		return []
	own, today = {post.name: post for post in posts}, getdate()
	absences = frappe.get_all(
		"Authority Officer Absence",
		filters={"deputy": ("in", list(own)), "begins_on": ("<=", today), "ends_on": (">=", today)},
		fields=["deputy", "officer"],
	)
	return [replace(own[row.deputy], deputy_for=row.officer) for row in absences]


def _principals(names: list[str]) -> dict[str, Principal]:
	rows = _posts({"name": ("in", names)}) if names else []
	return {post.name: Principal(post, sights_of(holder)) for holder, post in rows}


def _posts(filters: dict) -> list[tuple[str, OfficerPost]]:
	"""Officer rows with those who hold them."""
	fields = ["user", "authority", "unit", "valid_from", "valid_to", "name", "deputy_for"]
	rows = frappe.get_all("Authority Officer", filters=filters, fields=fields, as_list=True)
	return [(row[0], OfficerPost(*row[1:])) for row in rows]


def query_conditions(user: str | None = None, doctype: str | None = None) -> str:
	"""For hooks `permission_query_conditions`: one parenthesised expression."""
	user = user or frappe.session.user
	scope = get_scope(user)
	if scope.sees_all:
		return ""
	return "(" + criterion(doctype, scope).get_sql(quote_char="`", with_namespace=True, subquery=True) + ")"


def has_permission(doc: Document | str, ptype: str | None = None, user: str | None = None) -> bool:
	"""For hooks `has_permission`: the stored row, and the row as it is about to be stored, are both inside.

	What is seen by oversight alone is only read.
	"""
	scope = get_scope(user or frappe.session.user)
	if scope.sees_all or scope.is_empty or isinstance(doc, str) or doc is None:
		return not scope.is_empty
	# a document that says it is new may carry the name of a stored one
	if doc.get("name") and (not doc.get("__islocal") or frappe.db.exists(doc.doctype, doc.name)):
		if row_is_inside(doc.doctype, doc.name, _scope_of_right(scope, ptype or "read")):
			return True
		if frappe.db.exists(doc.doctype, doc.name):
			return False
	return _may_be_created(doc, scope.at_work)


def _scope_of_right(scope: Scope, right: str) -> Scope:
	if right in RIGHTS_OF_GRANTS:
		return scope
	return replace(scope, granted=frozenset()) if right in READING else scope.at_work


def row_is_inside(doctype: str, name: str, scope: Scope) -> bool:
	"""The stored row is inside the scope."""
	table = DocType(doctype)
	query = frappe.qb.from_(table).select(table.name).where((table.name == name) & criterion(doctype, scope))
	return bool(query.limit(1).run())


def _may_be_created(doc: Document, scope: Scope) -> bool:
	"""A new document belongs to an authority one serves in, or to an appeal one works with."""
	if doc.get("appeal"):
		return row_is_inside("Appeal", doc.appeal, scope)
	if doc.doctype in ("Appeal", "Applicant") and doc.get("authority"):
		return scope.holds_authority(doc.authority)
	return not scope.is_empty
