"""Rows of a recalculation tell only numbers and dates: its administrators see them without seeing the appeals."""

import frappe
from frappe.model.document import Document
from frappe.query_builder import DocType

from appeals_app.authority_directory.queries import authorities_of
from appeals_app.permissions.delegation import serves_everywhere


def row_conditions(user: str | None = None) -> str:
	"""Condition on lists of Term Recalculation Row: rows of the authorities where the user serves."""
	user = user or frappe.session.user
	if serves_everywhere(user):
		return ""
	row = DocType("Term Recalculation Row")
	own = row.authority.isin(authorities_of(user) or [""])
	return "(" + own.get_sql(quote_char="`", with_namespace=True) + ")"


def has_permission(doc: Document | str, ptype: str | None = None, user: str | None = None) -> bool:
	"""For hooks `has_permission`: the row is of an authority where the user serves."""
	user = user or frappe.session.user
	return isinstance(doc, str) or serves_everywhere(user) or doc.authority in authorities_of(user)
