"""Records that tell no appeal: read by those who serve in their authority, and by those who serve everywhere."""

import frappe
from frappe.model.document import Document
from frappe.query_builder import DocType

from appeals_app.authority_directory.queries import authorities_of
from appeals_app.permissions import delegation
from appeals_app.permissions.delegation import serves_everywhere
from appeals_app.permissions.scope import READING


def recalculation_conditions(user: str | None = None) -> str:
	"""Condition on lists of Term Recalculation: orders of the own authority, and those for all."""
	return _conditions("Term Recalculation", user, with_common=True)


def recalculation_row_conditions(user: str | None = None) -> str:
	"""Condition on lists of Term Recalculation Row: numbers and dates, seen without seeing the appeals."""
	return _conditions("Term Recalculation Row", user)


def authority_event_conditions(user: str | None = None) -> str:
	"""Condition on lists of Authority Event."""
	return _conditions("Authority Event", user)


def applicant_merge_conditions(user: str | None = None) -> str:
	"""Condition on lists of Applicant Merge."""
	return _conditions("Applicant Merge", user)


def case_volume_conditions(user: str | None = None) -> str:
	"""Condition on lists of Appeal Case Volume."""
	return _conditions("Appeal Case Volume", user)


def import_conditions(user: str | None = None) -> str:
	"""Condition on lists of Appeal Import."""
	return _conditions("Appeal Import", user)


def import_row_conditions(user: str | None = None) -> str:
	"""Condition on lists of Appeal Import Row: numbers of rows and reasons, which name nobody."""
	return _conditions("Appeal Import Row", user)


def has_permission(doc: Document | str, ptype: str | None = None, user: str | None = None) -> bool:
	"""For hooks `has_permission`: the record is of an authority where the user serves."""
	user = user or frappe.session.user
	return isinstance(doc, str) or serves_everywhere(user) or doc.authority in authorities_of(user)


def has_permission_to_recalculation(
	doc: Document | str, ptype: str | None = None, user: str | None = None
) -> bool:
	"""For hooks `has_permission`: read with the authority it counts for, ordered by those who administer that."""
	if (ptype or "read") not in READING:
		return delegation.has_permission(doc, ptype, user)
	return isinstance(doc, str) or not doc.authority or has_permission(doc, ptype, user)


def _conditions(doctype: str, user: str | None, *, with_common: bool = False) -> str:
	user = user or frappe.session.user
	if serves_everywhere(user):
		return ""
	authority = DocType(doctype).authority
	own = authority.isin(authorities_of(user) or [""])
	if with_common:
		own = own | authority.isnull() | (authority == "")
	return "(" + own.get_sql(quote_char="`", with_namespace=True) + ")"
