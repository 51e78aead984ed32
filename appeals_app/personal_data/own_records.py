"""Who reads the records of access: the data protection officer where he or she serves, of the oblast everywhere."""

import frappe
from frappe.model.document import Document
from frappe.query_builder import Criterion, DocType

from appeals_app.authority_directory.queries import authorities_of
from appeals_app.permissions import roles
from appeals_app.personal_data.break_glass import OBLAST
from appeals_app.search_arguments import NO_RECORD

OWNER_FIELD = {
	"Personal Data Access Event": "authority",
	"Personal Data Access Subject": "authority",
	"Personal Data Access Grant": "appeal_authority",
}


def event_conditions(user: str | None = None) -> str:
	"""Condition on lists of Personal Data Access Event."""
	return _conditions("Personal Data Access Event", user)


def subject_conditions(user: str | None = None) -> str:
	"""Condition on lists of Personal Data Access Subject."""
	return _conditions("Personal Data Access Subject", user)


def grant_conditions(user: str | None = None) -> str:
	"""Condition on lists of Personal Data Access Grant."""
	return _conditions("Personal Data Access Grant", user)


def has_permission(doc: Document | str, ptype: str | None = None, user: str | None = None) -> bool:
	"""For hooks `has_permission`: a record of an authority the officer watches, or one's own grant; asked for from a post."""
	user = user or frappe.session.user
	if isinstance(doc, str) or user == "Administrator":
		return True
	if doc.doctype == "Personal Data Access Grant":
		if doc.is_new():
			return bool(authorities_of(user))
		if ptype == "write":
			return False  # the right is there for the form alone, which shows no field without it
		if doc.user == user:
			return True
	watched = watched_authorities(user)
	if watched is None:
		return True
	if doc.doctype == "Personal Data Access Grant":
		watched = watched | headed_authorities(user)
	return doc.get(OWNER_FIELD[doc.doctype]) in watched


def watched_authorities(user: str) -> frozenset[str] | None:
	"""Authorities whose records of access the user reads; None for all of them."""
	if user == "Administrator":
		return None
	if roles.DATA_PROTECTION_OFFICER not in frappe.get_roles(user):
		return frozenset()
	served = frozenset(authorities_of(user))
	kinds = frappe.get_all(
		"Authority", filters={"name": ("in", sorted(served) or [NO_RECORD])}, pluck="authority_kind"
	)
	return None if OBLAST in kinds else served


def headed_authorities(user: str) -> frozenset[str]:
	"""Authorities whose head the user is: a head is told of grants and reads them."""
	return frozenset(authorities_of(user)) if roles.HEAD in frappe.get_roles(user) else frozenset()


def watched(doctype: str, user: str) -> Criterion | None:
	"""Rows of the DocType the user may read, None for all of them."""
	table, authorities = DocType(doctype), watched_authorities(user)
	if authorities is None:
		return None
	if doctype != "Personal Data Access Grant":
		return table[OWNER_FIELD[doctype]].isin(sorted(authorities) or [""])
	authorities |= headed_authorities(user)
	return (table.user == user) | table.appeal_authority.isin(sorted(authorities) or [""])


def _conditions(doctype: str, user: str | None) -> str:
	own = watched(doctype, user or frappe.session.user)
	return "" if own is None else "(" + own.get_sql(quote_char="`", with_namespace=True) + ")"
