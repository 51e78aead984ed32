"""Registers of personal data: each row belongs to an authority and is met by those who serve there, and by nobody else.

Which roles they are says the DocType.  A common row (a text for every authority) is read by all of them and written
by the oblast administrator; what an authority says of its processing is read by the oblast administrator too.
"""

import frappe
from frappe.model.document import Document
from frappe.query_builder import DocType
from pypika import Criterion

from appeals_app.authority_directory.queries import authorities_of
from appeals_app.permissions.delegation import READING, serves_everywhere

COMMON = ("Personal Data Notice",)
"""A row without an authority is everybody's to read."""

READ_EVERYWHERE = ("Personal Data Notice", "Personal Data Processing")
"""What those who serve everywhere meet in every authority."""

PARENT_OF_ROW = {
	"Data Subject Record": "Data Subject Request",
	"Data Subject Correction": "Data Subject Request",
	"Personal Data Incident Notice": "Personal Data Incident",
}


def _conditions(doctype: str, user: str | None) -> str:
	user = user or frappe.session.user
	if _meets_all(doctype, user):
		return ""
	return "(" + _criterion(doctype, user).get_sql(quote_char="`", with_namespace=True, subquery=True) + ")"


def _meets_all(doctype: str, user: str) -> bool:
	return user == "Administrator" or (doctype in READ_EVERYWHERE and serves_everywhere(user))


def _criterion(doctype: str, user: str) -> Criterion:
	table = DocType(doctype)
	if parent := PARENT_OF_ROW.get(doctype):
		document = DocType(parent)
		visible = frappe.qb.from_(document).select(document.name).where(_criterion(parent, user))
		return table.parent.isin(visible)
	own = table.authority.isin(authorities_of(user) or [""])
	if doctype in COMMON:
		return own | table.authority.isnull() | (table.authority == "")
	return own


def has_permission(doc: Document | str, ptype: str | None = None, user: str | None = None) -> bool:
	"""For hooks `has_permission`: the stored row, and the row as it is about to be stored, are of own authorities."""
	user = user or frappe.session.user
	if isinstance(doc, str) or doc is None or _meets_all(doc.doctype, user):
		return True
	if doc.doctype in PARENT_OF_ROW:
		return bool(doc.parent) and has_permission(
			frappe.get_doc(PARENT_OF_ROW[doc.doctype], doc.parent), ptype, user
		)
	concerned = {doc.authority or None} if doc.authority or doc.doctype in COMMON else set()
	if doc.name and (stored := frappe.db.get_value(doc.doctype, doc.name, ["authority"])):
		concerned.add(stored or None)
	if doc.doctype in COMMON and ptype in READING:
		concerned.discard(None)
	return concerned <= set(authorities_of(user))


def retention_hold_conditions(user: str | None = None) -> str:
	"""Condition on lists of Personal Data Hold."""
	return _conditions("Personal Data Hold", user)


def erasure_conditions(user: str | None = None) -> str:
	"""Condition on lists of Personal Data Erasure."""
	return _conditions("Personal Data Erasure", user)


def erasure_row_conditions(user: str | None = None) -> str:
	"""Condition on lists of Personal Data Erasure Row."""
	return _conditions("Personal Data Erasure Row", user)


def request_conditions(user: str | None = None) -> str:
	"""Condition on lists of Data Subject Request."""
	return _conditions("Data Subject Request", user)


def request_record_conditions(user: str | None = None) -> str:
	"""Condition on lists of Data Subject Record."""
	return _conditions("Data Subject Record", user)


def request_correction_conditions(user: str | None = None) -> str:
	"""Condition on lists of Data Subject Correction."""
	return _conditions("Data Subject Correction", user)


def incident_conditions(user: str | None = None) -> str:
	"""Condition on lists of Personal Data Incident."""
	return _conditions("Personal Data Incident", user)


def incident_notice_conditions(user: str | None = None) -> str:
	"""Condition on lists of Personal Data Incident Notice."""
	return _conditions("Personal Data Incident Notice", user)


def notice_conditions(user: str | None = None) -> str:
	"""Condition on lists of Personal Data Notice."""
	return _conditions("Personal Data Notice", user)


def processing_conditions(user: str | None = None) -> str:
	"""Condition on lists of Personal Data Processing."""
	return _conditions("Personal Data Processing", user)


def nondisclosure_conditions(user: str | None = None) -> str:
	"""Condition on lists of Personal Data Nondisclosure."""
	return _conditions("Personal Data Nondisclosure", user)


def personal_data_event_conditions(user: str | None = None) -> str:
	"""Condition on lists of Personal Data Event."""
	return _conditions("Personal Data Event", user)
