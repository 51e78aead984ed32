"""What all would see is made by administrators; what the others make of lists, calendars and reports is for themselves."""

import frappe
from frappe import _
from frappe.model.document import Document
from frappe.query_builder import DocType
from frappe.utils import cint

from appeals_app.permissions import roles
from appeals_app.permissions.administrators import is_administrator
from appeals_app.permissions.written_by_people import is_asked

KEPT_TO_ONESELF: dict[str, tuple[str, str | int | None]] = {
	"List Filter": ("for_user", None),
	"Event": ("event_type", "Private"),
	"Kanban Board": ("private", 1),
	"Dashboard Chart": ("is_public", 0),
}
"""The field that says for whom a row is, and what it says of a row for its author alone; None: the author's name."""


SHOWN_TO_ALL: dict[str, tuple[str, int]] = {
	"Note": ("public", 1),
	"Dashboard Chart": ("is_public", 1),
	"Kanban Board": ("private", 0),
}
"""The field that says of a row that all may see it, and what it says then; the others are for their author alone."""


def keep_to_oneself(document: Document, method: str | None = None) -> None:
	"""For `before_validate` of these: a row of somebody else is not changed, and none is made for all."""
	user = frappe.session.user
	if is_administrator(user):
		return
	field, private = KEPT_TO_ONESELF[document.doctype]
	own = user if private is None else private
	if not document.is_new() and frappe.db.get_value(document.doctype, document.name, field) != own:
		frappe.throw(
			_("This is common to all and is changed by the administrator. Make one of your own."),
			frappe.PermissionError,
		)
	document.set(field, own)


def keep_notices(settings: Document, method: str | None = None) -> None:
	"""For `before_validate` and `on_trash` of Notification Settings: nobody switches off the notices of somebody else.

	With an account they go off and on by themselves.
	"""
	by_framework = settings.flags.ignore_permissions  # it makes a row for each new account
	if not is_asked() or settings.name == frappe.session.user or by_framework:
		return
	if method == "on_trash" or not _follow_account(settings):
		frappe.throw(
			_("Which notices a person gets is set by that person alone. Open your own settings."),
			frappe.PermissionError,
		)


def _follow_account(settings: Document) -> bool:
	before = settings.get_doc_before_save()
	switches = settings.meta.get("fields", {"fieldtype": "Check", "fieldname": ("!=", "enabled")})
	is_rest_kept = before and all(
		cint(before.get(switch.fieldname)) == cint(settings.get(switch.fieldname)) for switch in switches
	)
	return bool(is_rest_kept) and frappe.flags.account_saved == (settings.name, cint(settings.enabled))


def remember_account(account: Document, method: str | None = None) -> None:
	"""For `before_validate` of User: which account is saved, and whether it is enabled."""
	frappe.flags.account_saved = (account.name, cint(account.enabled))


def keep_filter(document: Document, method: str | None = None) -> None:
	"""For `on_trash` of List Filter: one's own is deleted, and by the administrator any."""
	user = frappe.session.user
	if document.for_user != user and not is_administrator(user):
		frappe.throw(
			_("This is common to all and is changed by the administrator. Make one of your own."),
			frappe.PermissionError,
		)


def filter_conditions(user: str | None = None) -> str:
	"""Condition on lists of List Filter: one's own, and those for all."""
	user = user or frappe.session.user
	if is_administrator(user):
		return ""
	for_user = DocType("List Filter").for_user
	return _sql(for_user.isnull() | for_user.isin(["", user]))


def report_conditions(user: str | None = None) -> str:
	"""Condition on lists of Report: those of the system, of its administrators, and one's own."""
	user = user or frappe.session.user
	if is_administrator(user):
		return ""
	report, held = DocType("Report"), DocType("Has Role")
	administrators = (
		frappe.qb.from_(held)
		.select(held.parent)
		.where((held.parenttype == "User") & held.role.isin(sorted(roles.ADMINISTRATOR_ROLES)))
	)
	return _sql(
		(report.is_standard == "Yes")
		| report.owner.isin(["Administrator", user])
		| report.owner.isin(administrators)
	)


def note_conditions(user: str | None = None) -> str:
	"""Condition on lists of Note."""
	return _shown_or_own("Note", user)


def chart_conditions(user: str | None = None) -> str:
	"""Condition on lists of Dashboard Chart."""
	return _shown_or_own("Dashboard Chart", user)


def board_conditions(user: str | None = None) -> str:
	"""Condition on lists of Kanban Board."""
	return _shown_or_own("Kanban Board", user)


def _shown_or_own(doctype: str, user: str | None) -> str:
	user = user or frappe.session.user
	if is_administrator(user):
		return ""
	table, (field, shown) = DocType(doctype), SHOWN_TO_ALL[doctype]
	return _sql((table[field] == shown) | table.owner.isin(["Administrator", user]))


def has_permission(doc: Document | str, ptype: str | None = None, user: str | None = None) -> bool | None:
	"""For hooks `has_permission` of List Filter, Report, Notification Settings and what stands in SHOWN_TO_ALL.

	As the conditions on their lists: False, or None, for the framework's own rule to be asked too.
	"""
	user = user or frappe.session.user
	if isinstance(doc, str) or doc is None or is_administrator(user):
		return None
	return None if _may(doc, ptype, user) else False


def _may(doc: Document, ptype: str | None, user: str) -> bool:
	if doc.doctype == "Notification Settings":
		return ptype != "read" or doc.name == user
	if doc.doctype == "List Filter":
		return doc.is_new() or doc.for_user in (None, "", user)
	if doc.doctype in SHOWN_TO_ALL:
		field, shown = SHOWN_TO_ALL[doc.doctype]
		return doc.is_new() or cint(doc.get(field)) == shown or doc.owner in ("Administrator", user)
	return doc.is_new() or doc.is_standard == "Yes" or doc.owner == user or is_administrator(doc.owner)


def _sql(criterion: object) -> str:
	return "(" + criterion.get_sql(quote_char="`", with_namespace=True) + ")"
