"""Records that tell no appeal: read by those who serve in their authority, and by those who serve everywhere."""

import frappe
from frappe.model.document import Document
from frappe.query_builder import DocType

from appeals_app.authority_directory.queries import authorities_of
from appeals_app.permissions.delegation import serves_everywhere


def recalculation_row_conditions(user: str | None = None) -> str:
	"""Condition on lists of Term Recalculation Row: numbers and dates, seen without seeing the appeals."""
	return _conditions("Term Recalculation Row", user)


def authority_event_conditions(user: str | None = None) -> str:
	"""Condition on lists of Authority Event."""
	return _conditions("Authority Event", user)


def has_permission(doc: Document | str, ptype: str | None = None, user: str | None = None) -> bool:
	"""For hooks `has_permission`: the record is of an authority where the user serves."""
	user = user or frappe.session.user
	return isinstance(doc, str) or serves_everywhere(user) or doc.authority in authorities_of(user)


def _conditions(doctype: str, user: str | None) -> str:
	user = user or frappe.session.user
	if serves_everywhere(user):
		return ""
	own = DocType(doctype).authority.isin(authorities_of(user) or [""])
	return "(" + own.get_sql(quote_char="`", with_namespace=True) + ")"
