"""Workers of an authority who meet personal data: computed from posts and roles, never kept by hand."""

import frappe
from frappe import _
from frappe.query_builder import DocType
from frappe.utils import getdate

from appeals_app.authority_directory.queries import authorities_of
from appeals_app.permissions import roles
from appeals_app.search_arguments import NO_RECORD

MEET_PERSONAL_DATA = (
	roles.WHOLE_AUTHORITY_ROLES
	| roles.OWN_UNIT_ROLES
	| roles.OWN_ASSIGNMENT_ROLES
	| {roles.DATA_PROTECTION_OFFICER}
)
"""Roles that see people or what people wrote; the scope decides whose."""


NO_PEOPLE = ("Administrator", "Guest")
"""Accounts of the system itself; whoever holds the role of an integration is a program too, and signs nothing."""

DUTY = "Personal Data Nondisclosure"


def workers_with_access(authority: str) -> list[frappe._dict]:
	"""People in post today who hold such a role: name, post, roles, and when the duty of non-disclosure was signed."""
	officers = _officers(authority)
	held = _roles_of([officer.user for officer in officers])
	signed = _signed([officer.name for officer in officers])
	return [
		frappe._dict(officer, roles=sorted(held[officer.user]), signed_on=signed.get(officer.name))
		for officer in officers
		if held.get(officer.user)
	]


def unsigned_duties() -> dict[str, object]:
	"""For a counter: how many people of the own authorities have not signed the duty, and the list that shows them."""
	if not frappe.has_permission(DUTY):
		frappe.throw(
			_("You have no right to do this with «{0}». Ask your head or the administrator.").format(_(DUTY)),
			frappe.PermissionError,
		)
	names = [
		worker.name
		for authority in authorities_of(frappe.session.user)
		for worker in workers_with_access(authority)
		if not worker.signed_on
	]
	return {
		"value": len(names),
		"doctype": "Authority Officer",
		"filters": {"name": ["in", names or [NO_RECORD]]},
	}


def _officers(authority: str) -> list[frappe._dict]:
	officer, unit, user = DocType("Authority Officer"), DocType("Authority Unit"), DocType("User")
	today = getdate()  # access follows the real day, whatever moment the app is set to
	query = (
		frappe.qb.from_(officer)
		.join(user)
		.on(user.name == officer.user)
		.left_join(unit)
		.on(unit.name == officer.unit)
		.select(officer.name, officer.user, officer.officer_name, officer.position, unit.unit_name)
		.where((officer.authority == authority) & (officer.valid_from <= today) & (user.enabled == 1))
		.where(officer.valid_to.isnull() | (officer.valid_to >= today))
		.orderby(officer.officer_name)
	)
	return query.run(as_dict=True)


def _roles_of(users: list[str]) -> dict[str, set[str]]:
	rows = frappe.get_all(
		"Has Role",
		{
			"parenttype": "User",
			"parent": ("in", sorted(set(users) - set(NO_PEOPLE)) or [NO_RECORD]),
			"role": ("in", sorted(MEET_PERSONAL_DATA)),
		},
		["parent", "role"],
	)
	held: dict[str, set[str]] = {}
	for row in rows:
		held.setdefault(row.parent, set()).add(row.role)
	return {user: names for user, names in held.items() if roles.INTEGRATION not in names}


def _signed(officers: list[str]) -> dict[str, object]:
	rows = frappe.get_all(
		DUTY,
		{"officer": ("in", officers or [NO_RECORD]), "ended_on": ("is", "not set")},
		["officer", "signed_on"],
		order_by="signed_on",
	)
	return {row.officer: row.signed_on for row in rows}
