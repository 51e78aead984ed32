"""Whoever administers one authority gives the own person nothing: that is done from above."""

from datetime import date

import frappe
from frappe import _
from frappe.model.document import Document
from frappe.utils import cstr, getdate

from appeals_app.permissions import roles
from appeals_app.permissions.delegation import serves_everywhere

POWERS = (
	*("is_first_head", "is_deputy_head", "is_unit_head"),
	*("may_write_resolutions", "may_sign_replies"),
)


def keep_own_post(officer: Document, method: str | None = None) -> None:
	"""For `validate` of Authority Officer: refuse a new own post, and more powers, days or another place in one that is held."""
	user = frappe.session.user
	if officer.user != user or serves_everywhere(user):
		return
	before = officer.get_doc_before_save()
	if not before or _opens_more(before, officer):
		frappe.throw(
			_("Only the administrator of the oblast gives your own post more than it has. Ask there."),
			frappe.PermissionError,
		)


def _opens_more(before: Document, officer: Document) -> bool:
	return bool(
		any(officer.get(power) and not before.get(power) for power in POWERS)
		or (officer.deputy_for and officer.deputy_for != before.deputy_for)
		or cstr(officer.unit) != cstr(before.unit)
		or getdate(officer.valid_from) < getdate(before.valid_from)
		or _last_day(officer) > _last_day(before)
	)


def _last_day(officer: Document) -> date:
	return getdate(officer.valid_to) if officer.valid_to else date.max


def refuse_to_stand_in(absence: Document, method: str | None = None) -> None:
	"""For `validate` of Authority Officer Absence: who stands in sees what the absent one sees, so nobody names oneself.

	Heads do: they see the whole authority by their own role.
	"""
	user = frappe.session.user
	if not absence.deputy or serves_everywhere(user) or roles.HEAD in frappe.get_roles(user):
		return
	if frappe.db.get_value("Authority Officer", absence.deputy, "user") == user:
		frappe.throw(
			_("You cannot name yourself as the deputy. The head or the administrator of the oblast does it."),
			frappe.PermissionError,
		)
