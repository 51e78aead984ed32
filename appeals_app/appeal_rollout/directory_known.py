"""What the site has, of that which a set-up may name."""

import frappe

from appeals_app.domain.authority_plan import Known
from appeals_app.permissions import roles

GIVABLE_ROLES = tuple(
	role
	for role in roles.ALL_ROLES
	if role not in (roles.OBLAST_ADMIN, roles.ROLLOUT_COORDINATOR, roles.INTEGRATION)
)
"""Roles of people of one authority; those of the whole oblast and of programs are given on the account itself."""

POWERS = (
	*("is_first_head", "is_deputy_head", "is_unit_head"),
	*("may_write_resolutions", "may_sign_replies"),
)
"""Fields of a post that open an act."""


def known_directory() -> Known:
	"""The directory, its people and their roles as they stand now."""
	posts = frappe.get_all("Authority Officer", fields=["user", "authority"], as_list=True)
	accounts = frappe.get_all("User", fields=["name", "enabled"])
	return Known(
		authorities=frozenset(frappe.get_all("Authority", pluck="name")),
		units=frozenset(frappe.get_all("Authority Unit", fields=["authority", "unit_code"], as_list=True)),
		accounts=_roles_of([account.name for account in accounts]),
		disabled=frozenset(account.name for account in accounts if not account.enabled),
		posts=frozenset(posts),
		index_rules=frozenset(
			frappe.get_all("Appeal Index Rule", {"authority": ("is", "set")}, pluck="authority")
		),
		kinds=frozenset(filter(None, frappe.get_meta("Authority").get_options("authority_kind").split("\n"))),
		roles=frozenset(GIVABLE_ROLES),
		powers=frozenset(POWERS),
		may_make_accounts=bool(frappe.has_permission("User", "create")),
	)


def _roles_of(accounts: list[str]) -> dict[str, frozenset[str]]:
	given: dict[str, set[str]] = {account: set() for account in accounts}
	for user, role in frappe.get_all("Has Role", {"parenttype": "User"}, ["parent", "role"], as_list=True):
		given.setdefault(user, set()).add(role)
	return {user: frozenset(held) for user, held in given.items()}
