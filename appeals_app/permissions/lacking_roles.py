"""Who stands in for a colleague sees what the colleague sees, and acts by the own roles alone: what is lacking is said."""

import frappe
from frappe import _
from frappe.model.document import Document

from appeals_app.permissions.roles import ARCHIVIST, CONTROLLER, EXECUTOR, HEAD, REGISTRAR, UNIT_LEAD

ROLES_OF_STEPS = (REGISTRAR, HEAD, UNIT_LEAD, EXECUTOR, CONTROLLER, ARCHIVIST)
"""Roles that take steps with appeals."""


def tell_of_lacking_roles(document: Document, method: str | None = None) -> None:
	"""For `on_update` of Authority Officer and of an absence: name the roles the deputy would need and has not."""
	is_absence = document.doctype == "Authority Officer Absence"
	principal, deputy = (
		(document.officer, document.deputy) if is_absence else (document.deputy_for, document.name)
	)
	pair = ("officer", "deputy") if is_absence else ("deputy_for",)
	if not (principal and deputy and any(map(document.has_value_changed, pair))):
		return
	absent, standing_in = _officer(principal), _officer(deputy)
	if not (absent.user and standing_in.user):
		return
	held = set(frappe.get_roles(standing_in.user))
	lacking = [role for role in ROLES_OF_STEPS if role in frappe.get_roles(absent.user) and role not in held]
	if lacking:
		frappe.msgprint(
			_(
				"{0} stands in for {1} and sees the same appeals, but takes no steps of the roles: {2}. Ask the"
				" administrator to give them, or choose another colleague."
			).format(
				frappe.utils.escape_html(standing_in.officer_name),
				frappe.utils.escape_html(absent.officer_name),
				", ".join(_(role) for role in lacking),
			),
			title=_("Not every step is open"),
			indicator="orange",
		)


def _officer(name: str) -> frappe._dict:
	return frappe.db.get_value("Authority Officer", name, ["user", "officer_name"], as_dict=True)
